import type { ItemKey } from '../model';
import type { ByteReader, ByteWriter } from './bytes';

/** What keys begin with, commonest kinds of item. Their places are on disk: append, never reorder. */
const PREFIXES = [
  'weibo:post:',
  'weibo:comment:',
  'weibo:user:',
  'weibo:hot:',
  'weibo:topic:',
  'douban:subject:',
  'douban:drama:',
  'douban:topic:',
  'douban:comment:',
  'douban:review:',
  'douban:user:',
] as const;
/** First byte of a key: twice the prefix's place, plus this for an id that is a number. */
const NUMBER = 2;
const TEXT = 3;
/** First byte of a key without a known prefix. */
const WHOLE = 0;
const NUMBER_BYTES = 7;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * A key as bytes: its prefix is one, an id that is a number seven, where text takes 54 in the database, several times
 * over. No key's bytes are the beginning of another's.
 */
export function bytesOfKey(key: ItemKey): Uint8Array<ArrayBuffer> {
  const place = PREFIXES.findIndex((prefix) => key.startsWith(prefix));
  if (place < 0) return textBytes(WHOLE, key);
  const id = key.slice(PREFIXES[place]?.length);
  const number = Number(id);
  if (!Number.isSafeInteger(number) || String(number) !== id || number < 0) return textBytes(2 * place + TEXT, id);
  const bytes = new Uint8Array(1 + NUMBER_BYTES);
  bytes[0] = 2 * place + NUMBER;
  writeNumber(bytes, 1, NUMBER_BYTES, number);
  return bytes;
}

/** Bytes → key. Bytes that no key of ours has give the empty key, under which nothing is kept. */
export function keyOfBytes(bytes: Uint8Array): ItemKey {
  const first = bytes[0] ?? WHOLE;
  const text = () => decoder.decode(bytes.subarray(1, -1));
  if (first === WHOLE) return text();
  return prefixOf(first) + (first % 2 === 0 ? String(readNumber(bytes, 1, NUMBER_BYTES)) : text());
}

/** Writes a key among other things, an id that is a number in as few bytes as it needs. */
export function writeKey(writer: ByteWriter, key: ItemKey): void {
  const bytes = bytesOfKey(key);
  const first = bytes[0] ?? WHOLE;
  writer.byte(first);
  writer.varint(isNumbered(first) ? readNumber(bytes, 1, NUMBER_BYTES) : bytes.length - 1);
  if (!isNumbered(first)) writer.raw(bytes.subarray(1));
}

/** Reads what `writeKey` wrote. Throws `DamagedBytes`. */
export function readKey(reader: ByteReader): ItemKey {
  const first = reader.byte();
  const value = reader.varint();
  if (isNumbered(first)) return prefixOf(first) + String(value);
  return keyOfBytes(Uint8Array.of(first, ...reader.raw(value)));
}

function prefixOf(first: number): string {
  return PREFIXES[Math.floor((first - NUMBER) / 2)] ?? '';
}

function isNumbered(first: number): boolean {
  return first !== WHOLE && first % 2 === 0;
}

/** The order of keys in the database: below 0 where `one` comes first, 0 for the same. */
export function compareKeys(one: ItemKey, other: ItemKey): number {
  return compareBytes(bytesOfKey(one), bytesOfKey(other));
}

function compareBytes(one: Uint8Array, other: Uint8Array): number {
  const length = Math.min(one.length, other.length);
  for (let i = 0; i < length; i += 1) {
    const difference = (one[i] ?? 0) - (other[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

/** The site of an item: what its key begins with. */
export function siteOfKey(key: ItemKey): string {
  return key.slice(0, key.indexOf(':'));
}

/** Key of the account of an author (`<site>:<id>`). */
export function accountKey(author: string): ItemKey {
  return author.replace(':', ':user:');
}

/** The author (`<site>:<id>`) whose account this is; null for every other item. */
export function authorOfAccount(key: ItemKey): string | null {
  return /^[^:]+:user:/.test(key) ? key.replace(':user:', ':') : null;
}

/** Writes a whole number into so many bytes, the high one first, so that bytes sort as numbers do. */
export function writeNumber(bytes: Uint8Array, from: number, length: number, value: number): void {
  let rest = value;
  for (let i = from + length - 1; i >= from; i -= 1) {
    bytes[i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
}

export function readNumber(bytes: Uint8Array, from: number, length: number): number {
  let value = 0;
  for (let i = from; i < from + length; i += 1) value = value * 256 + (bytes[i] ?? 0);
  return value;
}

/** A text and a zero, which no key holds, so that a shorter text is not the beginning of a longer one. */
function textBytes(first: number, text: string): Uint8Array<ArrayBuffer> {
  const encoded = encoder.encode(text);
  const bytes = new Uint8Array(encoded.length + 2);
  bytes[0] = first;
  bytes.set(encoded, 1);
  return bytes;
}
