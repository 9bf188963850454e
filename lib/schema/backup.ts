import { METRICS } from '../counts';
import type { Count, CountMetric, ItemFlag, ItemKey, ItemKind, StarShares } from '../model';
import { key } from './page-view';
import { placeInEnglish, problemsOf } from './problems';
import { z } from './zod';

/** The format that is written. A file of a later one is refused, with words that say so. */
export const BACKUP_FORMAT = 1;
/** So many points stand in one line at most. */
export const LINE_POINTS = 100;

/** An exact count, or both ends of an interval; null where it is open. */
export type FigureOfLine = number | readonly [low: Count['low'], high: Count['high']];
export type FiguresOfLine = { readonly [M in CountMetric]?: FigureOfLine } & {
  readonly score?: number;
  readonly stars?: StarShares;
  readonly rank?: number;
};
/** First and last look in seconds since 1970. */
export type PointOfLine = readonly [firstAtSeconds: number, lastAtSeconds: number, looks: number, FiguresOfLine];

export interface HeaderLine {
  readonly shuifen: 'backup';
  readonly format: number;
  /** Of the extension that wrote it. */
  readonly version: string;
  /** When, as a date of ISO 8601. */
  readonly at: string;
  /** About how much follows: the history goes on while it is copied. The last line counts exactly. */
  readonly items: number;
  readonly points: number;
}
export interface ItemLine {
  readonly item: ItemKey;
  readonly kind: ItemKind;
  readonly title: string;
  readonly author?: { readonly id: string; readonly name: string };
  readonly postedAtMs?: number;
  readonly repostOf?: ItemKey;
  readonly promoted?: true;
  readonly flags?: readonly ItemFlag[];
  readonly comments?: { readonly visible: number; readonly eligible: number; readonly largestCluster: number };
  /** A moderator's decision on it. */
  readonly review?: {
    readonly decision: 'open' | 'kept' | 'set-aside';
    readonly note: string;
    readonly atMs: number;
  };
  readonly points: readonly PointOfLine[];
}
/** Further points of the item before. */
export interface MoreLine {
  readonly more: ItemKey;
  readonly points: readonly PointOfLine[];
}
export interface EndLine {
  readonly end: true;
  readonly items: number;
  readonly points: number;
}
export type BackupLine = HeaderLine | ItemLine | MoreLine | EndLine;

const MAX_SECONDS = 8.64e12;
const NOTE_LENGTH = 4000;
const text = (max: number) => z.string().check(z.maxLength(max));
const whole = z.number().check(z.int(), z.gte(0), z.lte(Number.MAX_SAFE_INTEGER));
const seconds = z.number().check(z.int(), z.gte(0), z.lte(MAX_SECONDS));
/** As both sites show scores and shares, and as the ledger keeps them. */
const tenths = (max: number) =>
  z.number().check(
    z.gte(0),
    z.lte(max),
    z.refine((value) => Math.round(value * 10) / 10 === value),
  );
const percent = tenths(100);
const interval = z.tuple([whole, z.nullable(whole)]).check(z.refine(([low, high]) => high === null || low <= high));
const figure = z.union([whole, interval]);

const figures = z.strictObject({
  ...Object.fromEntries(Object.keys(METRICS).map((metric) => [metric, z.exactOptional(figure)])),
  score: z.exactOptional(tenths(10)),
  stars: z.exactOptional(z.tuple([percent, percent, percent, percent, percent])),
  rank: z.exactOptional(whole.check(z.gte(1), z.lte(10_000))),
});
export const pointLine = z
  .tuple([seconds, seconds, whole.check(z.gte(1), z.lte(1e9)), figures])
  .check(z.refine(([first, last]) => first <= last));
const points = z.array(pointLine).check(z.maxLength(LINE_POINTS));

const header = z.strictObject({
  shuifen: z.literal('backup'),
  format: z.literal(BACKUP_FORMAT),
  version: text(20),
  at: text(40),
  items: whole,
  points: whole,
});
export const itemLine = z.strictObject({
  item: key,
  kind: z.enum(['post', 'comment', 'user', 'hot', 'topic', 'subject', 'drama', 'thread', 'review']),
  title: text(60),
  author: z.exactOptional(z.strictObject({ id: text(100), name: text(40) })),
  postedAtMs: z.exactOptional(z.number().check(z.gte(0), z.lte(8.64e15))),
  repostOf: z.exactOptional(key),
  promoted: z.exactOptional(z.literal(true)),
  flags: z.exactOptional(
    z.array(z.enum(['lottery', 'media', 'pinned', 'comments-closed', 'unverified-layout'])).check(z.maxLength(20)),
  ),
  comments: z.exactOptional(z.strictObject({ visible: whole, eligible: whole, largestCluster: whole })),
  points,
});
const item = z.extend(itemLine, {
  review: z.exactOptional(
    z.strictObject({
      decision: z.enum(['open', 'kept', 'set-aside']),
      note: text(NOTE_LENGTH),
      atMs: z.number().check(z.gte(0), z.lte(8.64e15)),
    }),
  ),
});
const more = z.strictObject({ more: key, points });
const end = z.strictObject({ end: z.literal(true), items: whole, points: whole });

/** One line, or what is wrong with it: the place in it ("points › entry 3"), where there is one. */
export type ParsedLine =
  | { readonly ok: true; readonly line: BackupLine }
  | { readonly ok: false; readonly fault: 'not-json' | 'newer' }
  | { readonly ok: false; readonly fault: 'form'; readonly where: string };

/** Reads one line of a backup, whatever stands in it. Never throws. */
export function parseBackupLine(text: string): ParsedLine {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, fault: 'not-json' };
  }
  if (isOfLaterFormat(value)) return { ok: false, fault: 'newer' };
  const parsed = schemaFor(value).safeParse(value);
  if (parsed.success) return { ok: true, line: parsed.data as BackupLine };
  return { ok: false, fault: 'form', where: placeInEnglish(problemsOf(parsed.error.issues, value)[0]?.place ?? []) };
}

/** By the name that only this kind of line has; a line that has none of them is held against the commonest kind. */
function schemaFor(value: unknown) {
  const has = (name: string) => typeof value === 'object' && value !== null && Object.hasOwn(value, name);
  if (has('shuifen')) return header;
  if (has('end')) return end;
  return has('more') ? more : item;
}

function isOfLaterFormat(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('shuifen' in value) || !('format' in value)) return false;
  return value.shuifen === 'backup' && typeof value.format === 'number' && value.format > BACKUP_FORMAT;
}
