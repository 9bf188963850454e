import type { ItemKey } from '../model';
import { newestAt } from './codec';
import { bytesOfKey, keyOfBytes } from './keys';
import type { HeadRow } from './schema';

const DAY_MS = 24 * 60 * 60 * 1000;

/** The days on which items were seen last are lists of keys: an index would be written anew at every look. */
export interface SeenRow {
  /** UTC, days since 1970. */
  readonly day: number;
  /** Tells the rows of one day apart; later ones are larger. */
  readonly number: number;
  readonly keys: readonly ItemKey[];
}

/** The day of an item's newest look; 0 where its newest stretch cannot be read. */
export function dayOfHead(row: HeadRow): number {
  return dayOf(newestAt(row.b) ?? 0);
}

/** The UTC day of a time (ms), in days since 1970. */
export function dayOf(time: number): number {
  return Math.floor(time / DAY_MS);
}

/** Each key with its length before it. */
export function packKeys(keys: readonly ItemKey[]): Uint8Array {
  const all = keys.map(bytesOfKey);
  const packed = new Uint8Array(all.reduce((sum, { length }) => sum + 2 + length, 0));
  let at = 0;
  for (const bytes of all) {
    packed[at] = bytes.length >> 8;
    packed[at + 1] = bytes.length & 255;
    packed.set(bytes, at + 2);
    at += 2 + bytes.length;
  }
  return packed;
}

export function unpackKeys(packed: Uint8Array): ItemKey[] {
  const keys: ItemKey[] = [];
  for (let at = 0; at < packed.length; ) {
    const length = ((packed[at] ?? 0) << 8) | (packed[at + 1] ?? 0);
    keys.push(keyOfBytes(packed.subarray(at + 2, at + 2 + length)));
    at += 2 + length;
  }
  return keys;
}
