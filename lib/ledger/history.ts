import type { ItemFacts, ItemKey, Point, Series } from '../model';
import { hasCode, isCode } from '../schema/code';
import { decodeStretch, encodeStretch, STRETCH_POINTS } from './codec';
import { type Change, commit } from './commit';
import { headsToWrite } from './damaged-heads';
import type { OnDamage } from './error';
import { factsOfRow, rowOfFacts } from './head';
import { mergeSeries } from './merge-series';
import type { HeadRow, Review } from './schema';
import type { Shelf } from './shelf';

/** All that is kept of one item, to be copied elsewhere. */
export interface History {
  readonly facts: ItemFacts;
  readonly series: Series;
  readonly review?: Review;
}

/** A slice of them. */
export interface Histories {
  readonly histories: readonly History[];
  /** The key after which the next slice begins; null when there is no more. */
  readonly last: ItemKey | null;
}

/** What merging did, in numbers of items; `points` counts those that the history has more than before. */
export interface Merged {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly points: number;
  /** Reviews that were taken over: new here, or newer than the one that was here. */
  readonly reviews: number;
  /** Where both had a review, and not the same one: the newer was kept. */
  readonly conflicts: readonly ReviewConflict[];
}

export interface ReviewConflict {
  readonly key: ItemKey;
  readonly kept: Review;
  readonly dropped: Review;
}

/** Damaged stretches are told and left out; an item whose facts cannot be read is told and passed over. */
export async function historiesAfter(
  shelf: Shelf,
  after: ItemKey | null,
  most: number,
  onDamage: OnDamage,
): Promise<Histories> {
  const histories: History[] = [];
  let points = 0;
  let last = after;
  for (const [key, row] of await shelf.headsAfter(after, SLICE_ITEMS)) {
    if (points >= most) break;
    last = key;
    const facts = factsOfRow(key, row);
    if (facts === null) onDamage({ key, reason: 'not a head' });
    if (facts === null) continue;
    const [series, review] = await Promise.all([seriesOf(shelf, key, row, onDamage), shelf.review(key)]);
    points += series.length;
    histories.push({ facts, series, ...(review && { review }) });
  }
  return { histories, last: last === after ? null : last };
}

/** So many heads are read at once. */
const SLICE_ITEMS = 200;

async function seriesOf(shelf: Shelf, key: ItemKey, row: HeadRow, onDamage: OnDamage): Promise<Series> {
  const closed = row.s === undefined ? [] : await shelf.stretches(key);
  return [...closed, row.b].flatMap((bytes) => {
    const decoded = decodeStretch(bytes);
    if (!decoded.ok) onDamage({ key, reason: decoded.reason });
    return decoded.ok ? decoded.points : [];
  });
}

/**
 * Merges histories that come from elsewhere into those kept here: series point by point (see `mergeSeries`), facts as
 * the later look showed them. Merging the same once more changes nothing. Bytes that cannot be read make way for what
 * the other history knows.
 *
 * @param histories each of another item
 */
export async function mergeHistories(shelf: Shelf, histories: readonly History[], onDamage: OnDamage): Promise<Merged> {
  const keys = histories.map(({ facts }) => facts.key);
  const [totals, rows] = await Promise.all([shelf.totals(), headsToWrite(shelf, keys)]);
  const series = await Promise.all(
    histories.map(({ facts }, i) => (rows[i] === undefined ? [] : seriesOf(shelf, facts.key, rows[i], onDamage))),
  );
  const entries = histories.map((history, i) => mergeHistory(history, rows[i], series[i] ?? []));
  const changes = entries.flatMap(({ change }) => change ?? []);
  const count = (did: Did) => entries.filter((entry) => entry.did === did).length;
  const points = entries.reduce((sum, entry) => sum + entry.newPoints, 0);
  const since = Math.min(...histories.map(({ series: [first] }) => first?.firstAt ?? Number.POSITIVE_INFINITY));
  if (changes.length > 0) {
    const closed = entries.flatMap((entry) => (entry.change ? putStretches(shelf, entry.change, entry.closed) : []));
    await Promise.all([commit(shelf, changes, totals, since), ...closed]);
  }
  const reviewed = await mergeReviews(shelf, histories);
  return { added: count('added'), changed: count('changed'), unchanged: count('unchanged'), points, ...reviewed };
}

