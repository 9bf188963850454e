import { dayOf } from './seen';
import type { Shelf } from './shelf';

export const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The time by which history may be let go, ms: that of the clock, but at most a day past the last day, before the one
 * that it shows, on which anything was looked at. A clock that runs a year ahead would otherwise end everything for
 * good; by this it has to be a day old to be believed, and whoever was away for long only waits a day.
 *
 * @param now of the clock, ms
 * @returns null where nothing was looked at before today: then there is nothing to let go
 */
export async function vouchedNow(shelf: Shelf, now: number): Promise<number | null> {
  const [last] = await shelf.seenBefore({ day: dayOf(now), number: 0 }, 1);
  return last === undefined ? null : Math.min(now, (last.day + 2) * DAY_MS);
}
