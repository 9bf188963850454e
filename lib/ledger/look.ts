import type { Count, Point } from '../model';
import { columnBits, type Figures, figuresOfPoint, pointOf } from './columns';

/** At most one look per ten minutes, unless a value changed (DESIGN §2). */
const LOOK_GAP_MS = 10 * 60 * 1000;

/** Clocks differ by less between two looks, unless one of them was wrong. */
const FAR_AHEAD_MS = 24 * 60 * 60 * 1000;

/** The newest stretch of an item, still growing. */
export interface OpenStretch {
  readonly points: readonly Point[];
  /** How long before its `lastAt` the newest point's last counted look was. */
  readonly uncountedMs: number;
}

/**
 * What a look did to the series: began a `changed` point, `extended` the newest one, or was `passed` over because it
 * told nothing new.
 */
export interface Looked {
  readonly did: 'changed' | 'extended' | 'passed';
  readonly open: OpenStretch;
}

/** How a figure stands to what was last known of it. */
type Standing = 'same' | 'vaguer' | 'news';

/**
 * Adds one look, made at the whole second `at` (ms), to a series. The rules, so that a point never claims what was not seen:
 *
 * - The same figures with the same values extend the newest point. It counts as a further look if ten minutes have
 *   passed since the last counted one.
 * - A figure that is new, or whose interval no longer holds all that was known (`1.1万` → `1.2万`, or `1.2万` → 12,034
 *   on a page that shows more digits), begins a new point.
 * - A look that shows fewer figures (absent, unreadable, another page kind), or one more coarsely (12,034 → `1.2万`),
 *   denies nothing: it is no change of value. It cannot extend the point either, whose other figures it did not see.
 *   So within ten minutes of the newest point it is no look of its own and is passed over; later it begins a new point
 *   that holds only what was seen. Earlier points keep the figures it lacks; nothing is carried over.
 * - A look at which nothing could be read says nothing of a series that has figures: it is passed over.
 * - A clock that goes back: the look counts as made at the newest point's `lastAt`. Its values and their order are
 *   kept, and where no time passed there is no rate. Nothing is ever inserted before what stands.
 * - A clock that had run far ahead and was put right: points from more than a day after the look are taken to have been
 *   made when it was, or the series would stand still until that time has come. A look from before `since` is itself the
 *   one with the wrong clock, and changes no time.
 *
 * @param since the ledger's first observation, ms; without it no time is put right
 */
export function addLook(stretch: OpenStretch, seen: Figures, at: number, since = Number.POSITIVE_INFINITY): Looked {
  const open = at < since ? stretch : putRight(stretch, at);
  const newest = open.points.at(-1);
  if (newest === undefined) return { did: 'changed', open: { points: [firstLook(seen, at)], uncountedMs: 0 } };
  const then = Math.max(at, newest.lastAt);
  const standings = standingsOf(seen, open.points);
  const alike =
    columnBits(seen) === columnBits(figuresOfPoint(newest)) && standings.every((standing) => standing === 'same');
  if (alike) return { did: 'extended', open: extend(open, newest, then) };
  const nothingNew = standings.length === 0 || (!standings.includes('news') && then - newest.lastAt < LOOK_GAP_MS);
  if (nothingNew) return { did: 'passed', open };
  return { did: 'changed', open: { points: [...open.points, firstLook(seen, then)], uncountedMs: 0 } };
}

function putRight(open: OpenStretch, at: number): OpenStretch {
  const newest = open.points.at(-1);
  if (newest === undefined || newest.lastAt - at <= FAR_AHEAD_MS) return open;
  const points = open.points.map((point) =>
    point.lastAt > at ? { ...point, firstAt: Math.min(point.firstAt, at), lastAt: at } : point,
  );
  return { points, uncountedMs: 0 };
}

function extend(open: OpenStretch, newest: Point, at: number): OpenStretch {
  const sinceCountedMs = open.uncountedMs + at - newest.lastAt;
  const counts = sinceCountedMs >= LOOK_GAP_MS;
  const point = { ...newest, lastAt: at, looks: newest.looks + (counts ? 1 : 0) };
  return { points: [...open.points.slice(0, -1), point], uncountedMs: counts ? 0 : sinceCountedMs };
}

function firstLook(seen: Figures, at: number): Point {
  return pointOf({ firstAt: at, lastAt: at, looks: 1 }, seen);
}

/** One standing for each figure that was seen, against the newest point of the stretch that has it. */
function standingsOf(seen: Figures, points: readonly Point[]): Standing[] {
  const standings: Standing[] = [];
  let unmet = columnBits(seen);
  for (let i = points.length - 1; i >= 0 && unmet !== 0; i -= 1) {
    const point = points[i];
    if (point === undefined) continue;
    figuresOfPoint(point).forEach((before, column) => {
      const now = seen[column];
      if (now === undefined || (unmet & (1 << column)) === 0) return;
      unmet &= ~(1 << column);
      standings.push(standingOf(now, before));
    });
  }
  return unmet === 0 ? standings : [...standings, 'news'];
}

function standingOf(now: Count, before: Count): Standing {
  if (now.low === before.low && now.high === before.high) return 'same';
  const holdsLow = now.low <= before.low;
  const holdsHigh = now.high === null || (before.high !== null && before.high <= now.high);
  return holdsLow && holdsHigh ? 'vaguer' : 'news';
}
