import type { Evidence, ItemKey, Verdict } from '../model';
import type { Settings } from '../settings';
import { judge, type Tuning } from '../verdict';
import type { Desk } from './desk';

/** One item with all that is known of it and what it comes to. */
export interface Judged {
  readonly evidence: Evidence;
  readonly verdict: Verdict;
}

/** Of the settings, what verdicts depend on: a change of the others leaves kept verdicts as good as they were. */
export function tuningOf({ thresholds }: Settings): Tuning {
  return { thresholds };
}

/** Judges items from the history alone, in the order of `keys`; those that it does not hold are left out. */
export async function judgeKept(keys: readonly ItemKey[], { ledger, settings }: Desk): Promise<readonly Judged[]> {
  const all = await ledger.evidence(keys);
  return keys.flatMap((key) => {
    const evidence = all.get(key);
    return evidence ? [{ evidence, verdict: judge(evidence, tuningOf(settings)) }] : [];
  });
}
