import type { Speaker } from '../i18n';
import type { BadgePatch } from '../messages/protocol';
import type { Evidence, ItemKey, State, Verdict } from '../model';
import { exceptionFor } from '../settings';
import type { Desk } from './desk';

/** The states whose counts speak against them: said in words beside the sign. */
export const isMarked = (state: State): state is 'unusual' | 'doubtful' => state === 'unusual' || state === 'doubtful';

/** The first reason in one sentence: what spoke loudest, what is missing, or that nothing was seen. */
export function reasonOf(verdict: Verdict, speaker: Speaker): string {
  const first = verdict.findings[0];
  if (first && verdict.state !== 'unknown') return speaker.sentence(first.headline);
  return verdict.missing ? speaker.sentence(verdict.missing) : speaker.say('state.ordinary.reason');
}

/** No badge: the reader has asked not to see one. */
export function hiddenPatch(key: ItemKey): BadgePatch {
  return { key, state: 'unknown', word: '', reason: '', name: '', hidden: true };
}

/** The badge of one item. An ignored one, and where only marked ones are wanted a quiet one, is not shown. */
export function patchOf(
  { evidence: { facts }, verdict }: { readonly evidence: Evidence; readonly verdict: Verdict },
  { settings, speaker }: Pick<Desk, 'settings' | 'speaker'>,
): BadgePatch {
  // Shorter than the state's name where the language allows: a counter row has little room, and the name is read out.
  const word = isMarked(verdict.state) ? speaker.say(`badge.${verdict.state}`) : '';
  if (exceptionFor(facts, settings) || (settings.show === 'marked' && !word)) return hiddenPatch(facts.key);
  const state = speaker.say(`state.${verdict.state}`);
  const reason = reasonOf(verdict, speaker);
  return {
    key: facts.key,
    state: verdict.state,
    word,
    reason,
    name: speaker.say('badge.name', { title: facts.title || speaker.say('badge.untitled'), state, reason }),
  };
}
