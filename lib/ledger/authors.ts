import type { ItemKey } from '../model';
import { ByteReader, ByteWriter, DamagedBytes } from './bytes';
import { authorOfAccount, compareKeys, readKey, writeKey } from './keys';
import type { HeadRow } from './schema';

/** Where an item stands in the list of its author. */
export interface AuthorPlace {
  /** The lowest first; the account itself has 0. */
  readonly order: number;
  readonly key: ItemKey;
}

/** What is known of an author, in order. */
export interface AuthorList {
  readonly places: AuthorPlace[];
  /** Not where it was damaged and begun anew: then it holds what was met again since. */
  readonly isWhole: boolean;
}

/** The first byte of every list. */
const WHOLE = 1;
const BEGUN_ANEW = 2;
const LAST_ORDER = 2 ** 32 - 1;

/** The author in whose list an item stands; undefined for none. */
export function listedAuthor(key: ItemKey, row: HeadRow): string | undefined {
  return authorOfAccount(key) ?? row.a;
}

export function authorPlace(key: ItemKey, row: HeadRow): AuthorPlace {
  return { key, order: authorOfAccount(key) === null ? LAST_ORDER + (row.o ?? 0) : 0 };
}

/** Below 0 where `one` comes first. */
export function compareAuthorPlaces(one: AuthorPlace, other: AuthorPlace): number {
  return one.order - other.order || compareKeys(one.key, other.key);
}

export function packAuthorList({ places, isWhole }: AuthorList): Uint8Array {
  const writer = new ByteWriter();
  writer.byte(isWhole ? WHOLE : BEGUN_ANEW);
  for (const { order, key } of places) {
    // Times of today are smaller numbers than their distance from the end.
    writer.varint(Math.max(0, LAST_ORDER - order));
    writeKey(writer, key);
  }
  return writer.seal();
}

/** Throws `DamagedBytes`. */
export function unpackAuthorList(bytes: Uint8Array): AuthorList {
  const reader = new ByteReader(bytes);
  const format = reader.byte();
  if (format !== WHOLE && format !== BEGUN_ANEW) throw new DamagedBytes(`unknown format ${format}`);
  const places: AuthorPlace[] = [];
  while (!reader.isAtEnd) places.push({ order: LAST_ORDER - reader.varint(), key: readKey(reader) });
  return { places, isWhole: format === WHOLE };
}
