import type { ItemKey } from '../model';
import { bytesOfKey, keyOfBytes, readNumber, writeNumber } from './keys';
import { placeOfHead } from './row';
import type { HeadRow } from './schema';

/**
 * The list of what is unusual or doubtful: keys, each the place of an item (`placesOf`) and its key. In a store of
 * its own: an index would be written anew at every look.
 */
type Entry = Uint8Array<ArrayBuffer>;

/** The key says it all; but a row must be something. */
export const STATE_ROW = 1;

/** A place in the list, and the item there; null: before all items of the place. */
export interface StatePlace {
  readonly place: number;
  readonly key: ItemKey | null;
}

const PLACE_BYTES = 4;

/** Where an item stands in the list; undefined where it does not. */
export function entryOf(key: ItemKey, row: HeadRow | undefined): Entry | undefined {
  const place = row && placeOfHead(row);
  return place === undefined ? undefined : entryAt(place, key);
}

/** Entries of places from one on to below another; of the first place only what comes after an item's key. */
export function entriesFrom({ place, key }: StatePlace, below: number): IDBKeyRange {
  return IDBKeyRange.bound(entryAt(place, key), entryAt(below, null), true, true);
}

export function placeOfEntry(entry: Entry): StatePlace & { readonly key: ItemKey } {
  return { place: readNumber(entry, 0, PLACE_BYTES), key: keyOfBytes(entry.subarray(PLACE_BYTES)) };
}

function entryAt(place: number, key: ItemKey | null): Entry {
  const item = key === null ? new Uint8Array() : bytesOfKey(key);
  const entry = new Uint8Array(PLACE_BYTES + item.length);
  writeNumber(entry, 0, PLACE_BYTES, place);
  entry.set(item, PLACE_BYTES);
  return entry;
}
