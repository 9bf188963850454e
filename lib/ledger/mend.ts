import type { ItemKey } from '../model';
import type { HeadRow } from './schema';
import type { Shelf } from './shelf';

/**
 * Heads for whoever adds to their series, in the order of the keys. Where the facts of one cannot be read, nor can the
 * number of its closed stretches; it is taken from those themselves, or the next one to be closed would take the place
 * of the first.
 */
export async function headsToBuildOn(
  shelf: Shelf,
  keys: readonly ItemKey[],
): Promise<readonly (HeadRow | undefined)[]> {
  const rows = await shelf.heads(keys);
  if (!rows.some((row) => row !== undefined && row.k < 0)) return rows;
  return Promise.all(rows.map((row, i) => (row !== undefined && row.k < 0 ? counted(shelf, keys[i] ?? '', row) : row)));
}

async function counted(shelf: Shelf, key: ItemKey, row: HeadRow): Promise<HeadRow> {
  const closed = await shelf.stretchCount(key);
  return closed === 0 ? row : { ...row, s: closed };
}
