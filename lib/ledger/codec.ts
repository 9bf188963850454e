import type { Count, Point } from '../model';
import { ByteReader, ByteWriter, DamagedBytes } from './bytes';
import { COLUMN_COUNT, eachFigure, type GrowingPoint, placesFor, readColumn, writeColumn } from './columns';

/** A stretch of time holds at most so many points of one item; DESIGN §5 measured rows of a hundred. */
export const STRETCH_POINTS = 100;

/** Times are kept to the second: a finer clock would cost more than a byte a look and tell nothing. */
export const SECOND_MS = 1000;

const MAX_SECONDS = Math.floor(Number.MAX_SAFE_INTEGER / SECOND_MS);

/** The second in which a time lies, in ms: never in the future of it. */
export function wholeSecond(time: number): number {
  return Math.floor(time / SECOND_MS) * SECOND_MS;
}

/** The first byte of every packed row. */
const FORMAT = 1;

interface Column {
  readonly column: number;
  readonly places: number[];
  readonly counts: Count[];
}

type Times = Pick<Point, 'firstAt' | 'lastAt' | 'looks'>;

/** What the bytes of one stretch hold, or why they cannot be read. */
export type Decoded = { readonly ok: true; readonly points: readonly Point[] } | Undecodable;
export interface Undecodable {
  readonly ok: false;
  readonly reason: string;
}

/**
 * Packs a stretch: format, number of points, the columns it has, those with gaps, the times, the columns, checksum.
 *
 * Counts must be whole numbers below 2^53, times whole seconds in order, scores and shares in tenths.
 * Throws `RangeError` where they are not: no reading that passed the schema is like that.
 */
export function encodeStretch(points: readonly Point[]): Uint8Array {
  if (points.length > STRETCH_POINTS) throw new RangeError(`${points.length} points in one stretch`);
  const columns = columnsOf(points);
  const gappy = columns.filter(({ places }) => places.length < points.length);
  const writer = new ByteWriter();
  writer.byte(FORMAT);
  writer.varint(points.length);
  writer.varint(bitsOf(columns));
  writer.varint(bitsOf(gappy));
  writeTimes(writer, points);
  for (const { places, counts } of columns) {
    if (places.length < points.length) writeBitmap(writer, places, points.length);
    writeColumn(writer, counts);
  }
  return writer.seal();
}

/** The counts of each column that has some, and the points in which they stand; in the columns' order. */
function columnsOf(points: readonly Point[]): readonly Column[] {
  const columns: Column[] = [];
  for (let place = 0; place < points.length; place += 1) {
    const point = points[place];
    if (point === undefined) break;
    eachFigure(point, (column, count) => {
      columns[column] ??= { column, places: [], counts: [] };
      columns[column].places.push(place);
      columns[column].counts.push(count);
    });
  }
  // A plain list, without the holes.
  return columns.filter(() => true);
}

/** Unpacks a stretch. Never throws: bytes that are damaged, or of a later format, give the reason. */
export function decodeStretch(bytes: unknown): Decoded {
  if (!(bytes instanceof Uint8Array)) return { ok: false, reason: 'not bytes' };
  try {
    return { ok: true, points: readStretch(new ByteReader(bytes)) };
  } catch (error) {
    if (error instanceof DamagedBytes) return { ok: false, reason: error.message };
    throw error;
  }
}

function readStretch(reader: ByteReader): readonly Point[] {
  const length = readLength(reader);
  const present = reader.varint();
  const gappy = reader.varint();
  if (present >= 2 ** COLUMN_COUNT || gappy >= 2 ** COLUMN_COUNT) throw new DamagedBytes('unknown column');
  const points = readTimes(reader, length, present & ~gappy);
  for (let column = 0; column < COLUMN_COUNT; column += 1) {
    if (!hasBit(present, column)) continue;
    readColumn(reader, column, hasBit(gappy, column) ? readBitmap(reader, points) : points);
  }
  reader.finish();
  return points;
}

/** When the newest look of a stretch was made; null where it has none, or cannot be read. Makes no points of it. */
export function newestAt(bytes: Uint8Array): number | null {
  try {
    const reader = new ByteReader(bytes);
    const length = readLength(reader);
    reader.varint();
    reader.varint();
    let seconds = 0;
    for (let i = 0; i < length; i += 1) {
      seconds += reader.tagged(1);
      if (reader.tag === 0) continue;
      seconds += reader.varint();
      reader.varint();
    }
    return length > 0 && seconds <= MAX_SECONDS ? seconds * SECOND_MS : null;
  } catch (error) {
    if (error instanceof DamagedBytes) return null;
    throw error;
  }
}

function readLength(reader: ByteReader): number {
  const format = reader.byte();
  if (format !== FORMAT) throw new DamagedBytes(`unknown format ${format}`);
  const length = reader.varint();
  if (length > STRETCH_POINTS) throw new DamagedBytes('too many points');
  return length;
}

/** Each point's distance from the one before, with one bit for those that were looked at once and no more. */
function writeTimes(writer: ByteWriter, points: readonly Times[]): void {
  let before = 0;
  for (const { firstAt, lastAt, looks } of points) {
    const gap = wholeSeconds(firstAt - before);
    const span = wholeSeconds(lastAt - firstAt);
    if (!Number.isSafeInteger(looks) || looks < 1) throw new RangeError(`not a number of looks: ${looks}`);
    const many = span > 0 || looks > 1;
    writer.tagged(gap, many ? 1 : 0, 1);
    if (many) {
      writer.varint(span);
      writer.varint(looks);
    }
    before = lastAt;
  }
}

/** @param full the columns without gaps: with a place for each from the start, points are made in half the time */
function readTimes(reader: ByteReader, length: number, full: number): GrowingPoint[] {
  const points: GrowingPoint[] = [];
  const placesOf = placesFor(full);
  let before = 0;
  for (let i = 0; i < length; i += 1) {
    const firstAt = before + reader.tagged(1) * SECOND_MS;
    const many = reader.tag === 1;
    const lastAt = many ? firstAt + reader.varint() * SECOND_MS : firstAt;
    points.push({ firstAt, lastAt, looks: many ? reader.varint() : 1, counts: placesOf() });
    before = lastAt;
  }
  if (before > MAX_SECONDS * SECOND_MS) throw new DamagedBytes('time out of range');
  return points;
}

function wholeSeconds(durationMs: number): number {
  if (!Number.isSafeInteger(durationMs) || durationMs < 0 || durationMs % SECOND_MS !== 0) {
    throw new RangeError(`times out of order or not whole seconds: ${durationMs}`);
  }
  return durationMs / SECOND_MS;
}

function writeBitmap(writer: ByteWriter, places: readonly number[], length: number): void {
  const bytes = new Uint8Array(Math.ceil(length / 8));
  for (const place of places) bytes[place >> 3] = (bytes[place >> 3] ?? 0) | (1 << (place & 7));
  writer.raw(bytes);
}

/** Those rows whose bit is set. */
function readBitmap<T>(reader: ByteReader, rows: readonly T[]): readonly T[] {
  let byte = 0;
  return rows.filter((_, i) => {
    if (i % 8 === 0) byte = reader.byte();
    return hasBit(byte, i % 8);
  });
}

function bitsOf(columns: readonly Column[]): number {
  return columns.reduce((bits, { column }) => bits + 2 ** column, 0);
}

function hasBit(bits: number, place: number): boolean {
  return ((bits >> place) & 1) === 1;
}
