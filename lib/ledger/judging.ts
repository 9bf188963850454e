import type { Evidence, ItemKey, PageView, Verdict } from '../model';
import type { OnDamage } from './error';
import { readEvidence } from './evidence';
import { keepVerdicts } from './keep';
import { type Recorded, recordView } from './record';
import type { Shelf } from './shelf';

/** What is judged in the same transaction in which a page view is recorded: each row is then written once. */
export interface Judging {
  /** Whose evidence is wanted, as it is with the page view. */
  readonly keys: readonly ItemKey[];
  /** The verdicts to be kept. May be asked more than once: where a transaction fails, all of it is done anew. */
  readonly judge: (evidence: ReadonlyMap<ItemKey, Evidence>) => readonly Verdict[];
}

export interface RecordedAndJudged {
  readonly recorded: Recorded;
  /** What went wrong in the judging. */
  readonly failure: { readonly error: unknown } | null;
}

/** Records a page view and keeps the verdicts on it. What was seen is kept even where judging it fails. */
export async function recordJudged(
  shelf: Shelf,
  view: PageView,
  atMs: number,
  { keys, judge }: Judging,
  onDamage: OnDamage,
): Promise<RecordedAndJudged> {
  const recorded = await recordView(shelf, view, atMs, onDamage);
  try {
    await keepVerdicts(shelf, judge(await readEvidence(shelf, keys, onDamage)));
    return { recorded, failure: null };
  } catch (error) {
    return { recorded, failure: { error } };
  }
}
