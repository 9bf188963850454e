import type { Speaker } from '../i18n';
import type { BadgePatch } from '../messages/protocol';
import type { Evidence, Verdict } from '../model';

/** The first reason in one sentence: what spoke loudest, what is missing, or that nothing was seen. */
export function reasonOf(verdict: Verdict, speaker: Speaker): string {
  const first = verdict.findings[0];
  if (first && verdict.state !== 'unknown') return speaker.sentence(first.headline);
  return verdict.missing ? speaker.sentence(verdict.missing) : speaker.say('state.ordinary.reason');
}

export function patchOf({ facts }: Evidence, verdict: Verdict, speaker: Speaker): BadgePatch {
  const state = speaker.say(`state.${verdict.state}`);
  const reason = reasonOf(verdict, speaker);
  const loud = verdict.state === 'unusual' || verdict.state === 'doubtful';
  return {
    key: facts.key,
    state: verdict.state,
    word: loud ? state : '',
    reason,
    name: speaker.say('badge.name', { title: facts.title || speaker.say('badge.untitled'), state, reason }),
  };
}
