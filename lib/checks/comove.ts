import type { Answer, Evidence, Finding, Sentence } from '../model';
import priors from '../verdict/priors/comove.json';
import { type Alone, aloneOf, LEAST_STEPS, WORDED } from './alone';
import { type Band, llrOn, tailIn, valueAt } from './calibration';
import { blind, type Check, numberParam, says } from './check';
import { type LevelPrior, levelWeight } from './level';
import { growingMetrics, stretchesOf } from './looks';
import { gainAt, type PaceModel } from './pace';
import { clamp } from './statistics';

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
  /** What both together come to for the likeliest suspect of ordinary items, by the number of steps seen. */
  readonly likeliest: readonly Band[];
  /** How the two counts stand to each other in the author's other posts: what growth before the first look left. */
  readonly level: LevelPrior;
}

const ENOUGH_POWER = 0.5;
const LLR_CAP = 4;
/** Whether words were bought is for the words to tell (`templates`): their growth alone makes nothing doubtful. */
const WORDED_CAP = 1;
/** Growth that was watched all the way acquits more than a look at proportions. */
const LLR_FLOOR = -2;

/** One count that may have moved alone, with what speaks for that: natural-log likelihood ratios. */
export interface Suspected extends Alone {
  /** What arrived at once shows in the steps, what dripped in the steadiness. */
  readonly burst: number;
  readonly drip: number;
}

const curveFor = ({ curves }: ComovePrior, steps: number) =>
  curves.find(({ from, to }) => steps >= from && steps < to)?.curve ?? [];

function burstWeight({ suspect, steps: { length } }: Alone, excess: number, prior: ComovePrior): number {
  const isWorded = WORDED.includes(suspect);
  const llr = llrOn(curveFor(prior, length), tailIn(isWorded ? prior.worded : prior.burst, length, excess));
  return isWorded ? Math.min(WORDED_CAP, llr) : llr;
}

/** Every count of the item, the likeliest to have moved alone first. */
export function suspectsOf(all: readonly Alone[], prior: ComovePrior): readonly Suspected[] {
  return all
    .map((each) => ({
      ...each,
      burst: each.worst ? burstWeight(each, each.worst.excess, prior) : 0,
      drip: each.steady ? llrOn(prior.steadyCurve, tailIn(prior.steady, each.steps.length, each.steady.gain)) : 0,
    }))
    .sort((a, b) => grownAlone(b) - grownAlone(a));
}

const grownAlone = ({ burst, drip }: Suspected) => burst + drip;

/** How often the likeliest suspect of an ordinary item looks like this one. */
const tailOf = (suspected: Suspected, { likeliest }: ComovePrior) =>
  tailIn(likeliest, suspected.steps.length, grownAlone(suspected));

/** How often an ordinary item's counts move as strangely as these; null of no two counts. */
export function comoveTail(evidence: Evidence, prior: ComovePrior): number | null {
  const [first] = suspectsOf(aloneOf(evidence, prior.model), prior);
  return first ? tailOf(first, prior) : null;
}

/** Of the count that most likely moved alone: its growth, and where it stands by now. */
function weightOf(evidence: Evidence, suspects: readonly Suspected[], prior: ComovePrior): number {
  const weights = suspects.map((each) => grownAlone(each) + levelWeight(evidence, each.suspect, prior.level));
  return clamp(Math.max(...weights), LLR_FLOOR, LLR_CAP);
}

/** Share of the steps in which a trebled count would have been noticed. */
function powerOf(suspects: readonly Suspected[], prior: ComovePrior, tail: number): number {
  const seen = suspects.flatMap((each) => {
    const line = valueAt(prior.likeliest, each.steps.length, tail) - each.drip;
    return WORDED.includes(each.suspect)
      ? []
      : each.steps.map(({ trebled }) => burstWeight(each, trebled, prior) > line);
  });
  return seen.filter(Boolean).length / Math.max(1, seen.length);
}

const isSteady = ({ burst, drip }: Suspected) => drip > burst;

function sentences(suspected: Suspected, most: number): readonly Sentence[] {
  const { suspect, reference, worst, steady } = suspected;
  const metric = { is: 'metric', value: suspect } as const;
  const other = { is: 'metric', value: reference } as const;
  if (isSteady(suspected) && steady) {
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

interface Weight {
  readonly tail: number;
  readonly llr: number;
}

/** The gain that one step of 100 exceeds: what "at most" means in a sentence. */
function mostOf({ suspect, steps, worst }: Suspected, prior: ComovePrior): number {
  const bands = WORDED.includes(suspect) ? prior.worded : prior.burst;
  return worst ? gainAt(worst, valueAt(bands, steps.length, 0.01)) : 0;
}

function finding(suspected: Suspected, weight: Weight, prior: ComovePrior, threshold: number): Finding | null {
  const { tail, llr } = weight;
  const { worst, steady, suspect } = suspected;
  const about = isSteady(suspected) ? steady : worst;
  const [headline, seen, usual, benign] = sentences(suspected, mostOf(suspected, prior));
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
    const suspects = suspectsOf(aloneOf(evidence, prior.model), prior);
    const [first] = suspects;
    if (!first) return obstacle(evidence);
    const weight = { tail: tailOf(first, prior), llr: weightOf(evidence, suspects, prior) };
    const { tail, llr } = weight;
    const found = tail * 1000 <= threshold && llr > 0 ? finding(first, weight, prior, threshold) : null;
    if (found) return { say: 'spoke', finding: found };
    const power = powerOf(suspects, prior, threshold / 1000);
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
