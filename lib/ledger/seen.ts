import type { ItemKey } from '../model';
import { ByteReader, ByteWriter, DamagedBytes } from './bytes';
import { newestAt } from './codec';
import { readKey, writeKey } from './keys';
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

/** The first byte of every list. */
const FORMAT = 1;

export function packKeys(keys: readonly ItemKey[]): Uint8Array {
  const writer = new ByteWriter();
  writer.byte(FORMAT);
  for (const key of keys) writeKey(writer, key);
  return writer.seal();
}

/** Throws `DamagedBytes`. */
export function unpackKeys(packed: Uint8Array): ItemKey[] {
  const reader = new ByteReader(packed);
  const format = reader.byte();
  if (format !== FORMAT) throw new DamagedBytes(`unknown format ${format}`);
  const keys: ItemKey[] = [];
  while (!reader.isAtEnd) keys.push(readKey(reader));
  return keys;
}
