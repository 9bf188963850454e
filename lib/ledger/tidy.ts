import type { Evidence, ItemKey } from '../model';
import { decodeStretch, encodeStretch } from './codec';
import type { OnDamage } from './error';
import { readEvidence, showsLastClosed } from './evidence';
import type { HeadRow } from './schema';
import type { Keyed, Shelf } from './shelf';
import { type RetentionRule, thin } from './thin';

const DAY_MS = 24 * 60 * 60 * 1000;
/** So many heads are looked at in one transaction; hardly any has a closed stretch. */
const SLICE = 200;

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

/**
 * Thins the closed stretches of the next items, as the rule says: those of which every look is older than what is kept
 * whole. What stands behind a verdict that is not ordinary, or was reviewed, stays. What neighbours are given stays too:
 * the open stretch, with which the next look is compared, and while that is short the closed one before it.
 */
export async function tidyAfter(shelf: Shelf, ask: TidyAsk, onDamage: OnDamage): Promise<Tidied> {
  if (ask.rule.afterwards === 'keep') return { after: null, points: 0 };
  const heads = await shelf.headsAfter(ask.after, SLICE);
  let points = 0;
  for (const [key, row] of heads) {
    if (row.s !== undefined && !(await isPinned(shelf, key, row)))
      points += await tidyItem(shelf, [key, row], ask, onDamage);
  }
  if (points > 0) {
    const totals = await shelf.totals();
    await shelf.putTotals({ ...totals, points: totals.points - points });
  }
  return { after: heads.length < SLICE ? null : (heads.at(-1)?.[0] ?? null), points };
}

async function isPinned(shelf: Shelf, key: ItemKey, { v }: HeadRow): Promise<boolean> {
  const isMarked = v?.state === 'unusual' || v?.state === 'doubtful';
  return isMarked || (await shelf.review(key)) !== undefined;
}

/** How many points of the item were let go. */
async function tidyItem(shelf: Shelf, [key, row]: Keyed, ask: TidyAsk, onDamage: OnDamage): Promise<number> {
  const end = ask.now - ask.rule.keepAllDays * DAY_MS;
  const closed = (await shelf.stretches(key)).map(decodeStretch);
  const unseen = closed.length - (showsLastClosed(decodeStretch(row.b)) ? 1 : 0);
  const thinned = closed.map((stretch, i) => {
    const isOld = stretch.ok && i < unseen && (stretch.points.at(-1)?.lastAt ?? ask.now) < end;
    return stretch.ok ? (isOld ? thin(stretch.points) : stretch.points) : null;
  });
  const evidence = (await readEvidence(shelf, [key], onDamage)).get(key);
  if (evidence === undefined || thinned.includes(null)) return 0;
  const open = evidence.series.slice(
    closed.reduce((sum, stretch) => sum + (stretch.ok ? stretch.points.length : 0), 0),
  );
  const series = [...thinned.flatMap((points) => points ?? []), ...open];
  const gone = evidence.series.length - series.length;
  if (gone === 0 || !ask.isSame(evidence, { ...evidence, series })) return 0;
  await Promise.all(thinned.map((points, i) => shelf.putStretch(key, i, encodeStretch(points ?? []))));
  return gone;
}
