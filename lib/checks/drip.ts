import type { Answer, CumulativeMetric, Evidence } from '../model';
import priors from '../verdict/priors/drip.json';
import { type Band, llrOn, tailIn } from './calibration';
import { blind, type Check, LLR_FLOOR, numberParam, percentParam, says } from './check';
import { birthOf, growingMetrics, stretchesOf } from './looks';
import { clamp } from './statistics';
import { type Steadiness, steadinessOf } from './steady';

export interface DripPrior {
  /** By the number of looks: how much better a constant delivery explains the growth. */
  readonly bands: readonly Band[];
  readonly curve: readonly (readonly number[])[];
}

/** Steadiness shows over many looks and a night at least (HEURISTICS B4). */
const LEAST_LOOKS = 6;
const LEAST_SPAN_MS = 12 * 3_600_000;
/** One count alone, against an average curve: it may not weigh much (HEURISTICS B4). */
const LLR_CAP = 1.5;

export interface Drip extends Steadiness {
  readonly metric: CumulativeMetric;
  readonly looks: number;
}

/** How steadily each count of a post kept coming. */
export function dripsOf(evidence: Evidence): readonly Drip[] {
  const bornAt = birthOf(evidence);
  if (bornAt === null) return [];
  const stretches = stretchesOf(evidence).filter(
    (stretch) => stretch.length >= LEAST_LOOKS && (stretch.at(-1)?.at ?? 0) - (stretch[0]?.at ?? 0) >= LEAST_SPAN_MS,
  );
  return stretches.flatMap((stretch) =>
    growingMetrics([stretch]).flatMap((metric) => {
      const steady = steadinessOf(stretch, metric, null, bornAt);
      return steady ? [{ ...steady, metric, looks: stretch.length }] : [];
    }),
  );
}

/** The steadiest of them, counted as one of all that were looked at; null where there are too few looks. */
export function steadiestDrip(evidence: Evidence, prior: DripPrior): (Drip & { readonly tail: number }) | null {
  const judged = dripsOf(evidence).map((drip) => ({ ...drip, tail: tailIn(prior.bands, drip.looks, drip.gain) }));
  const worst = judged.toSorted((a, b) => a.tail - b.tail)[0];
  return worst ? { ...worst, tail: clamp(worst.tail * judged.length, 0, 1) } : null;
}

/** A count that kept coming at one pace, day and night (science/HEURISTICS.md B4). */
export const makeDrip = (prior: DripPrior): Check => ({
  id: 'drip',
  group: 'growth',
  kinds: ['post'],
  threshold: { default: 10, min: 1, max: 50, step: 1, unit: 'perThousandOrdinary' },
  acquits: false,
  run(evidence, threshold): Answer {
    const worst = steadiestDrip(evidence, prior);
    if (!worst) return blind('drip.blind.looks', { needed: numberParam(LEAST_LOOKS) });
    const { tail } = worst;
    const llr = clamp(llrOn(prior.curve, tail), LLR_FLOOR, LLR_CAP);
    if (llr <= 0) return { say: 'quiet', power: 0, llr };
    if (tail * 1000 > threshold) return blind('missing.undecided');
    const params = {
      metric: { is: 'metric', value: worst.metric },
      gained: numberParam(Math.round(worst.gained)),
      hours: { is: 'duration', valueMs: worst.to - worst.from },
      share: percentParam(100 * worst.share, 0),
    } as const;
    return {
      say: 'spoke',
      finding: {
        check: 'drip',
        group: 'growth',
        metric: worst.metric,
        direction: 'high',
        value: tail * 1000,
        threshold,
        llr,
        tail,
        headline: says('drip.headline', params),
        seen: says('drip.seen', params),
        usual: says('drip.usual', params),
        benign: says('drip.benign', params),
        span: [worst.from, worst.to],
      },
    };
  },
});

export const drip = makeDrip(priors as DripPrior);
