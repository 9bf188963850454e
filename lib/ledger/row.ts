import type { State } from '../model';
import { ByteReader, ByteWriter, DamagedBytes } from './bytes';
import { decodeStretch } from './codec';
import { orderOf } from './head';
import { accountKey, authorOfAccount, readKey, writeKey } from './keys';
import type { HeadRow, KeptState } from './schema';
import { dayOfHead } from './seen';
import { readText, writeText } from './text';

/** The first byte of every head. */
const FORMAT = 1;
const DIGEST_BYTES = 6;
const MINUTE_MS = 60_000;

/** Which parts a head has, one bit each; commonest first, so that they usually fit into one byte. On disk. */
const PARTS = ['a', 'p', 'v', 'l', 'u', 's', 'f', 'r', 'c', 'o'] as const;

const BIT_OF = Object.fromEntries(PARTS.map((part, place) => [part, 1 << place])) as {
  readonly [P in (typeof PARTS)[number]]: number;
};

/** A head while it is unpacked. All have the same fields in the same order: that is what engines are fast with. */
type Unpacked = { -readonly [Name in keyof HeadRow]: HeadRow[Name] | undefined };
const BLANK: Unpacked = {
  k: 0,
  t: '',
  a: undefined,
  n: undefined,
  o: undefined,
  p: undefined,
  r: undefined,
  f: undefined,
  c: undefined,
  l: undefined,
  v: undefined,
  s: undefined,
  u: undefined,
  b: new Uint8Array(),
};

/** States as they stand on disk: append, never reorder. */
const STATES: readonly State[] = ['unusual', 'doubtful', 'ordinary', 'unknown'];
/** These are few, and what a reader asks for; the others are met soon enough by going through all. */
const LISTED: readonly State[] = ['unusual', 'doubtful'];

const STATE_PLACES = 2 ** 24;

/** The places of a state in the list of states: from the first one to below the last; null where it is not listed. */
export function placesOf(state: State): readonly [from: number, below: number] | null {
  if (!LISTED.includes(state)) return null;
  const from = STATES.indexOf(state) * STATE_PLACES;
  return [from, from + STATE_PLACES];
}

/** Where a head stands in the list of states, the newest day first; undefined where it is not listed. */
export function placeOfHead(row: HeadRow): number | undefined {
  const places = row.v && placesOf(row.v.state);
  return places ? places[1] - 1 - dayOfHead(row) : undefined;
}

/** A head as it stands in the database: bytes and nothing else, because an index would be written anew at every look. */
export function packHead(row: HeadRow): Uint8Array {
  // One that could not be read: as it was.
  if (row.k < 0) return row.x ?? row.b;
  const facts = packFacts(row);
  const { length } = facts;
  const from = length < 128 ? 2 : 3;
  const whole = new Uint8Array(from + length + row.b.length);
  whole[0] = FORMAT;
  whole[1] = length < 128 ? length : 128 + (length & 127);
  if (from === 3) whole[2] = length >> 7;
  whole.set(facts, from);
  whole.set(row.b, from + length);
  return whole;
}

/** Never throws: a head whose facts cannot be read has the kind -1. Its stretch is given where that is whole, or else all bytes. */
export function unpackHead(bytes: Uint8Array): HeadRow {
  try {
    return unpackParts(bytes);
  } catch (error) {
    if (error instanceof DamagedBytes) return withoutFacts(bytes);
    throw error;
  }
}

function withoutFacts(bytes: Uint8Array): HeadRow {
  const b = bytes.subarray(placeOfFacts(bytes)[1]);
  return decodeStretch(b).ok ? { k: -1, t: '', b, x: bytes } : { k: -1, t: '', b: bytes };
}

function placeOfFacts(bytes: Uint8Array): readonly [from: number, to: number] {
  const first = bytes[1] ?? 0;
  const second = bytes[2] ?? 0;
  const long = first >= 128;
  const from = long ? 3 : 2;
  return [from, from + (long ? first - 128 + 128 * second : first)];
}

function packFacts(row: HeadRow): Uint8Array {
  const facts = new ByteWriter();
  const toldByTime = row.p !== undefined && orderOf(row.p) === row.o;
  const has = (part: (typeof PARTS)[number]) => row[part] !== undefined && !(part === 'o' && toldByTime);
  let bits = 0;
  for (let i = 0; i < PARTS.length; i += 1) if (has(PARTS[i] ?? 'a')) bits |= 1 << i;
  facts.varint(bits);
  facts.varint(row.k);
  writeText(facts, row.t);
  if (row.a !== undefined) {
    writeKey(facts, accountKey(row.a));
    writeText(facts, row.n ?? '');
  }
  if (row.p !== undefined) writeTime(facts, row.p);
  if (row.v !== undefined) writeState(facts, row.v);
  if (row.u !== undefined) facts.varint(row.u);
  if (row.s !== undefined) facts.varint(row.s);
  if (row.f !== undefined) facts.varint(row.f);
  if (row.r !== undefined) writeText(facts, row.r);
  for (const figure of row.c ?? []) facts.varint(figure);
  if (row.o !== undefined && !toldByTime) facts.tagged(Math.abs(row.o), row.o > 0 ? 1 : 0, 1);
  return facts.seal();
}

function unpackParts(bytes: Uint8Array): HeadRow {
  const format = bytes[0];
  if (format !== FORMAT) throw new DamagedBytes(`unknown format ${format}`);
  const [from, to] = placeOfFacts(bytes);
  const facts = new ByteReader(bytes.subarray(from, to));
  const bits = facts.varint();
  const has = (part: (typeof PARTS)[number]) => (bits & BIT_OF[part]) !== 0;
  const row: Unpacked = { ...BLANK, k: facts.varint(), t: readText(facts), b: bytes.subarray(to) };
  if (has('a')) {
    row.a = authorOfAccount(readKey(facts)) ?? '';
    row.n = readText(facts);
  }
  if (has('p')) row.p = readTime(facts);
  if (has('v')) row.v = readState(facts);
  if (has('l')) row.l = true;
  if (has('u')) row.u = facts.varint();
  if (has('s')) row.s = facts.varint();
  if (has('f')) row.f = facts.varint();
  if (has('r')) row.r = readText(facts);
  if (has('c')) row.c = [facts.varint(), facts.varint(), facts.varint()];
  if (has('o')) row.o = readOrder(facts);
  // The time of posting tells the order, unless it says otherwise.
  else if (row.a !== undefined && row.p !== undefined) row.o = orderOf(row.p);
  facts.finish();
  return row as HeadRow;
}

function readOrder(reader: ByteReader): number {
  const order = reader.tagged(1);
  return reader.tag === 1 ? order : 0 - order;
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
