import type { Count, CountMetric, Evidence, Finding, Point } from '../model';
import priors from '../verdict/priors/listmove.json';
import { type Band, tailIn } from './calibration';
import { blind, type Check, NOTHING_SEEN, numberParam, says } from './check';
import { clamp, llrOfTail } from './statistics';

export interface ListmovePrior {
  /** ln of how many times as large a standing topic became, by the decimal log of the hours between two looks. */
  readonly bands: readonly Band[];
}

const HOUR_MS = 3_600_000;
const SHORTEST_MS = 3 * HOUR_MS;
const LONGEST_MS = 72 * HOUR_MS;
/** Less than doubling moves no list. */
const LEAST_GROWTH = Math.LN2;
/** Small scores double by themselves. */
const MIN_SCORE = 100_000;
/** A topic that holds one of these places need not have climbed. */
const TOP_PLACES = 3;
/** What a crowd of its own accord brings along. */
const CROWD: readonly CountMetric[] = ['members', 'followers', 'posts'];
const NOTICED_TAIL = 0.1;
const LLR_CAP = 4;
const LLR_FLOOR = -0.5;

interface Move {
  readonly from: Point;
  readonly to: Point;
  readonly before: Count;
  readonly now: Count;
  readonly tail: number;
  /** The tail if the score had grown threefold. */
  readonly tripledTail: number;
  readonly climbed: boolean;
}

/** ln of how many times as large it certainly became; 0 where that is not certain. */
function leastGrowth(before: Count | undefined, now: Count | undefined): number {
  if (!before || !now || before.high === null) return 0;
  return Math.max(0, Math.log((now.low + 1) / (before.high + 1)));
}

/** ln of how many times as large it may have become at most. */
function mostGrowth(before: Count | undefined, now: Count | undefined): number {
  if (!before || !now) return 0;
  return Math.max(0, Math.log(((now.high ?? now.low * 10) + 1) / (before.low + 1)));
}

function moveOf(prior: ListmovePrior, from: Point, to: Point): Move | null {
  const [before, now] = [from.counts.heat, to.counts.heat];
  const spanMs = to.firstAt - from.lastAt;
  if (!before || !now || now.low < MIN_SCORE || spanMs < SHORTEST_MS || spanMs > LONGEST_MS) return null;
  // A new crowd brings members and posts with it: only what the score gained beyond them was made by moving it.
  const crowd = Math.max(...CROWD.map((metric) => mostGrowth(from.counts[metric], to.counts[metric])));
  const excess = leastGrowth(before, now) - crowd;
  const at = Math.log10(spanMs / HOUR_MS);
  const climbed = from.rank === undefined || to.rank === undefined || to.rank < from.rank || to.rank <= TOP_PLACES;
  return {
    from,
    to,
    before,
    now,
    tail: excess < LEAST_GROWTH ? 1 : tailIn(prior.bands, at, excess),
    tripledTail: tailIn(prior.bands, at, Math.log(3)),
    climbed,
  };
}

/** From each look back to the one before it, and to the earliest within three days. */
function movesOf(prior: ListmovePrior, series: readonly Point[]): Move[] {
  const seen = series.filter(({ counts }) => counts.heat !== undefined);
  return seen.flatMap((to, i) => {
    const earliest = seen.find((from) => to.firstAt - from.lastAt <= LONGEST_MS);
    const pairs = new Set([seen[i - 1], earliest].filter((from) => from !== undefined));
    return [...pairs].flatMap((from) => moveOf(prior, from, to) ?? []);
  });
}

function finding({ from, to, before, now, tail }: Move, threshold: number): Finding {
  const params = {
    before: { is: 'count', value: before },
    now: { is: 'count', value: now },
    span: { is: 'duration', valueMs: to.firstAt - from.lastAt },
    placeBefore: numberParam(from.rank ?? 0),
    placeNow: numberParam(to.rank ?? 0),
  } as const;
  const ranked = from.rank !== undefined && to.rank !== undefined;
  return {
    check: 'listmove',
    group: 'chart',
    metric: 'heat',
    direction: 'high',
    value: tail * 1000,
    threshold,
    llr: clamp(llrOfTail(tail), 0, LLR_CAP),
    tail,
    headline: says('listmove.headline', params),
    seen: says(ranked ? 'listmove.seen.ranked' : 'listmove.seen', params),
    usual: says('listmove.usual', params),
    benign: says('listmove.benign', params),
    organised: true,
    span: [from.lastAt, to.firstAt],
  };
}

/**
 * A super topic's score that leaps as only many hands together can make it: the mark of a campaign, as in July 2019
 * (science/HEURISTICS.md C2). It says *organised*, and nothing of who the hands were.
 */
export const makeListmove = (prior: ListmovePrior): Check => ({
  id: 'listmove',
  group: 'chart',
  kinds: ['topic'],
  // The table stands in for one of the list itself, which nobody has published: only what is far out counts.
  threshold: { default: 2, min: 0.5, max: 20, step: 0.5, unit: 'perThousandOrdinary' },
  acquits: true,
  run({ series }: Evidence, threshold) {
    if (!series.some(({ counts }) => counts.heat)) return blind('listmove.blind.missing');
    const moves = movesOf(prior, series);
    const worst = moves.filter(({ climbed }) => climbed).toSorted((a, b) => a.tail - b.tail)[0];
    if (moves.length === 0) return blind('listmove.blind.looks');
    if (worst && worst.tail * 1000 <= threshold) return { say: 'spoke', finding: finding(worst, threshold) };
    const power = moves.filter(({ tripledTail }) => tripledTail < NOTICED_TAIL).length / moves.length;
    return worst && power >= 0.5
      ? { say: 'quiet', power, llr: clamp(llrOfTail(worst.tail), LLR_FLOOR, 0) }
      : NOTHING_SEEN;
  },
});

export const listmove = makeListmove(priors);
