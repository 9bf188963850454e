import type { Answer, CumulativeMetric, Evidence, Finding, Sentence } from '../model';
import priors from '../verdict/priors/comove.json';
import { type Band, llrOn, tailIn, valueAt } from './calibration';
import { blind, type Check, numberParam, says } from './check';
import { type LevelPrior, levelWeight } from './level';
import { birthOf, growingMetrics, type Stretch, stretchesOf } from './looks';
import { gainAt, type PaceModel, type Step, stepsOf, worstStep } from './pace';
import { clamp } from './statistics';
import { type Steadiness, steadinessOf } from './steady';

/** Pairs of a surprise and a natural-log likelihood ratio, for `llrOn`. */
type Curve = readonly (readonly number[])[];

/** What is usual where one count of a post grows beside another. */
export interface ComovePrior {
  readonly model: PaceModel;
  /** By the number of steps seen: how far the worst step of a wordless count sticks out, and of one made of words. */
  readonly burst: readonly Band[];
  readonly worded: readonly Band[];
  /** How much a constant delivery explains of a wordless count. */
  readonly steady: readonly Band[];
  /** What a burst weighs, by the number of steps seen: the more there were, the more would have shown. */
  readonly curves: readonly {
    readonly from: number;
    readonly to: number;
    readonly curve: Curve;
  }[];
  /** What steadiness weighs. */
  readonly steadyCurve: Curve;
  /** How the two counts stand to each other in the author's other posts: what growth before the first look left. */
  readonly level: LevelPrior;
}

/** Two gains are needed before one can differ from the other (HEURISTICS B1: four looks; three tell already). */
const LEAST_STEPS = 2;
/** Steadiness shows in the long run only. */
const LEAST_STEADY_STEPS = 4;
const ENOUGH_POWER = 0.5;
const LLR_CAP = 4;
/** Whether words were bought is for the words to tell (`templates`): their growth alone makes nothing doubtful. */
const WORDED_CAP = 1;
/** Growth that was watched all the way acquits more than a look at proportions. */
const LLR_FLOOR = -2;

/**
 * Counts made of words: bought less, dearer, and told apart by their texts too (`templates`). The others are one tap
 * each; they are what is sold by the thousand.
 */
const WORDED: readonly CumulativeMetric[] = ['comments', 'replies', 'originals', 'discussions', 'posts'];
/** Of the false alarms that the threshold allows, each way of looking may make so many parts. */
const PARTS = { burst: 11, worded: 3, steady: 6 } as const;
type Way = keyof typeof PARTS;

/** How one count stands against the one other that explains it best. */
export interface Alone {
  readonly suspect: CumulativeMetric;
  readonly reference: CumulativeMetric;
  readonly steps: readonly Step[];
  readonly worst: Step | undefined;
  readonly steady: Steadiness | null;
}

function beside(
  stretches: readonly Stretch[],
  [suspect, reference]: readonly [CumulativeMetric, CumulativeMetric],
  model: PaceModel,
  bornAt: number | null,
): Alone {
  const steps = stretches.flatMap((stretch) => stepsOf(stretch, suspect, reference, model));
  const long = WORDED.includes(suspect) ? [] : stretches.filter(({ length }) => length > LEAST_STEADY_STEPS);
  const steady = bornAt === null ? [] : long.map((stretch) => steadinessOf(stretch, suspect, reference, bornAt));
  const steadiest = steady.reduce((best, each) => (each && each.gain > (best?.gain ?? 0) ? each : best), null);
  return { suspect, reference, steps, worst: worstStep(steps), steady: steadiest };
}

/** Of all references the kindest: a count that moved with any other did not move alone. */
function kindest(all: readonly Alone[]): Alone | undefined {
  const excess = ({ worst }: Alone) => worst?.excess ?? Number.NEGATIVE_INFINITY;
  const judged = all.filter(({ steps }) => steps.length >= LEAST_STEPS).toSorted((a, b) => excess(a) - excess(b));
  const [first] = judged;
  if (!first) return undefined;
  const gains = judged.map(({ steady }) => steady?.gain ?? 0);
  const gain = Math.min(...gains);
  return { ...first, steady: judged[gains.indexOf(gain)]?.steady ?? null };
}

