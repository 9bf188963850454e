import type { ItemKey } from '../model';
import type { HeadRow } from './schema';
import type { Shelf } from './shelf';

type Rows = readonly (HeadRow | undefined)[];

/**
 * Heads as whoever writes needs them: one that cannot be read does not say how many closed stretches its item has, and
 * the next one to be closed would take the place of the first.
 */
export async function headsToWrite(shelf: Shelf, keys: readonly ItemKey[]): Promise<Rows> {
  const rows = await shelf.heads(keys);
  // Counted only where it must be: every page view comes through here.
  if (rows.every((row) => row === undefined || row.k >= 0)) return rows;
  return Promise.all(
    rows.map(async (row, i): Promise<HeadRow | undefined> => {
      const key = keys[i];
      if (key === undefined || row === undefined || row.k >= 0) return row;
      const { length } = await shelf.stretches(key);
      return length > 0 ? { ...row, s: length } : row;
    }),
  );
}
