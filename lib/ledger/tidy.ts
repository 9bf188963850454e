import type { Evidence, ItemKey, Series } from '../model';
import { DAY_MS, vouchedNow } from './clock';
import { decodeStretch, encodeStretch, newestAt } from './codec';
import { readEvidence, seenByNeighbours } from './evidence';
import { accountKey } from './keys';
import type { HeadRow } from './schema';
import type { Shelf } from './shelf';
import { type RetentionRule, thin } from './thin';

/** So many heads are looked at in one transaction. */
const SLICE = 200;
/** So many items are held against their verdicts in one transaction: each with all of its author's. */
const MOST_TRIED = 20;
/** The account and so many of an author's items are evidence for the others (evidence.ts). */
const COMPANY = 42;
/** Where an author has more items than this, what is evidence for all of them stays as it is: to judge them takes long. */
const MOST_COMPANY = 100;

export interface TidyAsk {
  readonly rule: RetentionRule;
  /** ms, the background's clock. */
  readonly now: number;
  /** The key after which to go on; null for the first. */
  readonly after: ItemKey | null;
  /** Whether both come to the same verdict: what thinning would change is left as it is. */
  readonly isSame: (before: Evidence, after: Evidence) => boolean;
}

export interface Tidied {
  /** Where to go on; null at the end. */
  readonly after: ItemKey | null;
  /** How many points were let go. */
  readonly points: number;
}

/** Of the next items those that have something to thin. Only read: most have nothing, and no writer has to wait. */
export async function thinnableAfter(
  shelf: Shelf,
  ask: TidyAsk,
): Promise<{ readonly keys: readonly ItemKey[]; readonly after: ItemKey | null }> {
  const end = await endOf(shelf, ask);
  if (end === null) return { keys: [], after: null };
  const heads = await shelf.headsAfter(ask.after, SLICE);
  const keys: ItemKey[] = [];
  let tried = 0;
  for (const [key, row] of heads) {
    const plan = await planOf(shelf, key, row, end);
    if (plan === null) continue;
    tried += 1;
    if (await isUnchanged(shelf, key, row, plan, ask)) keys.push(key);
    if (tried === MOST_TRIED) return { keys, after: key };
  }
  return { keys, after: heads.length < SLICE ? null : (heads.at(-1)?.[0] ?? null) };
}

/**
 * Thins the stretches of these items of which every look is older than what is kept whole. What stands behind a verdict
 * that says something else than ordinary, or was reviewed, stays, and so does what a verdict would change by: that of
 * the item, or of another of its author's, to which its newest stretch is evidence.
 *
 * @returns how many points were let go
 */
export async function thinItems(shelf: Shelf, keys: readonly ItemKey[], ask: TidyAsk): Promise<number> {
  const end = await endOf(shelf, ask);
  if (end === null) return 0;
  let points = 0;
  for (const key of keys) {
    // One after the other: each is held against the others as they are by then.
    const row = await shelf.head(key);
    const plan = row && (await planOf(shelf, key, row, end));
    if (!row || !plan || !(await isUnchanged(shelf, key, row, plan, ask))) continue;
    await Promise.all(plan.closed.map((series, i) => shelf.putStretch(key, i, encodeStretch(series))));
    if (plan.isOpenThinned) await shelf.putHead(key, { ...row, b: encodeStretch(plan.open) }, row);
    points += plan.gone;
  }
  if (points > 0) {
    const totals = await shelf.totals();
    await shelf.putTotals({ ...totals, points: totals.points - points });
  }
  return points;
}

/** Whether the item is to be kept whole, by its verdict: one that is silent is not kept, an ordinary one pins nothing. */
export function isPinnedBy({ v }: HeadRow): boolean {
  return v !== undefined && v.state !== 'ordinary';
}

/** Before this (ms) things may be thinned; null where there is nothing to thin. */
async function endOf(shelf: Shelf, { rule, now }: TidyAsk): Promise<number | null> {
  if (rule.afterwards === 'keep') return null;
  const vouched = await vouchedNow(shelf, now);
  return vouched && vouched - rule.keepAllDays * DAY_MS;
}

/** An item's stretches as they would be. */
interface Plan {
  readonly closed: readonly Series[];
  readonly open: Series;
  readonly isOpenThinned: boolean;
  /** What neighbours would see of the item; null where that stays what it is. */
  readonly shown: Series | null;
  /** How many points fewer. */
  readonly gone: number;
}

/** Null where nothing is to be thinned, or must not be; the cheapest questions first. */
async function planOf(shelf: Shelf, key: ItemKey, row: HeadRow, end: number): Promise<Plan | null> {
  if (isPinnedBy(row) || (row.s === undefined && (newestAt(row.b) ?? end) >= end)) return null;
  const packed = [...(row.s === undefined ? [] : await shelf.stretches(key)), row.b];
  const decoded = packed.map(decodeStretch);
  const stretches = decoded.map((stretch) => (stretch.ok ? stretch.points : []));
  if (!decoded.every(({ ok }) => ok)) return null;
  const thinned = stretches.map((points) => ((points.at(-1)?.lastAt ?? end) < end ? thin(points) : points));
  const gone = lengthOf(stretches) - lengthOf(thinned);
  if (gone === 0 || (await shelf.review(key)) !== undefined) return null;
  const [closed, open] = [thinned.slice(0, -1), thinned.at(-1) ?? []];
  const shown = seenByNeighbours(closed.at(-1), open);
  const isSeen = shown.length !== seenByNeighbours(stretches.at(-2), stretches.at(-1) ?? []).length;
  return { closed, open, isOpenThinned: open !== stretches.at(-1), shown: isSeen ? shown : null, gone };
}

/** Whether every verdict that rests on the item stays what it is. */
async function isUnchanged(shelf: Shelf, key: ItemKey, row: HeadRow, plan: Plan, ask: TidyAsk): Promise<boolean> {
  const { shown } = plan;
  const company = shown !== null && row.a !== undefined ? await companyOf(shelf, key, row.a) : [];
  if (company === null) return false;
  // What is damaged is told by whoever asks for it.
  const evidence = await readEvidence(shelf, [key, ...company], () => undefined);
  const own = evidence.get(key);
  if (own === undefined || !ask.isSame(own, { ...own, series: [...plan.closed.flat(), ...plan.open] })) return false;
  return company.every((other) => {
    const known = evidence.get(other);
    if (known === undefined) return true;
    const authorItems = known.authorItems.map((each) =>
      each.facts.key === key ? { ...each, series: shown ?? each.series } : each,
    );
    return ask.isSame(known, { ...known, authorItems });
  });
}

/** The items of its author to which an item is evidence; null where they are too many to be judged. */
async function companyOf(shelf: Shelf, key: ItemKey, author: string): Promise<readonly ItemKey[] | null> {
  const keys = await shelf.authorKeys(author, MOST_COMPANY + 1);
  if (!keys.slice(0, COMPANY).includes(key)) return [];
  return keys.length > MOST_COMPANY ? null : keys.filter((each) => each !== key && each !== accountKey(author));
}

function lengthOf(stretches: readonly Series[]): number {
  return stretches.reduce((sum, { length }) => sum + length, 0);
}
