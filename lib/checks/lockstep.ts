import type { Answer, CumulativeMetric, Evidence, ItemFacts, Series } from '../model';
import priors from '../verdict/priors/lockstep.json';
import { type Band, llrOn, tailIn } from './calibration';
import { blind, type Check, NOTHING_SEEN, numberParam, says } from './check';
import { stretchesOf } from './looks';
import { type PaceModel, type Step, stepsOf } from './pace';
import { clamp } from './statistics';

export interface LockstepPrior {
  /** By the number of items seen together: how strongly three of them moved at once, and alike. */
  readonly bands: readonly Band[];
  readonly curve: readonly (readonly number[])[];
}

/** Items seen together, the judged one among them (HEURISTICS C1). */
const LEAST_TOGETHER = 4;
const MOST_TOGETHER = 10;
const LEAST_STEPS = 2;
/** A package is among the strongest of an item's own steps. */
const MOST_STEPS = 4;
/** So many must move at once. */
const MOVERS = 3;
/** One page shows them at one moment; two pages of one visit within this. */
const SAME_LOOK_MS = 5 * 60_000;
const LLR_CAP = 4;
const METRICS: readonly CumulativeMetric[] = ['reposts', 'comments', 'likes', 'views'];
/** Each item against its own pace. */
const OWN_PACE: PaceModel = { level: 0, recent: 0.5, last: 0.5, outrun: 0, afterglow: 0 };

type Paces = ReadonlyMap<CumulativeMetric, readonly Step[]>;

/** On a profile page every item is the neighbour of every other: the steps of each are worked out once. */
const known = new WeakMap<Series, Paces>();

function pacesOf(item: { readonly facts: ItemFacts; readonly series: Series }): Paces {
  const before = known.get(item.series);
  if (before) return before;
  const stretches = stretchesOf(item);
  const paces = new Map(
    METRICS.map((metric) => [metric, stretches.flatMap((stretch) => stepsOf(stretch, metric, null, OWN_PACE))]),
  );
  known.set(item.series, paces);
  return paces;
}

/** Three or more items that moved at once. */
export interface Lockstep {
  readonly metric: CumulativeMetric;
  readonly together: number;
  readonly movers: number;
  readonly from: number;
  readonly to: number;
  /** The middle one of the movers' gains. */
  readonly gained: number;
  /** The least of the movers' excesses, less the spread of their extra gains: packages are equal. */
  readonly strength: number;
}

const isSame = (a: Step, b: Step) => Math.abs(a.from - b.from) <= SAME_LOOK_MS && Math.abs(a.to - b.to) <= SAME_LOOK_MS;
const extraOf = ({ gained, expected }: Step) => Math.log(Math.max(0, gained - expected) + 3);

function spreadOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

/** How the other items moved in one step of the judged one; null where too few were seen at both its ends. */
function lockstepIn(own: Step, others: readonly (readonly Step[])[], metric: CumulativeMetric): Lockstep | null {
  const alike: Step[] = [];
  for (const steps of others) {
    const step = steps.find((each) => isSame(each, own));
    if (step && alike.push(step) === MOST_TOGETHER - 1) break;
  }
  if (alike.length + 1 < LEAST_TOGETHER) return null;
  const strongest = alike.toSorted((a, b) => b.excess - a.excess).slice(0, MOVERS - 1);
  const movers = [own, ...strongest];
  const least = Math.min(...movers.map(({ excess }) => excess));
  const gains = movers.map(({ gained }) => gained).toSorted((a, b) => a - b);
  return {
    metric,
    together: alike.length + 1,
    movers: [own, ...alike].filter(({ excess }) => excess >= least).length,
    from: own.from,
    to: own.to,
    gained: gains[1] ?? 0,
    strength: least - spreadOf(movers.map(extraOf)),
  };
}

/** The steps that may be part of a lock-step: the strongest few of the item's own. */
const strongestFew = (steps: readonly Step[]) => steps.toSorted((a, b) => b.excess - a.excess).slice(0, MOST_STEPS);

/** The step in which this item and two others of its author moved most alike; null where they were not seen together. */
export function strongestLockstep(evidence: Evidence): Lockstep | null {
  if (evidence.authorItems.length + 1 < LEAST_TOGETHER) return null;
  const own = pacesOf(evidence);
  const others = evidence.authorItems.filter(({ series }) => series.length > LEAST_STEPS).map(pacesOf);
  const found = METRICS.flatMap((metric) => {
    const steps = own.get(metric) ?? [];
    if (steps.length < LEAST_STEPS) return [];
    const theirs = others.map((paces) => paces.get(metric) ?? []);
    return strongestFew(steps).flatMap((step) => lockstepIn(step, theirs, metric) ?? []);
  });
  return found.reduce<Lockstep | null>((best, each) => (best && best.strength >= each.strength ? best : each), null);
}

/** How often an ordinary item moves so much alike with others; null where too few were seen together. */
export function lockstepTail(evidence: Evidence, prior: LockstepPrior): number | null {
  const strongest = strongestLockstep(evidence);
  return strongest && tailIn(prior.bands, strongest.together, strongest.strength);
}

/**
 * Several items of one author, posted at different times, that grew by the same amount at once: a package delivered to
 * all of them (science/HEURISTICS.md C1, after CopyCatch and ND-Sync, without seeing an account).
 */
export const makeLockstep = (prior: LockstepPrior): Check => ({
  id: 'lockstep',
  group: 'crowd',
  kinds: ['post'],
  threshold: { default: 10, min: 1, max: 50, step: 1, unit: 'perThousandOrdinary' },
  acquits: false,
  run(evidence, threshold): Answer {
    const strongest = strongestLockstep(evidence);
    if (!strongest) return blind('lockstep.blind.together', { needed: numberParam(LEAST_TOGETHER) });
    const { metric, together, movers, from, to, gained, strength } = strongest;
    const tail = tailIn(prior.bands, together, strength);
    const llr = clamp(llrOn(prior.curve, tail), 0, LLR_CAP);
    if (llr === 0) return NOTHING_SEEN;
    if (tail * 1000 > threshold) return blind('missing.undecided');
    const params = {
      metric: { is: 'metric', value: metric },
      movers: numberParam(movers),
      together: numberParam(together),
      gained: numberParam(gained),
      from: { is: 'time', value: from },
      to: { is: 'time', value: to },
    } as const;
    return {
      say: 'spoke',
      finding: {
        check: 'lockstep',
        group: 'crowd',
        metric,
        direction: 'high',
        value: tail * 1000,
        threshold,
        llr,
        tail,
        headline: says('lockstep.headline', params),
        seen: says('lockstep.seen', params),
        usual: says('lockstep.usual', params),
        benign: says('lockstep.benign', params),
        span: [from, to],
      },
    };
  },
});

export const lockstep = makeLockstep(priors as LockstepPrior);
