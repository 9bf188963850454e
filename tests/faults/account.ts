import type { ItemKey } from '../../lib/model';

/** One page view that was sent: every item of it shows this value, which no other view shows. */
export interface Sent {
  readonly value: number;
  /** The page was told that it is kept. */
  readonly acknowledged: boolean;
}

/** How a history stands to what was sent; all four should be 0, but the first. */
export interface Account {
  /** Observations that were acknowledged. */
  readonly acknowledged: number;
  /** Of those, how many are not there. */
  readonly lost: number;
  /** Page views that are there, but not with all their items. */
  readonly partial: number;
  /** Observations that are there more than once. */
  readonly duplicated: number;
  /** Observations that nobody sent. */
  readonly strange: number;
}

/**
 * Holds what is kept against what was sent.
 *
 * @param kept the values of each item's series, of every item that the views have
 */
export function accountOf(sent: readonly Sent[], kept: ReadonlyMap<ItemKey, readonly number[]>): Account {
  const items = kept.size;
  /** How often each value is there, and in how many items. */
  const times = new Map<number, number>();
  const places = new Map<number, number>();
  for (const values of kept.values()) {
    for (const value of values) times.set(value, (times.get(value) ?? 0) + 1);
    for (const value of new Set(values)) places.set(value, (places.get(value) ?? 0) + 1);
  }
  const known = new Set(sent.map(({ value }) => value));
  const acknowledged = sent.filter((view) => view.acknowledged);
  const sum = (numbers: Iterable<number>) => [...numbers].reduce((a, b) => a + b, 0);
  return {
    acknowledged: acknowledged.length * items,
    lost: sum(acknowledged.map(({ value }) => items - (places.get(value) ?? 0))),
    partial: [...places].filter(([value, there]) => known.has(value) && there < items).length,
    duplicated: sum([...times].map(([value, count]) => count - (places.get(value) ?? 0))),
    strange: sum([...times].map(([value, count]) => (known.has(value) ? 0 : count))),
  };
}

/** The sum of several. */
export function sumOf(accounts: readonly Account[]): Account {
  const none: Account = { acknowledged: 0, lost: 0, partial: 0, duplicated: 0, strange: 0 };
  return accounts.reduce(
    (a, b) => ({
      acknowledged: a.acknowledged + b.acknowledged,
      lost: a.lost + b.lost,
      partial: a.partial + b.partial,
      duplicated: a.duplicated + b.duplicated,
      strange: a.strange + b.strange,
    }),
    none,
  );
}

/** True where nothing was lost, halved, doubled or made up, and there was something to lose. */
export function isClean({ acknowledged, lost, partial, duplicated, strange }: Account): boolean {
  return acknowledged > 0 && lost + partial + duplicated + strange === 0;
}
