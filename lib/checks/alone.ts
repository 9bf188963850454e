import type { CumulativeMetric, Evidence } from '../model';
import { birthOf, growingMetrics, type Stretch, stretchesOf } from './looks';
import { type PaceModel, type Step, stepsOf, worstStep } from './pace';
import { type Steadiness, steadinessOf } from './steady';

/** Two gains are needed before one can differ from the other (HEURISTICS B1: four looks; three tell already). */
export const LEAST_STEPS = 2;
/** Steadiness shows in the long run only. */
const LEAST_STEADY_STEPS = 4;

/**
 * Counts made of words: bought less, dearer, and told apart by their texts too (`templates`). The others are one tap
 * each; they are what is sold by the thousand.
 */
export const WORDED: readonly CumulativeMetric[] = ['comments', 'replies', 'originals', 'discussions', 'posts'];

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
