import type { Point, Series } from '../model';
import { figuresOfPoint } from './columns';

/**
 * Two series of one item as one, without duplicates and in time order. Both are true: a point says that its figures
 * were seen at its first and its last moment. So the looks are what is merged:
 *
 * - Looks at the same moment with the same figures are one look.
 * - Points with the same figures that overlap become one, from the first look to the last. It counts as many looks as
 *   the larger one counted: how many the two have in common is not known, and claiming too few is the safe side.
 * - A point during which the other series saw other figures cannot stand as a whole: its first and its last look stay.
 * - Within one moment (a clock that went back makes such looks) each series keeps its own order.
 *
 * The order of the two makes no difference, and merging either of them once more changes nothing.
 *
 * @param one points in order of time, none beginning before the one before has ended; `other` alike
 * @returns `one` itself where the other adds nothing to it
 */
export function mergeSeries(one: Series, other: Series): Series {
  // What is usual when a backup is restored, and takes no memory: nothing is new, or everything is.
  if (other.length === 0 || JSON.stringify(one) === JSON.stringify(other)) return one;
  if (one.length === 0) return other;
  const mine = looksOf(one);
  const merged = pointsOf(interleave(mine, looksOf(other)));
  return isSame(merged, one, mine) ? one : merged.map(({ point }) => point);
}

/** One end of a point, or a point of one moment. */
interface Look {
  readonly at: number;
  /** Tells figures apart; equal for equal ones. */
  readonly figures: string;
  readonly point: Point;
  /** The claims that begin with this look. */
  readonly begins: Claim[];
  readonly ends: Claim[];
}

/** A point that saw the same from one look to another. */
interface Claim {
  readonly looks: number;
  /** The places of its two looks in the merged order. */
  from: number;
  to: number;
}

function looksOf(series: Series): Look[] {
  return series.flatMap((point) => {
    const figures = JSON.stringify(figuresOfPoint(point));
    const claim: Claim = { looks: point.looks, from: 0, to: 0 };
    const first = { at: point.firstAt, figures, point, begins: [claim] };
    if (point.firstAt === point.lastAt) return [{ ...first, ends: [claim] }];
    return [
      { ...first, ends: [] },
      { at: point.lastAt, figures, point, begins: [], ends: [claim] },
    ];
  });
}

function interleave(one: readonly Look[], other: readonly Look[]): Look[] {
  const merged: Look[] = [];
  let i = 0;
  let j = 0;
  while (i < one.length || j < other.length) {
    const at = Math.min(one[i]?.at ?? Number.POSITIVE_INFINITY, other[j]?.at ?? Number.POSITIVE_INFINITY);
    const mine = momentAt(one, i, at);
    const theirs = momentAt(other, j, at);
    i += mine.length;
    j += theirs.length;
    for (const look of oneMoment(mine, theirs)) merged.push(look);
  }
  return merged;
}

function momentAt(looks: readonly Look[], from: number, at: number): readonly Look[] {
  let to = from;
  while (looks[to]?.at === at) to += 1;
  return looks.slice(from, to);
}

/** The looks of one moment in an order in which both series find their own. */
function oneMoment(one: readonly Look[], other: readonly Look[]): readonly Look[] {
  if (other.length === 0) return one;
  if (one.length === 0) return other;
  const intoOther = laid(one, other);
  if (intoOther.length === other.length) return intoOther;
  const intoOne = laid(other, one);
  if (intoOne.length === one.length) return intoOne;
  return isBefore(one, other) ? intoOne : intoOther;
}

/** As many of the first `looks` as `base` has in this order become one with those; the others come after them. */
function laid(looks: readonly Look[], base: readonly Look[]): readonly Look[] {
  let next = 0;
  const joined = base.map((look) => {
    const same = looks[next];
    if (same?.figures !== look.figures) return look;
    next += 1;
    return { ...look, begins: [...look.begins, ...same.begins], ends: [...look.ends, ...same.ends] };
  });
  return [...joined, ...looks.slice(next)];
}

function isBefore(one: readonly Look[], other: readonly Look[]): boolean {
  return JSON.stringify(one.map(({ figures }) => figures)) < JSON.stringify(other.map(({ figures }) => figures));
}

interface Merged {
  readonly point: Point;
  readonly figures: string;
}

/** Looks back to points: a claim holds where nothing else was seen between its looks. */
function pointsOf(looks: readonly Look[]): readonly Merged[] {
  const reaches = reachOf(looks);
  const points: Merged[] = [];
  for (let from = 0; from < looks.length; ) {
    let to = from;
    let counted = 1;
    for (let i = from; i <= to; i += 1) {
      to = Math.max(to, reaches[i]?.to ?? i);
      counted = Math.max(counted, reaches[i]?.looks ?? 1);
    }
    const first = looks[from];
    if (first === undefined) break;
    const lastAt = looks[to]?.at ?? first.at;
    points.push({ point: { ...first.point, firstAt: first.at, lastAt, looks: counted }, figures: first.figures });
    from = to + 1;
  }
  return points;
}

/** How far the claims that begin at each look hold, and how many looks they count at most. */
function reachOf(looks: readonly Look[]): readonly { readonly to: number; readonly looks: number }[] {
  looks.forEach(({ begins, ends }, place) => {
    for (const claim of begins) claim.from = place;
    for (const claim of ends) claim.to = place;
  });
  let runEnd = looks.length - 1;
  const reaches = looks.map((_, place) => ({ to: place, looks: 1 }));
  for (let place = looks.length - 1; place >= 0; place -= 1) {
    if (looks[place]?.figures !== looks[place + 1]?.figures) runEnd = place;
    const holding = looks[place]?.begins.filter(({ to }) => to <= runEnd) ?? [];
    reaches[place] = {
      to: holding.reduce((most, { to }) => Math.max(most, to), place),
      looks: holding.reduce((most, claim) => Math.max(most, claim.looks), 1),
    };
  }
  return reaches;
}

function isSame(merged: readonly Merged[], series: Series, looks: readonly Look[]): boolean {
  if (merged.length !== series.length) return false;
  let look = 0;
  return merged.every(({ point, figures }, i) => {
    const before = series[i];
    const same =
      before?.firstAt === point.firstAt &&
      before.lastAt === point.lastAt &&
      before.looks === point.looks &&
      looks[look]?.figures === figures;
    look += point.firstAt === point.lastAt ? 1 : 2;
    return same;
  });
}
