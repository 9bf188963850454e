import type { Count, Evidence, Finding, StarShares } from '../model';
import { blind, type Check, numberParam, percentParam, says } from './check';
import { meanScore, type Side, shareAt, strangeness, strangenessAt99, tailOf } from './histogram-model';
import { clamp, llrOfTail } from './statistics';

const MIN_RATERS = 1000;
/** Outside these scores the shape carries no information (HEURISTICS A8). */
const ONE_STAR_FROM_SCORE = 6;
const FIVE_STAR_TO_SCORE = 7;
const LLR_CAP = 4;
const LLR_FLOOR = -1;
/** Shares are shown to 0.1 %. */
const ROUNDING_PERCENT = 0.05;
/** The score is the plain mean of the shares within this; a larger gap means a parse error or a frozen score (A8). */
const MAX_SCORE_GAP = 0.11;

interface Look {
  readonly score: number;
  readonly shares: StarShares;
  readonly raters: Count;
}

/** The least strange value that the rounding of the shares and of the number of raters leaves room for. */
function leastStrangeness(side: Side, { shares, raters }: Look): number {
  const suspect = side === 'oneStar' ? 4 : 0;
  let least = Number.POSITIVE_INFINITY;
  for (let corner = 0; corner < 16; corner += 1) {
    let bit = 0;
    const trial = shares.map((share, i) => {
      if (i === suspect) return Math.max(0, share - ROUNDING_PERCENT);
      const up = (corner >> bit++) & 1;
      return Math.max(0, share + (up ? ROUNDING_PERCENT : -ROUNDING_PERCENT));
    }) as unknown as StarShares;
    least = Math.min(least, strangeness(side, trial, raters.low));
  }
  return least;
}

function latestLook({ series }: Evidence): Look | null {
  const latest = series.findLast((point) => point.score !== undefined && point.stars && point.counts.raters);
  if (latest?.score === undefined || !latest.stars || !latest.counts.raters) return null;
  return { score: latest.score, shares: latest.stars, raters: latest.counts.raters };
}

function finding(side: Side, look: Look, tail: number, threshold: number): Finding {
  const share = look.shares[side === 'oneStar' ? 4 : 0];
  const most = shareAt(side, look.shares, look.raters.low, strangenessAt99(side, meanScore(look.shares)));
  const params = {
    share: percentParam(share),
    most: percentParam(most),
    score: numberParam(look.score, 1),
    raters: { is: 'count', value: look.raters },
  } as const;
  const id = side === 'oneStar' ? 'histogram.one' : 'histogram.five';
  return {
    check: 'histogram',
    group: 'rating',
    metric: 'stars',
    direction: 'high',
    value: tail * 1000,
    threshold,
    llr: clamp(llrOfTail(tail), 0, LLR_CAP),
    tail,
    headline: says(`${id}.headline`, params),
    seen: says(`${id}.seen`, params),
    usual: says(`${id}.usual`, params),
    benign: says(`${id}.benign`, params),
  };
}

/**
 * A histogram that one crowd cannot make: far more one-star (or five-star) ratings than the other four shares go with
 * (science/HEURISTICS.md A8: recall at 1 % .90 for 5 % one-star, .85 for 10 % five-star).
 */
export const histogram: Check = {
  id: 'histogram',
  group: 'rating',
  kinds: ['subject'],
  threshold: { default: 10, min: 1, max: 50, step: 1, unit: 'perThousandOrdinary' },
  acquits: true,
  run(evidence, threshold) {
    const look = latestLook(evidence);
    if (!look) return blind('histogram.blind.missing');
    if (look.raters.low < MIN_RATERS) return blind('histogram.blind.few', { needed: numberParam(MIN_RATERS) });
    const mean = meanScore(look.shares);
    if (Math.abs(mean - look.score) > MAX_SCORE_GAP) return blind('histogram.blind.score');
    const sides: Side[] = [];
    if (look.score >= ONE_STAR_FROM_SCORE) sides.push('oneStar');
    if (look.score <= FIVE_STAR_TO_SCORE) sides.push('fiveStar');
    const tails = sides.map((side) => ({ side, tail: tailOf(side, mean, leastStrangeness(side, look)) }));
    const worst = tails.toSorted((a, b) => a.tail - b.tail)[0];
    if (!worst) return blind('histogram.blind.missing');
    const tail = Math.min(1, worst.tail * sides.length);
    if (tail * 1000 <= threshold) return { say: 'spoke', finding: finding(worst.side, look, tail, threshold) };
    // A threefold rise of the extreme share: would it have leaned towards suspicion?
    const powers = sides.map((side) => (tailOf(side, mean, tripled(side, look)) < 0.1 ? 1 : 0));
    const power = Math.min(...powers);
    if (power < 0.5) return blind('histogram.blind.power');
    return { say: 'quiet', power, llr: clamp(llrOfTail(tail), LLR_FLOOR, 0) };
  },
};

/** The strangeness of the same look with the extreme share three times as large. */
function tripled(side: Side, { shares, raters }: Look): number {
  const index = side === 'oneStar' ? 4 : 0;
  const trial = shares.map((share, i) => (i === index ? share * 3 : share)) as unknown as StarShares;
  return strangeness(side, trial, raters.low);
}
