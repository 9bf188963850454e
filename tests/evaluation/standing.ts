import { type Data, numberIn } from './data';
import { groupBy } from './groups';

/** How many times as large (ln) a standing topic became between two looks. */
export interface Growth {
  readonly cluster: string;
  readonly hours: number;
  readonly before: number;
  readonly now: number;
}

/** Topics of so many discussions stand for months, as super topics do; a story of the day has fewer. */
const STANDING_FROM = 1_000_000;
const MOST_PER_TOPIC = 12;

/**
 * Growth of standing topics on the hot-search board over three hours to three days: the nearest thing to a super
 * topic's score that was ever recorded in public.
 */
export function standingGrowths(data: Data): readonly Growth[] {
  const rows = data.csv('weibo_hotsearch', 'hourly').flatMap((row) => {
    const discussions = numberIn(row, 'discuss');
    const organic = row.ads === '0' && discussions >= STANDING_FROM;
    return organic ? [{ topic: row.topic ?? '', hours: numberIn(row, 'ts') / 3600, discussions }] : [];
  });
  return [...groupBy(rows, ({ topic }) => topic)].flatMap(([cluster, looks]) => {
    const sorted = looks.toSorted((a, b) => a.hours - b.hours);
    const pairs = sorted.flatMap((now) => {
      const before = sorted.find(({ hours }) => now.hours - hours <= 72);
      const hours = before ? now.hours - before.hours : 0;
      return before && hours >= 3 ? [{ cluster, hours, before: before.discussions, now: now.discussions }] : [];
    });
    const every = Math.ceil(pairs.length / MOST_PER_TOPIC);
    return pairs.filter((_, i) => i % every === 0);
  });
}
