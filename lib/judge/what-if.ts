import type { Ledger, ListedItem } from '../ledger';
import type { ItemKey, State } from '../model';
import { concerns, judge, type Tuning, tuningOf } from '../verdict';

/** So many of the newest items are looked at. */
export const MOST_LOOKED_AT = 2000;
/** A slice is so short that whoever waits for its end, to begin anew, does not notice. */
const SLICE = 20;
const SPOKEN_SLICE = 200;

/** An item whose state would be another. */
export interface StateChange {
  readonly key: ItemKey;
  readonly title: string;
  /** Empty where the page shows none. */
  readonly author: string;
  readonly from: State;
  readonly to: State;
}

/** What one slice of items came to. */
export interface WhatIfSlice {
  /** How many items there were in it. */
  readonly looked: number;
  readonly changes: readonly StateChange[];
}

async function* newest(ledger: Pick<Ledger, 'page'>, slice: number): AsyncGenerator<readonly ListedItem[]> {
  let left = MOST_LOOKED_AT;
  let after: string | null = null;
  do {
    const page = await ledger.page({ after, limit: Math.min(slice, left) });
    left -= page.items.length;
    after = page.after;
    yield page.items;
  } while (after !== null && left > 0);
}

/**
 * How the newest items of a history would stand if it were judged with other settings: by the function that judges
 * pages, from the same evidence. Slice by slice, the newest first; whoever asks may stop after any.
 */
export async function* whatIf(
  ledger: Pick<Ledger, 'page' | 'evidence'>,
  now: Tuning,
  tried: Tuning,
): AsyncGenerator<WhatIfSlice> {
  const [before, after] = [tuningOf(now), tuningOf(tried)];
  for await (const items of newest(ledger, SLICE)) {
    const concerned = items.filter(({ facts }) => concerns(facts.kind, before, after));
    const evidence = await ledger.evidence(concerned.map(({ facts }) => facts.key));
    const changes = concerned.flatMap(({ facts: { key, title, author } }): StateChange[] => {
      const known = evidence.get(key);
      if (!known) return [];
      const [from, to] = [judge(known, before).state, judge(known, after).state];
      return from === to ? [] : [{ key, title, author: author?.name ?? '', from, to }];
    });
    yield { looked: items.length, changes };
  }
}

/**
 * When each check spoke last, ms since 1970: the last look at the newest item against which its finding was kept.
 * Slice by slice, the newest days first; a check that is not named has not spoken among the newest items.
 */
export async function* lastSpoken(
  ledger: Pick<Ledger, 'page' | 'verdicts'>,
): AsyncGenerator<ReadonlyMap<string, number>> {
  const last = new Map<string, number>();
  for await (const items of newest(ledger, SPOKEN_SLICE)) {
    const kept = await ledger.verdicts(items.map(({ facts }) => facts.key));
    for (const { facts, latest } of items)
      for (const { check } of kept.get(facts.key)?.said?.findings ?? [])
        last.set(check, Math.max(last.get(check) ?? 0, latest?.lastAt ?? 0));
    yield last;
  }
}
