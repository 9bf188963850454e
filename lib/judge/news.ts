import type { Speaker } from '../i18n';
import type { ItemKey, State } from '../model';
import { judge, tuningOf } from '../verdict';
import { isMarked } from './badge';
import type { Desk } from './desk';
import { growthOf } from './main-figure';
import type { Judged } from './pipeline';
import { asOf, lastVisitOf } from './since';

/** So many items are judged a second time, as they stood at the last visit; the popup must not wait for more. */
const MOST_ITEMS = 200;

interface Change {
  readonly key: ItemKey;
  readonly was: State | 'new';
  readonly is: State;
  readonly growth: string | null;
}

/** What is new on a page since the reader's last visit. */
export interface News {
  readonly heading: string;
  readonly lines: readonly string[];
  /** What is new of each item, in a few words. */
  readonly of: ReadonlyMap<ItemKey, string>;
}

function changeOf({ evidence, verdict }: Judged, lastVisitAt: number, { settings, speaker }: Desk): Change {
  const before = asOf(evidence, lastVisitAt);
  const growth = before && growthOf(before.series.at(-1), evidence.series.at(-1), speaker);
  const was = before ? judge(before, tuningOf(settings)).state : 'new';
  return { key: verdict.key, was, is: verdict.state, growth };
}

/** From quiet to marked, or from doubtful to unusual. */
const isWorse = ({ was, is }: Change) =>
  was !== 'new' && was !== is && (is === 'unusual' || (is === 'doubtful' && !isMarked(was)));

function wordsOf(change: Change, speaker: Speaker): string | null {
  if (change.was === 'new') return speaker.say('popup.news.new');
  if (isWorse(change)) return speaker.say('popup.news.was', { state: speaker.say(`state.${change.was}`) });
  return change.growth;
}

function linesOf(changes: readonly Change[], speaker: Speaker): readonly string[] {
  const counted = [
    ['popup.since.worse', changes.filter(isWorse).length],
    ['popup.since.new', changes.filter(({ was }) => was === 'new').length],
    ['popup.since.grew', changes.filter(({ growth }) => growth !== null).length],
  ] as const;
  const lines = counted.flatMap(([id, n]) => (n > 0 ? [speaker.say(id, { n: speaker.number(n) })] : []));
  return lines.length > 0 ? lines : [speaker.say('popup.since.nothing')];
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
  return {
    heading: speaker.say('popup.since', { ago: speaker.ago(now - lastVisitAt) }),
    lines: linesOf(changes, speaker),
    of: new Map(
      changes.flatMap((change) => {
        const words = wordsOf(change, speaker);
        return words === null ? [] : [[change.key, words]];
      }),
    ),
  };
}
