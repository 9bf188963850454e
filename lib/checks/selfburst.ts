import type { Answer, CumulativeMetric, Evidence } from '../model';
import priors from '../verdict/priors/selfburst.json';
import { type Band, llrOn, tailIn, valueAt } from './calibration';
import { blind, type Check, LLR_FLOOR, numberParam, says } from './check';
import { growingMetrics, stretchesOf } from './looks';
import { gainAt, type PaceModel, type Step, stepsOf, worstStep } from './pace';
import { clamp } from './statistics';

export interface SelfburstPrior {
  /** By the number of steps seen: how far the worst step sticks out of the count's own pace. */
  readonly bands: readonly Band[];
  readonly curve: readonly (readonly number[])[];
  /** Weight of the growth that goes on afterwards. */
  readonly afterglow: number;
}

/** It locates the moment and supports others; it never makes an item doubtful by itself (HEURISTICS B3). */
const LLR_CAP = 1;
const LEAST_STEPS = 2;

export interface Burst {
  readonly metric: CumulativeMetric;
  readonly steps: number;
  readonly worst: Step;
}

const modelOf = ({ afterglow }: SelfburstPrior): PaceModel => ({
  level: 0,
  recent: 0.5,
  last: 0.5,
  outrun: 0,
  afterglow,
});

/** The step of each count that stands out most of the count's own pace. */
export function burstsOf(evidence: Evidence, prior: SelfburstPrior): readonly Burst[] {
  const stretches = stretchesOf(evidence);
  return growingMetrics(stretches).flatMap((metric) => {
    const steps = stretches.flatMap((stretch) => stepsOf(stretch, metric, null, modelOf(prior)));
    const worst = worstStep(steps);
    return worst && steps.length >= LEAST_STEPS ? [{ metric, steps: steps.length, worst }] : [];
  });
}

/** The strangest of them, counted as one of all that were looked at; null where no count was seen to grow. */
export function strangestBurst(evidence: Evidence, prior: SelfburstPrior): (Burst & { readonly tail: number }) | null {
  const judged = burstsOf(evidence, prior).map((burst) => ({
    ...burst,
    tail: tailIn(prior.bands, burst.steps, burst.worst.excess),
  }));
  const worst = judged.toSorted((a, b) => a.tail - b.tail)[0];
  return worst ? { ...worst, tail: clamp(worst.tail * judged.length, 0, 1) } : null;
}

/** A count that jumped out of its own pace (science/HEURISTICS.md B3): weak alone, it says when. */
export const makeSelfburst = (prior: SelfburstPrior): Check => ({
  id: 'selfburst',
  group: 'growth',
  kinds: ['post', 'topic', 'hot', 'subject', 'drama', 'thread', 'review', 'comment'],
  threshold: { default: 10, min: 1, max: 50, step: 1, unit: 'perThousandOrdinary' },
  acquits: false,
  run(evidence, threshold): Answer {
    const worst = strangestBurst(evidence, prior);
    if (!worst) return blind('selfburst.blind.looks');
    const { tail } = worst;
    const llr = clamp(llrOn(prior.curve, tail), LLR_FLOOR, LLR_CAP);
    if (llr <= 0) return { say: 'quiet', power: 0, llr };
    if (tail * 1000 > threshold) return blind('missing.undecided');
    const { from, to, gained, expected } = worst.worst;
    const most = gainAt(worst.worst, valueAt(prior.bands, worst.steps, 0.01));
    const params = {
      metric: { is: 'metric', value: worst.metric },
      gained: numberParam(gained),
      expected: numberParam(Math.round(expected)),
      most: numberParam(Math.round(most)),
      from: { is: 'time', value: from },
      to: { is: 'time', value: to },
    } as const;
    return {
      say: 'spoke',
      finding: {
        check: 'selfburst',
        group: 'growth',
        metric: worst.metric,
        direction: 'high',
        value: tail * 1000,
        threshold,
        llr,
        tail,
        headline: says('selfburst.headline', params),
        seen: says('selfburst.seen', params),
        usual: says('selfburst.usual', params),
        benign: says('selfburst.benign', params),
        span: [from, to],
      },
    };
  },
});

export const selfburst = makeSelfburst(priors as SelfburstPrior);
