import { unwrap } from 'idb';
import type { State } from '../model';
import { ByteReader, DamagedBytes } from './bytes';
import { sealRows } from './from-v3';
import { idbShelf } from './idb-shelf';
import { authorOfAccount, keyOfBytes, readNumber } from './keys';
import type { HeadRow, KeptState } from './schema';
import { eachSlice, type Upgrade } from './take-over';
import { readText } from './text';

/** A head as version 2 kept it, with an index on `a`: the author's account key and four bytes for the order. */
interface HeadV2 {
  readonly a?: Uint8Array;
  readonly b: Uint8Array;
}

const ORDER_BYTES = 4;
const LAST_ORDER = 2 ** 32 - 1;
const DIGEST_BYTES = 6;
const MINUTE_MS = 60_000;
const PARTS = ['a', 'p', 'v', 'l', 'u', 's', 'f', 'r', 'c'] as const;
const STATES: readonly State[] = ['unusual', 'doubtful', 'ordinary', 'unknown'];

/** Version 2 kept the author outside the packed bytes, in an index that was written anew at every look. */
export async function fromV2(tx: Upgrade): Promise<void> {
  const shelf = idbShelf(unwrap(tx));
  await eachSlice<HeadV2, ArrayBuffer>(tx, 'items', async (slice) => {
    const heads = slice.map(([bytes, row]) => [keyOfBytes(new Uint8Array(bytes)), headOf(row)] as const);
    await Promise.all(heads.map(([key, row]) => shelf.putHead(key, row, undefined)));
    shelf.flush();
  });
  await sealRows(tx);
}

/** One that cannot be read has the kind -1 and holds its bytes as they are. */
function headOf({ a, b }: HeadV2): HeadRow {
  try {
    return readHead(a, b);
  } catch (error) {
    if (error instanceof DamagedBytes) return { k: -1, t: '', b };
    throw error;
  }
}

function readHead(a: Uint8Array | undefined, b: Uint8Array): HeadRow {
  const [first = 0, second = 0] = b;
  const long = first >= 128;
  const from = long ? 2 : 1;
  const to = from + (long ? first - 128 + 128 * second : first);
  const facts = new ByteReader(b.subarray(from, to));
  const bits = facts.varint();
  const has = (part: (typeof PARTS)[number]) => (bits & (1 << PARTS.indexOf(part))) !== 0;
  return {
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
}

function authorOf(a: Uint8Array): { a: string; o: number } {
  const at = a.length - ORDER_BYTES;
  const account = keyOfBytes(a.subarray(0, at));
  return { a: authorOfAccount(account) ?? '', o: readNumber(a, at, ORDER_BYTES) - LAST_ORDER };
}

function readTime(reader: ByteReader): number {
  const value = reader.tagged(2);
  if (reader.tag === 0) return value * MINUTE_MS;
  return reader.tag === 1 ? value : -value;
}

function readState(reader: ByteReader): KeptState {
  const basis = reader.tagged(2);
  const state = STATES[reader.tag] ?? 'unknown';
  const digest = [...reader.raw(DIGEST_BYTES)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { state, basis, digest };
}
