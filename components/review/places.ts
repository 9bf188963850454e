import type { View } from '../../lib/review/types';

/** Places in the order of the list. Ids of rows are 0 or more; a negative number is the heading of a group. */
type Order = Int32Array;

/** The item at a place or next to it towards `step`: headings are passed over. -1 where there is none. */
export function itemAt(order: Order, place: number, step: 1 | -1): number {
  let at = Math.min(Math.max(place, 0), order.length - 1);
  while ((order[at] ?? 0) < 0 && at > 0 && at < order.length - 1) at += step;
  return (order[at] ?? -1) < 0 ? -1 : at;
}

/** Where a row stands now; where it has gone, the place it had, with what has come there. */
export function placeOf(order: Order, id: number | undefined, before: number): number {
  const found = id === undefined ? -1 : order.indexOf(id);
  if (found >= 0) return found;
  const at = Math.min(Math.max(before, 0), order.length - 1);
  return (order[at] ?? 0) < 0 ? Math.min(at + 1, order.length - 1) : at;
}

/** The list until the first one has been read. */
export const NO_VIEW: View = {
  order: new Int32Array(),
  groups: [],
  rows: 0,
  counts: { all: 0, decisions: { open: 0, kept: 0, 'set-aside': 0 }, sites: [], kinds: [], checks: [] },
};
