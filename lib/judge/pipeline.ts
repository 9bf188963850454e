import type { BadgePatch } from '../messages/protocol';
import type { ItemKey, PageView } from '../model';
import { patchOf } from './badge';
import type { Desk } from './desk';
import { type Judged, judgeAll } from './kept';
import { withConfirmedLayouts } from './layouts';

export { type Judged, judgeKept } from './kept';

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
  // What is new of one item is evidence for the others of its author: they are judged anew with it.
  const keys = [...new Set([...view.items.map(({ key }) => key), ...also])];
  let judged: readonly Judged[] = [];
  await desk.ledger.record(withConfirmedLayouts(view, desk.settings), at, {
    keys,
    judge(evidence) {
      judged = judgeAll(keys, evidence, desk.settings);
      return judged.map(({ verdict }) => verdict);
    },
  });
  return judged.map((each) => patchOf(each, desk));
}