/** Every growing count of the item against the others. Empty where no two were seen growing together. */
export function aloneOf(evidence: Evidence, model: PaceModel): readonly Alone[] {
  const stretches = stretchesOf(evidence);
  const metrics = growingMetrics(stretches);
  const bornAt = birthOf(evidence);
  return metrics.flatMap((suspect) => {
    const others = metrics.filter((metric) => metric !== suspect);
    return kindest(others.map((reference) => beside(stretches, [suspect, reference], model, bornAt))) ?? [];
  });
}

/** One way in which one count may have moved alone, and how often an ordinary one does so as strangely. */
interface Looked extends Alone {
  readonly way: Way;
  readonly tail: number;
}

const burstWay = (suspect: CumulativeMetric): Way => (WORDED.includes(suspect) ? 'worded' : 'burst');

function waysOf(all: readonly Alone[], prior: ComovePrior): readonly Looked[] {
  return all.flatMap((each): Looked[] => {
    const { suspect, steps, worst, steady } = each;
    const looked = (way: Way, value: number): Looked => ({
      ...each,
      way,
      tail: tailIn(prior[way], steps.length, value),
    });
    return [
      ...(worst ? [looked(burstWay(suspect), worst.excess)] : []),
      ...(steady ? [looked('steady', steady.gain)] : []),
    ];
  });
}

/** The strangest of them, with how often any of all that were looked at is as strange in an ordinary item. */
function strangest(ways: readonly Looked[]): Looked | null {
  const share = ({ way, tail }: Looked) => tail / PARTS[way];
  const worst = ways.toSorted((a, b) => share(a) - share(b))[0];
  const parts = ways.reduce((sum, { way }) => sum + PARTS[way], 0);
  return worst ? { ...worst, tail: clamp(share(worst) * parts, 0, 1) } : null;
}

/** Natural-log likelihood ratio of one way: what arrives at once shows in the steps, what drips in the steadiness. */
function wayWeight({ way, steps: { length }, tail }: Looked, prior: ComovePrior): number {
  if (way === 'steady') return llrOn(prior.steadyCurve, tail);
  const { curve = [] } = prior.curves.find(({ from, to }) => length >= from && length < to) ?? {};
  return Math.min(way === 'worded' ? WORDED_CAP : LLR_CAP, llrOn(curve, tail));
}

/** Of the count that most likely moved alone: its growth, and where it stands by now. */
function weightOf(evidence: Evidence, ways: readonly Looked[], prior: ComovePrior): number {
  const suspects = new Set(ways.map(({ suspect }) => suspect));
  const weights = [...suspects].map((suspect) => {
    const growth = ways.filter((each) => each.suspect === suspect).map((each) => wayWeight(each, prior));
    return growth.reduce((sum, each) => sum + each, 0) + levelWeight(evidence, suspect, prior.level);
  });
  return clamp(Math.max(...weights), LLR_FLOOR, LLR_CAP);
}

/** How often an ordinary item's counts move as strangely as these, and of how many steps; null of no two counts. */
export function comoveTail(evidence: Evidence, prior: ComovePrior): { tail: number; steps: number } | null {
  const worst = strangest(waysOf(aloneOf(evidence, prior.model), prior));
  return worst && { tail: worst.tail, steps: worst.steps.length };
}

/** Share of the steps in which a trebled count would have been noticed. */
function powerOf(all: readonly Alone[], prior: ComovePrior, tail: number): number {
  const seen = all.flatMap(({ suspect, steps }) => {
    const way = burstWay(suspect);
    const line = valueAt(prior[way], steps.length, (tail * PARTS[way]) / (all.length * (PARTS.burst + PARTS.steady)));
    return steps.map(({ trebled }) => trebled > line);
  });
  return seen.filter(Boolean).length / Math.max(1, seen.length);
}

