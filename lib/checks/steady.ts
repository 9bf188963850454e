import type { CumulativeMetric } from '../model';
import { LONGEST_STEP_MS } from './clock';
import { displayUnit, numberAt, type Stretch, type Track, trackOf, withMetrics } from './looks';

/** Shares of the whole pace that a constant delivery may have. */
const CONSTANT_SHARES = [0.15, 0.35, 0.6, 0.9] as const;
/** Scales of the ordinary part around the one that the totals give. */
const SCALES: readonly number[] = Array.from({ length: 8 }, (_, i) => Math.exp(-2.2 + (2.9 * i) / 7));
const PAD = 4;
/** Spread of one step around what is expected of it, natural logs, with heavy tails: one wild step proves nothing. */
const SPREAD = 0.25;
const FREEDOM = 2;
/** A rounded count tells of steadiness only where a step gains so many of its units (HEURISTICS B4). */
const UNITS_A_STEP = 10;
/** Where the slow steps gained no more than this times their ordinary part, nothing constant can be in them. */
const LEAST_SURPLUS = 1.1;

/** How much better "an ordinary course and a constant delivery" explains the steps than the course alone. */
export interface Steadiness {
  /** Natural log of the ratio of the two likelihoods, each at its best; 0 where nothing speaks for a delivery. */
  readonly gain: number;
  /** The share of all that came in which the constant delivery would be. */
  readonly share: number;
  readonly from: number;
  readonly to: number;
  readonly gained: number;
}

/** The steps of a stretch, from one look to the next, and from the posting where that is not long before. */
interface Flow {
  readonly gained: Float64Array;
  readonly ordinary: Float64Array;
  readonly spanMs: Float64Array;
  readonly total: number;
  readonly totalMs: number;
}

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);

/** Differences of neighbouring values, the first against `start`; without a start, one fewer. */
function differences(values: Float64Array, start: number | null): Float64Array {
  const skipped = start === null ? 1 : 0;
  return Float64Array.from({ length: values.length - skipped }, (_, i) => {
    const at = i + skipped;
    return Math.max(0, numberAt(values, at) - (at === 0 ? (start ?? 0) : numberAt(values, at - 1)));
  });
}

/** The middles of what a display allows, where that is narrow beside what came in; null where it is not. */
function gainsOf({ low, high }: Track, start: number | null): Float64Array | null {
  const gained = differences(
    low.map((value, i) => (value + numberAt(high, i)) / 2),
    start,
  );
  const unit = low.reduce((widest, value, i) => Math.max(widest, displayUnit(value, numberAt(high, i))), 1);
  if (unit === 1) return gained;
  const typical = numberAt(gained.toSorted(), Math.floor(gained.length / 2));
  return typical >= UNITS_A_STEP * unit ? gained : null;
}

/** The ordinary course: as the curve of its age says, and, with a reference, halfway (in logs) to what that says. */
function flowOf(own: Track, reference: Track | null, bornAt: number): Flow | null {
  const early = numberAt(own.at, 0) - bornAt <= LONGEST_STEP_MS;
  const gained = gainsOf(own, early ? 0 : null);
  const beside = reference && gainsOf(reference, early ? 0 : null);
  if (!gained || (reference && !beside)) return null;
  const course = differences(own.grown, early ? 0 : null);
  const total = sum(gained);
  const perGrown = total / sum(course);
  const ratio = beside ? (total + 5) / (sum(beside) + 5) : 0;
  const ordinary = course.map((part, i) => {
    const byAge = part * perGrown;
    return beside ? Math.sqrt((byAge + 1) * (numberAt(beside, i) * ratio + 1)) : byAge;
  });
  const spanMs = differences(own.at, early ? bornAt : null);
  return { gained, ordinary, spanMs, total, totalMs: Math.max(1, sum(spanMs)) };
}

/** Whether the steps of which the ordinary course expects little brought more than that: cheap, and mostly no. */
function hasSurplus({ gained, ordinary, spanMs, total, totalMs }: Flow): boolean {
  let [came, expected] = [0, 0];
  for (let i = 0; i < gained.length; i += 1) {
    if (numberAt(ordinary, i) * totalMs >= total * numberAt(spanMs, i)) continue;
    came += numberAt(gained, i);
    expected += numberAt(ordinary, i);
  }
  return came > LEAST_SURPLUS * expected;
}

/** Log-likelihood of the steps, up to a constant, with Student's heavy tails. */
function likelihood({ gained, ordinary, spanMs }: Flow, precision: Float64Array, scale: number, perMs: number): number {
  let score = 1;
  for (let i = 0; i < gained.length; i += 1) {
    const expected = scale * numberAt(ordinary, i) + perMs * numberAt(spanMs, i) + PAD;
    const off = Math.log((numberAt(gained, i) + PAD) / expected);
    // One logarithm for all steps: the product stays far from the ends of a double's range.
    score *= 1 + off * off * numberAt(precision, i);
  }
  return -((FREEDOM + 1) / 2) * Math.log(score);
}

/**
 * Whether a count kept coming at one pace, day and night, where an ordinary one slows down with age and sleeps
 * (science/HEURISTICS.md B4). Needs the time of posting. Null where rounding hides the steps.
 *
 * @param reference a count of the same item that should have shared the ordinary course, or null
 */
export function steadinessOf(
  whole: Stretch,
  suspect: CumulativeMetric,
  reference: CumulativeMetric | null,
  bornAt: number,
): Steadiness | null {
  const stretch = withMetrics(whole, reference === null ? [suspect] : [suspect, reference]);
  const [first, last] = [stretch[0], stretch.at(-1)];
  const flow =
    first && flowOf(trackOf(stretch, suspect), reference === null ? null : trackOf(stretch, reference), bornAt);
  if (!flow || !last) return null;
  const span = { from: first.at, to: last.at, gained: flow.total };
  if (!hasSurplus(flow)) return { gain: 0, share: 0, ...span };
  const precision = flow.gained.map((gained) => 1 / (FREEDOM * (SPREAD ** 2 + 2 / (gained + PAD))));
  const pace = flow.total / flow.totalMs;
  const without = Math.max(...SCALES.map((scale) => likelihood(flow, precision, scale, 0)));
  const withDelivery = CONSTANT_SHARES.map((share) =>
    Math.max(...SCALES.map((scale) => likelihood(flow, precision, scale, share * pace))),
  );
  const most = Math.max(...withDelivery);
  const share = CONSTANT_SHARES[withDelivery.indexOf(most)] ?? 0;
  return { gain: Math.max(0, most - without), share, ...span };
}
