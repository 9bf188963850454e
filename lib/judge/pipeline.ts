import type { BadgePatch } from '../messages/protocol';
import type { Evidence, ItemKey, PageView, Verdict } from '../model';
import { judge } from '../verdict';
import { patchOf } from './badge';
import type { Desk } from './desk';
import { withConfirmedLayouts } from './layouts';

/**
 * The way of the data, from a page's view to the badges on it (DESIGN §3). The view has been validated and its
 * sender checked; `at` is the background's own time.
 *
 * @param also the items that the page shows unchanged
 * @returns one badge for each item of the page, acknowledged only when the history holds the view
 * @throws what the ledger throws when it can neither be written nor stood in for
 */
export async function judgePage(
  view: PageView,
  also: readonly ItemKey[],
  at: number,
  desk: Desk,
): Promise<readonly BadgePatch[]> {
  await desk.ledger.record(withConfirmedLayouts(view, desk.settings), at);
  // What is new of one item is evidence for the others of its author: they are judged anew with it.
  const keys = new Set([...view.items.map(({ key }) => key), ...also]);
  const judged = await judgeKept([...keys], desk);
  await desk.ledger.keepVerdicts(
    judged.map(({ verdict }) => verdict),
    at,
  );
  return judged.map(({ evidence, verdict }) => patchOf(evidence, verdict, desk.speaker));
}

/** One item with all that is known of it and what it comes to. */
export interface Judged {
  readonly evidence: Evidence;
  readonly verdict: Verdict;
}

/** Judges items from the history alone, in the order of `keys`; those that it does not hold are left out. */
export async function judgeKept(keys: readonly ItemKey[], { ledger, settings }: Desk): Promise<readonly Judged[]> {
  const all = await ledger.evidence(keys);
  return keys.flatMap((key) => {
    const evidence = all.get(key);
    return evidence ? [{ evidence, verdict: judge(evidence, settings) }] : [];
  });
}
