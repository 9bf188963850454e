import type { CumulativeMetric } from '../model';
import { leastGain, mostGain, numberAt, type Stretch, type Track, trackOf, withMetrics } from './looks';
import { clamp } from './statistics';

/** Below this a count says nothing of its own pace (HEURISTICS B1). */
const LEAST_COUNT = 20;
/** Counts enter logarithms with so much added: a handful more or less is chance. */
const PAD = 8;
/** The pace of the last hours is that of so many steps. */
const RECENT_STEPS = 3;
/** Growth that goes on after a jump explains part of it: real attention lasts, a delivery stops. Natural logs. */
const MOST_AFTERGLOW = 3;

/** Weights of what lets one expect the next gain; the rest up to one is the reference count's gain. */
export interface PaceModel {
  readonly level: number;
  /** The suspect's own pace over the last steps, and over the very last one. */
  readonly recent: number;
  readonly last: number;
  /** By how much the reference outran its own pace. */
  readonly outrun: number;
  /** Weight of the growth that goes on afterwards. */
  readonly afterglow: number;
}

/** One step of a stretch, from one look to the next, against what was to be expected of it. */
export interface Step {
  readonly from: number;
  readonly to: number;
  /** The least that came in. */
  readonly gained: number;
  readonly expected: number;
  /** The most that the reference gained in the same step; null where there is none. */
  readonly referenceGained: number | null;
  /** Natural log of gained to expected, less what went on afterwards. */
  readonly excess: number;
  /** What `excess` would be if the count had been trebled in this step. */
  readonly trebled: number;
}

const log = (count: number) => Math.log(count + PAD);

/**
 * The gain of the step after look `i` at the pace since look `since`, shrunk towards the pace of all its life by the
 * weight of one event more. Infinite where nothing is known of its pace: at the first look of an item without a time.
 */
function atPace({ grown }: Track, i: number, since: number, gain: number, total: number): number {
  const whole = numberAt(grown, i);
  const passed = whole - numberAt(grown, since) + whole / (total + 5);
  return passed > 0 ? ((gain + 1) * (numberAt(grown, i + 1) - whole)) / passed : Number.POSITIVE_INFINITY;
}

/** What a count says of each of its steps, whatever it is compared with. */
interface Paces {
  readonly track: Track;
  /** Natural logs of the gain at the pace of the last steps and of the last one: at most, of the count as a suspect. */
  readonly recent: Float64Array;
  readonly last: Float64Array;
  /** Natural log of what came after the step, against what an ordinary curve would have left. */
  readonly afterglow: Float64Array;
  /** By how much it outran its own pace, at most: of the count as a reference. */
  readonly outrun: Float64Array;
}

function afterglowAt(track: Track, i: number): number {
  const end = track.length - 1;
  if (i + 1 >= end) return 0;
  const passed = numberAt(track.grown, i);
  const coming = numberAt(track.grown, end) - numberAt(track.grown, i + 1);
  const usual = passed > 0 ? (numberAt(track.low, i) * coming) / passed : 0;
  return clamp(log(mostGain(track, i + 1, end)) - log(usual), 0, MOST_AFTERGLOW);
}

const known = new WeakMap<Track, Paces>();

function pacesOf(track: Track): Paces {
  const before = known.get(track);
  if (before) return before;
  const steps = Array.from({ length: Math.max(0, track.length - 1) }, (_, i) => i);
  const each = (of: (i: number, since: number) => number) =>
    Float64Array.from(steps, (i) => of(i, Math.max(0, i - RECENT_STEPS)));
  const pace = (i: number, since: number) =>
    log(atPace(track, i, since, mostGain(track, since, i), numberAt(track.high, i)));
  const made: Paces = {
    track,
    recent: each(pace),
    last: each((i) => pace(i, Math.max(0, i - 1))),
    afterglow: each((i) => afterglowAt(track, i)),
    outrun: each((i, since) => {
      const slow = atPace(track, i, since, leastGain(track, since, i), numberAt(track.low, i));
      return log(mostGain(track, i, i + 1)) - log(slow);
    }),
  };
  known.set(track, made);
  return made;
}

const isSettled = ({ low, high }: Track, i: number) =>
  numberAt(low, i) >= LEAST_COUNT && numberAt(high, i) !== Number.POSITIVE_INFINITY;

function expectedLog(suspect: Paces, reference: Paces | null, i: number, model: PaceModel): number {
  const [recent, last] = [numberAt(suspect.recent, i), numberAt(suspect.last, i)];
  if (reference === null) return (recent + last) / 2;
  const came = mostGain(reference.track, i, i + 1);
  const inProportion = log((came * (numberAt(suspect.track.high, i) + 5)) / (numberAt(reference.track.low, i) + 5));
  const { level, recent: a, last: b } = model;
  return level + (1 - a - b) * inProportion + a * recent + b * last + model.outrun * numberAt(reference.outrun, i);
}

/**
 * Every step of a stretch in which the suspect count can be judged, at the least suspicious of the true values that
 * the display allows.
 *
 * @param reference a count that grows with it, or null to judge it by its own pace alone
 */
export function stepsOf(
  whole: Stretch,
  suspect: CumulativeMetric,
  reference: CumulativeMetric | null,
  model: PaceModel,
): readonly Step[] {
  const stretch = withMetrics(whole, reference === null ? [suspect] : [suspect, reference]);
  const own = pacesOf(trackOf(stretch, suspect));
  const other = reference === null ? null : pacesOf(trackOf(stretch, reference));
  const steps: Step[] = [];
  for (let i = 0; i < stretch.length - 1; i += 1) {
    if (!isSettled(own.track, i) || (other && !isSettled(other.track, i))) continue;
    const referenceGained = other && mostGain(other.track, i, i + 1);
    const expected = expectedLog(own, other, i, model);
    if (referenceGained === Number.POSITIVE_INFINITY || !Number.isFinite(expected)) continue;
    const gained = leastGain(own.track, i, i + 1);
    const discount = expected + model.afterglow * numberAt(own.afterglow, i);
    steps.push({
      from: numberAt(own.track.at, i),
      to: numberAt(own.track.at, i + 1),
      gained,
      expected: Math.max(0, Math.exp(expected) - PAD),
      referenceGained,
      excess: log(gained) - discount,
      trebled: log(gained + 2 * numberAt(own.track.low, i)) - discount,
    });
  }
  return steps;
}

/** The step that stands out most. */
export const worstStep = (steps: readonly Step[]): Step | undefined =>
  steps.reduce<Step | undefined>((worst, step) => (worst && worst.excess >= step.excess ? worst : step), undefined);

/** The gain that an excess of so much would have been: what "at most" means in a sentence. */
export const gainAt = ({ expected }: Step, excess: number) => Math.max(0, (expected + PAD) * Math.exp(excess) - PAD);
