import type { Answer, CumulativeMetric, Evidence } from '../model';
import priors from '../verdict/priors/night.json';
import { type Band, llrOn, tailIn } from './calibration';
import { blind, type Check, LLR_FLOOR, numberParam, says } from './check';
import { chinaHour } from './clock';
import {
  growingMetrics,
  leastGain,
  mostGain,
  numberAt,
  type Stretch,
  stretchesOf,
  trackOf,
  withMetrics,
} from './looks';
import { clamp } from './statistics';

export interface NightPrior {
  /** By the number of steps by night: ln of the growth to what the day's pace lets one expect of the hour. */
  readonly bands: readonly Band[];
  readonly curve: readonly (readonly number[])[];
}

const HOUR_MS = 3_600_000;
/** A longer step is no night (HEURISTICS B2). */
const LONGEST_NIGHT_MS = 8 * HOUR_MS;
const NIGHT_FROM_HOUR = 23;
const NIGHT_TO_HOUR = 4;
const LEAST_DAY_STEPS = 2;
const PAD = 10;
const LLR_CAP = 4;

/** The growth of one night against the day's pace. */
export interface Night {
  readonly metric: CumulativeMetric;
  readonly nights: number;
  readonly from: number;
  readonly to: number;
  readonly gained: number;
  readonly expected: number;
  /** Natural log of gained to expected. */
  readonly excess: number;
}

interface Stride {
  readonly from: number;
  readonly to: number;
  readonly least: number;
  readonly most: number;
  readonly grown: number;
}

function isNight({ from, to }: Stride): boolean {
  const hour = chinaHour((from + to) / 2);
  return to - from <= LONGEST_NIGHT_MS && (hour >= NIGHT_FROM_HOUR || hour < NIGHT_TO_HOUR);
}

function strides(whole: Stretch, metric: CumulativeMetric): readonly Stride[] {
  const track = trackOf(withMetrics(whole, [metric]), metric);
  const all: Stride[] = [];
  for (let i = 0; i < track.length - 1; i += 1) {
    // From a capped count on nobody knows what came in.
    if (numberAt(track.high, i) === Number.POSITIVE_INFINITY) continue;
    all.push({
      from: numberAt(track.at, i),
      to: numberAt(track.at, i + 1),
      least: leastGain(track, i, i + 1),
      most: mostGain(track, i, i + 1),
      grown: numberAt(track.grown, i + 1) - numberAt(track.grown, i),
    });
  }
  return all;
}

function nightsOf(stretch: Stretch, metric: CumulativeMetric): readonly Night[] {
  const all = strides(stretch, metric);
  const nights = all.filter(isNight);
  const days = all.filter((stride) => !isNight(stride));
  const byDay = days.reduce((sum, { most }) => sum + most, 0);
  const dayGrown = days.reduce((sum, { grown }) => sum + grown, 0);
  if (days.length < LEAST_DAY_STEPS || dayGrown <= 0 || !Number.isFinite(byDay)) return [];
  return nights.map(({ from, to, least, grown }) => {
    const expected = ((byDay + 1) / dayGrown) * grown;
    const excess = Math.log((least + PAD) / (expected + PAD));
    return { metric, nights: nights.length, from, to, gained: least, expected, excess };
  });
}

/** The night of each count that stands out most of its days. */
export function nightsIn(evidence: Evidence): readonly Night[] {
  const stretches = stretchesOf(evidence);
  return growingMetrics(stretches).flatMap((metric) => {
    const nights = stretches.flatMap((stretch) => nightsOf(stretch, metric));
    return nights.toSorted((a, b) => b.excess - a.excess).slice(0, 1);
  });
}

/** The strangest of them, counted as one of all that were looked at; null where no night was seen between days. */
export function strangestNight(evidence: Evidence, prior: NightPrior): (Night & { readonly tail: number }) | null {
  const judged = nightsIn(evidence).map((night) => ({
    ...night,
    tail: tailIn(prior.bands, night.nights, night.excess),
  }));
  const worst = judged.toSorted((a, b) => a.tail - b.tail)[0];
  return worst ? { ...worst, tail: clamp(worst.tail * judged.length, 0, 1) } : null;
}

/**
 * A count that grew by night, China time, far beyond its own days: organised reposting and voting after eleven
 * (science/HEURISTICS.md B2). People do that; so it is evidence of mobilised people, not of machines.
 */
export const makeNight = (prior: NightPrior): Check => ({
  id: 'night',
  group: 'growth',
  kinds: ['post', 'topic', 'subject', 'drama', 'thread', 'review'],
  threshold: { default: 10, min: 1, max: 50, step: 1, unit: 'perThousandOrdinary' },
  acquits: false,
  run(evidence, threshold): Answer {
    const worst = strangestNight(evidence, prior);
    if (!worst) return blind('night.blind.looks');
    const { tail } = worst;
    const llr = clamp(llrOn(prior.curve, tail), LLR_FLOOR, LLR_CAP);
    if (llr <= 0) return { say: 'quiet', power: 0, llr };
    if (tail * 1000 > threshold) return blind('missing.undecided');
    const params = {
      metric: { is: 'metric', value: worst.metric },
      gained: numberParam(worst.gained),
      expected: numberParam(Math.round(worst.expected)),
      from: { is: 'time', value: worst.from },
      to: { is: 'time', value: worst.to },
    } as const;
    return {
      say: 'spoke',
      finding: {
        check: 'night',
        group: 'growth',
        metric: worst.metric,
        direction: 'high',
        value: tail * 1000,
        threshold,
        llr,
        tail,
        headline: says('night.headline', params),
        seen: says('night.seen', params),
        usual: says('night.usual', params),
        benign: says('night.benign', params),
        organised: true,
        span: [worst.from, worst.to],
      },
    };
  },
});

export const night = makeNight(priors as NightPrior);
