import type { Count, Evidence, Finding, StarShares } from '../model';
import priors from '../verdict/priors/histogram.json';
import { llrOn } from './calibration';
import { blind, type Check, numberParam, percentParam, says } from './check';
import {
  type HistogramPrior,
  meanScore,
  SIDES,
  type Side,
  type SideModel,
  strangeness,
  suspectOf,
  tailOf,
  usualMost,
} from './histogram-model';
import { clamp } from './statistics';

const MIN_RATERS = 1000;
/** Outside these scores the shape carries no information (HEURISTICS A8). */
const LOOKED_AT: { readonly [S in Side]: (score: number) => boolean } = {
  oneStar: (score) => score >= 6,
  fiveStar: (score) => score <= 7,
};
const LLR_CAP = 4;
const LLR_FLOOR = -1;
/** Shares are shown to 0.1 %. */
const ROUNDING_PERCENT = 0.05;
/** The score is the plain mean of the shares within this; a larger gap means a parse error or a frozen score (A8). */
const MAX_SCORE_GAP = 0.11;
/** A threefold share would have been noticed if it made the histogram one of the strangest tenth. */
const NOTICED_TAIL = 0.1;

interface Look {
  readonly score: number;
  readonly shares: StarShares;
  readonly raters: Count;
}

/** The least strange value that the rounding of the shares leaves room for: every corner of the other four is tried. */
export function leastStrangeness(model: SideModel, side: Side, shares: StarShares, raters: number): number {
  const suspect = suspectOf(side);
  let least = Number.POSITIVE_INFINITY;
  for (let corner = 0; corner < 16; corner += 1) {
    let bit = 0;
    const trial = shares.map((share, i) => {
      if (i === suspect) return Math.max(0, share - ROUNDING_PERCENT);
      const up = (corner >> bit++) & 1;
      return Math.max(0, share + (up ? ROUNDING_PERCENT : -ROUNDING_PERCENT));
    }) as unknown as StarShares;
    least = Math.min(least, strangeness(model, side, trial, raters));
  }
  return least;
}

function latestLook({ series }: Evidence): Look | null {
  const latest = series.findLast((point) => point.score !== undefined && point.stars && point.counts.raters);
  if (latest?.score === undefined || !latest.stars || !latest.counts.raters) return null;
  return { score: latest.score, shares: latest.stars, raters: latest.counts.raters };
}

/** The tail at the same look with the suspected share three times as large. */
function tripledTail(model: SideModel, side: Side, { shares, raters }: Look): number {
  const trial = shares.map((share, i) => (i === suspectOf(side) ? share * 3 : share)) as unknown as StarShares;
  return tailOf(model, meanScore(shares), strangeness(model, side, trial, raters.low));
}

function finding(model: SideModel, side: Side, look: Look, tail: number, threshold: number): Finding {
  const params = {
    share: percentParam(look.shares[suspectOf(side)]),
    most: percentParam(usualMost(model, side, look.shares, look.raters.low)),
    score: numberParam(look.score, 1),
    raters: { is: 'count', value: look.raters },
  } as const;
  const end = side === 'oneStar' ? 'one' : 'five';
  return {
    check: 'histogram',
    group: 'rating',
    metric: 'stars',
    direction: 'high',
    value: tail * 1000,
    threshold,
    llr: clamp(llrOn(model.curve, tail), 0, LLR_CAP),
    tail,
    headline: says(`histogram.${end}.headline`, params),
    seen: says(`histogram.${end}.seen`, params),
    usual: says(`histogram.${end}.usual`, params),
    benign: says(`histogram.${end}.benign`, params),
  };
}

/**
 * A histogram that one crowd cannot make: far more one-star (or five-star) ratings than the other four shares go with
 * (science/HEURISTICS.md A8; how well it works stands in the README).
 */
export const makeHistogram = (prior: HistogramPrior): Check => ({
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
    const sides = SIDES.filter((side) => LOOKED_AT[side](look.score)).map((side) => {
      const strange = leastStrangeness(prior[side], side, look.shares, look.raters.low);
      return { side, model: prior[side], tail: tailOf(prior[side], mean, strange) };
    });
    const worst = sides.toSorted((a, b) => a.tail - b.tail)[0];
    if (!worst) return blind('histogram.blind.missing');
    // The stranger of two ends is stranger than either would be alone.
    const tail = Math.min(1, worst.tail * sides.length);
    const llr = llrOn(worst.model.curve, tail);
    if (tail * 1000 <= threshold && llr > 0)
      return { say: 'spoke', finding: finding(worst.model, worst.side, look, tail, threshold) };
    const power = Math.min(...sides.map(({ side, model }) => (tripledTail(model, side, look) < NOTICED_TAIL ? 1 : 0)));
    if (power === 0) return blind('histogram.blind.power');
    // Leaning towards a campaign, but not by enough to speak: that acquits nobody.
    if (llr >= 0) return blind('missing.undecided');
    return { say: 'quiet', power, llr: clamp(llr, LLR_FLOOR, 0) };
  },
});

export const histogram = makeHistogram(priors);
