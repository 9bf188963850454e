import type { Evidence, ItemKey, Verdict } from '../model';
import type { Settings } from '../settings';
import { judge, tuningOf } from '../verdict';
import type { Desk } from './desk';

/** One item with all that is known of it and what it comes to. */
export interface Judged {
  readonly evidence: Evidence;
  readonly verdict: Verdict;
}

/** Judges items from the history alone, in the order of `keys`; those that it does not hold are left out. */
export async function judgeKept(keys: readonly ItemKey[], { ledger, settings }: Desk): Promise<readonly Judged[]> {
  return judgeAll(keys, await ledger.evidence(keys), settings);
}

/** Judges items from what is known of them, in the order of `keys`; those of which nothing is are left out. */
export function judgeAll(
  keys: readonly ItemKey[],
  known: ReadonlyMap<ItemKey, Evidence>,
  settings: Settings,
): readonly Judged[] {
  const tuning = tuningOf(settings);
  return keys.flatMap((key) => {
    const evidence = known.get(key);
    return evidence ? [{ evidence, verdict: judge(evidence, tuning) }] : [];
  });
}
