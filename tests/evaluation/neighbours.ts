import type { Evidence, Neighbour } from '../../lib/model';
import { withMore } from './attacks/growth';
import { type Cascade, factsOf, HOUR_S, seriesOf, withLikes } from './cascades';
import { groupBy } from './groups';
import type { Random } from './random';

const LEAST_REPOSTS = 200;
const APART_S = 72 * HOUR_S;
const STEP_S = 1200;

/** Posts of one account that one page shows together. */
export type Group = readonly Cascade[];

/** One of a group as the verdict sees it, after some looks at all of them. */
export interface SeenTogether {
  readonly cluster: string;
  readonly evidence: Evidence;
  /** Whether it was one of those that got a package. */
  readonly bought: boolean;
}

/** `n` groups of `size` neighbouring posts of one account, the newest at most three days after the oldest. */
export function groupsOf(cascades: readonly Cascade[], n: number, size: number, random: Random): readonly Group[] {
  const enough = cascades.filter(({ reposts }) => reposts.length >= LEAST_REPOSTS);
  const accounts = [...groupBy(enough, ({ author }) => author).values()].filter(({ length }) => length > size);
  const account =
    accounts.toSorted((a, b) => b.length - a.length)[0]?.toSorted((a, b) => a.postedAt - b.postedAt) ?? [];
  if (account.length <= size) return [];
  return Array.from({ length: n }, () => random.integer(0, account.length - size - 1))
    .map((start) => account.slice(start, start + size))
    .filter((group) => ((group.at(-1)?.postedAt ?? 0) - (group[0]?.postedAt ?? 0)) / 1000 < APART_S);
}

const newestOf = (group: Group) => Math.max(...group.map(({ postedAt }) => postedAt));

/** Seconds after the newest was posted at which all are looked at. */
export function groupVisits(random: Random, looks: number): readonly number[] {
  let at = HOUR_S;
  return Array.from({ length: looks }, () => {
    at += random.logUniform(600, 10 * HOUR_S);
    return at;
  });
}

/** A package for each of `k` of them in the same twenty minutes: equal to five in a hundred (EVALUATION §2). */
export function buyTogether(group: Group, k: number, size: number, random: Random) {
  const start = random.uniform(1.5 * HOUR_S, 24 * HOUR_S);
  const lot = size * (group.map(({ reposts }) => reposts.length).toSorted((a, b) => a - b)[group.length >> 1] ?? 0);
  const chosen = new Set(random.sample(group, k));
  const padded = group.map((cascade) => {
    if (!chosen.has(cascade)) return cascade;
    const since = (newestOf(group) - cascade.postedAt) / 1000 + start;
    const bought = Array.from(
      { length: Math.floor(lot * random.uniform(0.95, 1.05)) },
      () => since + random.uniform(0, STEP_S),
    );
    return withMore(cascade, bought);
  });
  return { group: padded, start, bought: new Set(padded.filter((cascade, i) => cascade !== group[i])) };
}

/** What is known of each of the group after looks at these times. */
export function evidenceOfGroup(
  group: Group,
  times: readonly number[],
  bought: ReadonlySet<Cascade> = new Set(),
): readonly SeenTogether[] {
  const newest = newestOf(group);
  const seen: readonly Neighbour[] = group.map((cascade) => {
    const series = seriesOf(
      cascade,
      times.map((time) => (newest - cascade.postedAt) / 1000 + time),
    );
    return {
      facts: factsOf(cascade),
      series,
      latest: series.at(-1) ?? { firstAt: 0, lastAt: 0, looks: 1, counts: {} },
    };
  });
  return seen.map(({ facts, series }, i) => {
    const authorItems = seen.filter((_, other) => other !== i);
    const cascade = group[i];
    return {
      cluster: cascade?.cluster ?? '',
      evidence: { facts, series, authorItems, account: null, digest: '' },
      bought: cascade !== undefined && bought.has(cascade),
    };
  });
}

const MOST_EARLIER = 40;
const SETTLED_S = 72 * HOUR_S;

/** Another post of the account, as it stood after three days. */
function settled(cascade: Cascade): Neighbour {
  const series = withLikes(seriesOf(cascade, [SETTLED_S]), cascade, [SETTLED_S]);
  return { facts: factsOf(cascade), series, latest: series[0] ?? { firstAt: 0, lastAt: 0, looks: 1, counts: {} } };
}

/** For each post the account's earlier ones, newest first. */
export function earlierOf(cascades: readonly Cascade[]): (cascade: Cascade) => readonly Neighbour[] {
  const known = groupBy(
    cascades.map((cascade) => ({ author: cascade.author, at: cascade.postedAt, neighbour: settled(cascade) })),
    ({ author }) => author,
  );
  return ({ author, postedAt }) =>
    (known.get(author) ?? [])
      .filter(({ at }) => at < postedAt)
      .toSorted((a, b) => b.at - a.at)
      .slice(0, MOST_EARLIER)
      .map(({ neighbour }) => neighbour);
}