function sentences({ way, suspect, reference, worst, steady }: Looked, most: number): readonly Sentence[] {
  const metric = { is: 'metric', value: suspect } as const;
  const other = { is: 'metric', value: reference } as const;
  if (way === 'steady' && steady) {
    const params = {
      metric,
      other,
      gained: numberParam(Math.round(steady.gained)),
      hours: { is: 'duration', valueMs: steady.to - steady.from },
      share: { is: 'percent', value: 100 * steady.share, digits: 0 },
    } as const;
    return [
      says('comove.steady.headline', params),
      says('comove.steady.seen', params),
      says('comove.steady.usual', params),
      says('comove.steady.benign', params),
    ];
  }
  const params = {
    metric,
    other,
    gained: numberParam(worst?.gained ?? 0),
    otherGained: numberParam(worst?.referenceGained ?? 0),
    expected: numberParam(Math.round(worst?.expected ?? 0)),
    most: numberParam(Math.round(most)),
    from: { is: 'time', value: worst?.from ?? 0 },
    to: { is: 'time', value: worst?.to ?? 0 },
  } as const;
  return [
    says('comove.headline', params),
    says('comove.seen', params),
    says('comove.usual', params),
    says('comove.benign', params),
  ];
}

function finding(judged: Looked, llr: number, prior: ComovePrior, threshold: number): Finding | null {
  const { tail, way, worst, steady, suspect, steps } = judged;
  const about = way === 'steady' ? steady : worst;
  const most = worst ? gainAt(worst, valueAt(prior[burstWay(suspect)], steps.length, 0.01)) : 0;
  const [headline, seen, usual, benign] = sentences(judged, most);
  if (!about || !headline || !seen || !usual || !benign) return null;
  return {
    check: 'comove',
    group: 'growth',
    metric: suspect,
    direction: 'high',
    value: tail * 1000,
    threshold,
    llr,
    tail,
    headline,
    seen,
    usual,
    benign,
    span: [about.from, about.to],
  };
}

/**
 * One of an item's counts moved alone: in one step far beyond what its own pace and the other counts let one expect,
 * or at one constant pace while the other counts slowed down and slept (science/HEURISTICS.md B1, B4).
 */
export const makeComove = (prior: ComovePrior): Check => ({
  id: 'comove',
  group: 'growth',
  kinds: ['post', 'topic', 'hot', 'subject', 'drama', 'thread', 'review', 'comment'],
  threshold: { default: 10, min: 1, max: 50, step: 1, unit: 'perThousandOrdinary' },
  acquits: true,
  run(evidence, threshold): Answer {
    const all = aloneOf(evidence, prior.model);
    const ways = waysOf(all, prior);
    const judged = strangest(ways);
    if (!judged) return obstacle(evidence);
    const llr = weightOf(evidence, ways, prior);
    const speaks = judged.tail * 1000 <= threshold && llr > 0;
    const found = speaks ? finding(judged, llr, prior, threshold) : null;
    if (found) return { say: 'spoke', finding: found };
    const power = powerOf(all, prior, threshold / 1000);
    if (power < ENOUGH_POWER) return blind('comove.blind.power');
    // Leaning towards padding, but not by enough to speak: that acquits nobody.
    return llr > 0 ? blind('missing.undecided') : { say: 'quiet', power, llr };
  },
});

/** Why nothing can be said: what is missing, in looks and hours. */
function obstacle(evidence: Evidence): Answer {
  const stretches = stretchesOf(evidence);
  if (stretches.length > 0 && growingMetrics(stretches).length < 2) return blind('comove.blind.one');
  const looks = Math.max(1, ...stretches.map(({ length }) => length));
  return blind('comove.blind.looks', { more: numberParam(Math.max(1, LEAST_STEPS + 1 - looks)) });
}

export const comove = makeComove(priors as ComovePrior);