/** The newer review stays; one that gives way is told, because somebody wrote it. */
async function mergeReviews(
  shelf: Shelf,
  histories: readonly History[],
): Promise<Pick<Merged, 'reviews' | 'conflicts'>> {
  const theirs = histories.flatMap(({ facts: { key }, review }) => (review === undefined ? [] : [{ key, review }]));
  const mine = await Promise.all(theirs.map(({ key }) => shelf.review(key)));
  const puts: Promise<unknown>[] = [];
  const conflicts = theirs.flatMap(({ key, review }, i): ReviewConflict[] => {
    const here = mine[i];
    const newer = here === undefined || isNewer(review, here);
    if (newer) puts.push(shelf.putReview(key, review));
    if (here === undefined || textOf(here) === textOf(review)) return [];
    return [newer ? { key, kept: review, dropped: here } : { key, kept: here, dropped: review }];
  });
  await Promise.all(puts);
  return { reviews: puts.length, conflicts };
}

/** Of the same moment, the one whose text is larger: the outcome may not depend on who is merged into whom. */
function isNewer(one: Review, other: Review): boolean {
  return one.at > other.at || (one.at === other.at && textOf(one) > textOf(other));
}

function textOf({ decision, note, at }: Review): string {
  return JSON.stringify([at, decision, note]);
}

type Did = 'added' | 'changed' | 'unchanged';
interface Entry {
  readonly did: Did;
  readonly newPoints: number;
  /** What is to be put; null where nothing has changed. */
  readonly change: Change | null;
  readonly closed: readonly Uint8Array[];
}

function mergeHistory(history: History, row: HeadRow | undefined, kept: Series): Entry {
  const { key } = history.facts;
  const before = row === undefined ? null : factsOfRow(key, row);
  const series = mergeSeries(kept, history.series);
  const facts = before === null ? history.facts : laterFacts(before, kept, history);
  const newPoints = series.length - kept.length;
  if (before !== null && series === kept && isSameFacts(facts, before))
    return { did: 'unchanged', newPoints: 0, change: null, closed: [] };
  const closed = stretchesOf(series).map(encodeStretch);
  const open = closed.pop() ?? encodeStretch([]);
  const after = headOf({ facts, series }, closed.length, open, row, kept);
  return {
    did: row === undefined ? 'added' : 'changed',
    newPoints,
    change: { key, before: row, after, newPoints },
    closed,
  };
}

/**
 * The facts of whichever was seen later, or else those kept here; what they lack is as the others have it. A redacted
 * export lacks names: its codes never take the place of one.
 */
function laterFacts(mine: ItemFacts, kept: Series, { facts: theirs, series }: History): ItemFacts {
  const theirsLater = (series.at(-1)?.lastAt ?? 0) > (kept.at(-1)?.lastAt ?? 0);
  const [later, earlier] = theirsLater ? [theirs, mine] : [mine, theirs];
  const author = later.author && isCode(later.author.id) ? (earlier.author ?? later.author) : later.author;
  const title = hasCode(later.title) ? earlier.title || later.title : later.title;
  return { ...earlier, ...later, author: author ?? earlier.author, title: title || earlier.title };
}

function isSameFacts(one: ItemFacts, other: ItemFacts): boolean {
  return JSON.stringify(rowOfFacts(one, undefined, 0)) === JSON.stringify(rowOfFacts(other, undefined, 0));
}

function headOf(
  { facts, series }: History,
  closed: number,
  open: Uint8Array,
  row: HeadRow | undefined,
  kept: Series,
): HeadRow {
  const newest = series.at(-1);
  // Still counted from the same look: then the time since the last counted one is what it was.
  const uncounted = newest !== undefined && isSamePoint(newest, kept.at(-1)) ? row?.u : undefined;
  return {
    ...rowOfFacts(facts, row, series[0]?.firstAt ?? 0),
    ...(closed > 0 && { s: closed }),
    ...(uncounted !== undefined && { u: uncounted }),
    b: open,
  };
}

function putStretches(
  shelf: Shelf,
  { key, before }: Change,
  closed: readonly Uint8Array[],
): readonly Promise<unknown>[] {
  const puts = closed.map((bytes, ordinal) => shelf.putStretch(key, ordinal, bytes));
  return before?.s === undefined ? puts : [shelf.dropStretches(key, closed.length), ...puts];
}

function stretchesOf(series: Series): Point[][] {
  const stretches: Point[][] = [];
  for (let from = 0; from < series.length; from += STRETCH_POINTS)
    stretches.push(series.slice(from, from + STRETCH_POINTS));
  return stretches;
}

function isSamePoint(one: Point, other: Point | undefined): boolean {
  return one.firstAt === other?.firstAt && one.lastAt === other.lastAt;
}
