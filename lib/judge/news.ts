import type { Speaker } from '../i18n';
import type { ItemKey, State } from '../model';
import { judge, tuningOf } from '../verdict';
import { isMarked } from './badge';
import type { Desk } from './desk';
import { changeOfFigure } from './main-figure';
import type { Judged } from './pipeline';
import { asOf, lastVisitOf } from './since';

/** So many items are judged a second time, as they stood at the last visit; the popup must not wait for more. */
const MOST_ITEMS = 200;

interface Change {
  readonly key: ItemKey;
  readonly was: State | 'new';
  readonly is: State;
  /** Its main figure with the change, where that is worth telling. */
  readonly figure: string | null;
}

/** What is new on a page since the reader's last visit. */
export interface News {
  /** When that was, and how many items are worse, new or much changed, e.g. "Last here 7 hours ago · 3 new". */
  readonly sentence: string;
  readonly of: ReadonlyMap<ItemKey, ItemNews>;
}

export interface ItemNews {
  /** "new", or what it was before; null where its state says nothing new. */
  readonly stamp: string | null;
  /** Its main figure with the change; null where that has hardly changed. */
  readonly figure: string | null;
}

function changeOf({ evidence, verdict }: Judged, lastVisitAt: number, { settings, speaker }: Desk): Change {
  const before = asOf(evidence, lastVisitAt);
  const figure = before && changeOfFigure(before.series.at(-1), evidence.series.at(-1), speaker);
  const was = before ? judge(before, tuningOf(settings)).state : 'new';
  return { key: verdict.key, was, is: verdict.state, figure };
}

/** From quiet to marked, or from doubtful to unusual. */
const isWorse = ({ was, is }: Change) =>
  was !== 'new' && was !== is && (is === 'unusual' || (is === 'doubtful' && !isMarked(was)));

const isNew = ({ was }: Change) => was === 'new';

/** @param mostAreNew then the word on each of them would tell nothing apart */
function stampOf(change: Change, mostAreNew: boolean, speaker: Speaker): string | null {
  if (change.was === 'new') return mostAreNew ? null : speaker.say('popup.news.new');
  return isWorse(change) ? speaker.say('popup.news.was', { state: speaker.say(`state.${change.was}`) }) : null;
}

function sentenceOf(changes: readonly Change[], agoMs: number, speaker: Speaker): string {
  const counted = [
    ['popup.since.worse', changes.filter(isWorse).length],
    ['popup.since.new', changes.filter(isNew).length],
    ['popup.since.changed', changes.filter(({ figure }) => figure !== null).length],
  ] as const;
  const parts = counted.flatMap(([id, n]) => (n > 0 ? [speaker.say(id, { n: speaker.number(n) })] : []));
  const what = parts.length > 0 ? parts : [speaker.say('popup.since.nothing')];
  return [speaker.say('popup.since', { ago: speaker.ago(agoMs) }), ...what].join(' · ');
}

/**
 * What changed on a page since the reader was last there: each item is judged once more from what was known then, by
 * today's rules, so that only the figures make a difference. Null at a first visit.
 *
 * @param now ms since 1970
 */
export function newsOf(judged: readonly Judged[], now: number, desk: Desk): News | null {
  const some = judged.slice(0, MOST_ITEMS);
  const lastVisitAt = lastVisitOf(some.map(({ evidence }) => evidence.series));
  if (lastVisitAt === null) return null;
  const { speaker } = desk;
  const changes = some.map((each) => changeOf(each, lastVisitAt, desk));
  const mostAreNew = 2 * changes.filter(isNew).length > changes.length;
  return {
    sentence: sentenceOf(changes, now - lastVisitAt, speaker),
    of: new Map(
      changes.map((change) => [change.key, { stamp: stampOf(change, mostAreNew, speaker), figure: change.figure }]),
    ),
  };
}
