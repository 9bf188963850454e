import type { ItemKey, State } from '../model';
import { ByteReader, ByteWriter, DamagedBytes } from './bytes';
import { accountKey, authorOfAccount, bytesOfKey, keyOfBytes, readNumber, writeNumber } from './keys';
import type { HeadRow, KeptState } from './schema';
import { dayOfHead } from './seen';
import { readText, writeText } from './text';

/** A head as it stands in the database: what an index needs, and all the rest packed. */
export interface PackedHead {
  /** The author's account key and four bytes for the order among the author's items; the account itself comes first. */
  readonly a?: Uint8Array;
  /** Only for states worth listing: `placeOfHead`. */
  readonly s?: number;
  readonly b: Uint8Array;
}

const ORDER_BYTES = 4;
const LAST_ORDER = 2 ** 32 - 1;
const DIGEST_BYTES = 6;
const MINUTE_MS = 60_000;

/** Which parts a head has, one bit each; commonest first, so that they usually fit into one byte. On disk. */
const PARTS = ['a', 'p', 'v', 'l', 'u', 's', 'f', 'r', 'c'] as const;

/** States as they stand on disk: append, never reorder. */
const STATES: readonly State[] = ['unusual', 'doubtful', 'ordinary', 'unknown'];
/** These are few, and what a reader asks for; the others are met soon enough by going through all. */
const LISTED: readonly State[] = ['unusual', 'doubtful'];

const STATE_PLACES = 2 ** 24;

/** The places of a state in the index of states: from the first one to below the last; null where it is not listed. */
export function placesOf(state: State): readonly [from: number, below: number] | null {
  if (!LISTED.includes(state)) return null;
  const from = STATES.indexOf(state) * STATE_PLACES;
  return [from, from + STATE_PLACES];
}

/** Where a head stands in the index of states, the newest day first; undefined where it is not listed. */
export function placeOfHead(row: HeadRow): number | undefined {
  const places = row.v && placesOf(row.v.state);
  return places ? places[1] - 1 - dayOfHead(row) : undefined;
}

export function packHead(key: ItemKey, row: HeadRow): PackedHead {
  const author = indexedAuthor(key, row);
  const place = placeOfHead(row);
  return {
    ...(author !== null && { a: author }),
    ...(place !== undefined && { s: place }),
    b: packParts(row),
  };
}

/** Never throws: a head that cannot be read has the kind -1 and holds its bytes as they are. */
export function unpackHead({ a, b }: PackedHead): HeadRow {
  try {
    return unpackParts(a, b);
  } catch (error) {
    if (error instanceof DamagedBytes) return { k: -1, t: '', b };
    throw error;
  }
}

/** The bytes with which the index entries of an author's items begin. */
export function authorBytes(author: string): Uint8Array<ArrayBuffer> {
  return bytesOfKey(accountKey(author));
}

function indexedAuthor(key: ItemKey, row: HeadRow): Uint8Array | null {
  const account = authorOfAccount(key);
  const author = account ?? row.a;
  if (author === undefined) return null;
  const start = authorBytes(author);
  const bytes = new Uint8Array(start.length + ORDER_BYTES);
  bytes.set(start);
  writeNumber(bytes, start.length, ORDER_BYTES, account === null ? LAST_ORDER + (row.o ?? 0) : 0);
  return bytes;
}

function packParts(row: HeadRow): Uint8Array {
  const facts = new ByteWriter();
  let bits = 0;
  for (let i = 0; i < PARTS.length; i += 1) if (row[PARTS[i] ?? 'a'] !== undefined) bits |= 1 << i;
  facts.varint(bits);
  facts.varint(row.k);
  writeText(facts, row.t);
  if (row.a !== undefined) writeText(facts, row.n ?? '');
  if (row.p !== undefined) writeTime(facts, row.p);
  if (row.v !== undefined) writeState(facts, row.v);
  if (row.u !== undefined) facts.varint(row.u);
  if (row.s !== undefined) facts.varint(row.s);
  if (row.f !== undefined) facts.varint(row.f);
  if (row.r !== undefined) writeText(facts, row.r);
  for (const figure of row.c ?? []) facts.varint(figure);
  const sealed = facts.seal();
  const whole = new ByteWriter();
  whole.varint(sealed.length);
  whole.raw(sealed);
  whole.raw(row.b);
  return whole.bytes();
}

function unpackParts(a: Uint8Array | undefined, b: Uint8Array): HeadRow {
  const [first = 0, second = 0] = b;
  const long = first >= 128;
  const from = long ? 2 : 1;
  const to = from + (long ? first - 128 + 128 * second : first);
  const facts = new ByteReader(b.subarray(from, to));
  const bits = facts.varint();
  const has = (part: (typeof PARTS)[number]) => (bits & (1 << PARTS.indexOf(part))) !== 0;
  const row: HeadRow = {
    k: facts.varint(),
    t: readText(facts),
    ...(has('a') && a !== undefined && { ...authorOf(a), n: readText(facts) }),
    ...(has('p') && { p: readTime(facts) }),
    ...(has('v') && { v: readState(facts) }),
    ...(has('l') && { l: true as const }),
    ...(has('u') && { u: facts.varint() }),
    ...(has('s') && { s: facts.varint() }),
    ...(has('f') && { f: facts.varint() }),
    ...(has('r') && { r: readText(facts) }),
    ...(has('c') && { c: [facts.varint(), facts.varint(), facts.varint()] as const }),
    b: b.subarray(to),
  };
  facts.finish();
  return row;
}

function authorOf(a: Uint8Array): { a: string; o: number } {
  const at = a.length - ORDER_BYTES;
  const account = keyOfBytes(a.subarray(0, at));
  return { a: authorOfAccount(account) ?? '', o: readNumber(a, at, ORDER_BYTES) - LAST_ORDER };
}

/** Pages give times to the minute as a rule. */
function writeTime(writer: ByteWriter, time: number): void {
  const whole = time % MINUTE_MS === 0 && time >= 0;
  writer.tagged(whole ? time / MINUTE_MS : Math.abs(time), whole ? 0 : time < 0 ? 2 : 1, 2);
}

function readTime(reader: ByteReader): number {
  const value = reader.tagged(2);
  if (reader.tag === 0) return value * MINUTE_MS;
  return reader.tag === 1 ? value : -value;
}

function writeState(writer: ByteWriter, { state, basis, digest }: KeptState): void {
  writer.tagged(basis, STATES.indexOf(state), 2);
  for (let i = 0; i < DIGEST_BYTES; i += 1) writer.byte(Number.parseInt(digest.slice(2 * i, 2 * i + 2), 16) || 0);
}

function readState(reader: ByteReader): KeptState {
  const basis = reader.tagged(2);
  const state = STATES[reader.tag] ?? 'unknown';
  const digest = [...reader.raw(DIGEST_BYTES)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { state, basis, digest };
}
