import { aloneOf } from '../../../lib/checks/alone';
import { tailIn } from '../../../lib/checks/calibration';
import { type ComovePrior, suspectsOf } from '../../../lib/checks/comove';
import { type DripPrior, dripsOf, steadiestDrip } from '../../../lib/checks/drip';
import { type LockstepPrior, lockstepTail, strongestLockstep } from '../../../lib/checks/lockstep';
import { stretchesOf } from '../../../lib/checks/looks';
import { type NightPrior, nightsIn, strangestNight } from '../../../lib/checks/night';
import { type PaceModel, stepsOf } from '../../../lib/checks/pace';
import { burstsOf, type SelfburstPrior, strangestBurst } from '../../../lib/checks/selfburst';
import type { CumulativeMetric } from '../../../lib/model';
import { bandsOf, powerCurve, within } from '../calibrate';
import { type Cascade, cedCascades, checkedCascades } from '../cascades';
import { boughtSamples, organicSamples, type Seen } from '../growth-samples';
import { leastSquares } from '../linear';
import { buyTogether, evidenceOfGroup, groupsOf, groupVisits, type SeenTogether } from '../neighbours';
import type { Random } from '../random';
import type { Fit } from '../task';
import { fitLevel } from './level';

const STEP_EDGES = [2, 4, 7, 11, 17, 1000] as const;
/** Steadiness is looked for from four steps on. */
const STEADY_EDGES = [2, 7, 11, 17, 1000] as const;
const CURVE_EDGES: readonly number[] = [2, 5, 9, 15, 1000];
const NIGHT_EDGES = [1, 2, 3, 5, 1000] as const;
const LOOK_EDGES = [6, 9, 13, 19, 1000] as const;
/** How often each post is seen, by another reader each time. */
const READERS = 6;
/** Weight of what goes on after a jump: chosen on the dev posts, flat from 0.3 to 0.6. */
const AFTERGLOW = 0.4;
/** Steps farther off than this (ln) hardly pull at the fitted pace. */
const ROBUST = 0.5;
const ROBUST_ROUNDS = 6;
const LLR_CAP = 4;

const rounded = (value: number) => Number(value.toPrecision(4));
const tailsOf = (samples: readonly Seen[], tail: (seen: Seen) => number | null) =>
  samples.flatMap((seen) => tail(seen) ?? []);

const NONE: PaceModel = { level: 0, recent: 0, last: 0, outrun: 0, afterglow: 0 };
const UNITS: readonly PaceModel[] = [NONE, { ...NONE, recent: 1 }, { ...NONE, last: 1 }, { ...NONE, outrun: 1 }];

/** The model is linear in its weights: with one weight at a time it gives its own terms. */
function termsOf({ evidence }: Seen): { readonly terms: readonly number[]; readonly off: number }[] {
  const [plain = [], ...others] = UNITS.map((unit) =>
    stretchesOf(evidence).flatMap((stretch) => stepsOf(stretch, 'reposts', 'comments', unit)),
  );
  return plain.map(({ excess }, i) => ({
    off: excess,
    terms: [1, ...others.map((steps) => excess - (steps[i]?.excess ?? excess))],
  }));
}

/** Robust least squares: a step that is itself a wonder says little of the usual. */
function fitPace(organic: readonly Seen[]): PaceModel {
  const rows = organic.flatMap(termsOf);
  const terms = rows.map((row) => row.terms);
  const off = rows.map((row) => row.off);
  let weights = rows.map(() => 1);
  let beta: number[] = [];
  for (let round = 0; round < ROBUST_ROUNDS; round += 1) {
    beta = leastSquares(terms, off, weights);
    weights = terms.map((line, r) => {
      const rest = (off[r] ?? 0) - line.reduce((sum, x, i) => sum + x * (beta[i] ?? 0), 0);
      return 1 / (1 + (rest / ROBUST) ** 2);
    });
  }
  const [level = 0, recent = 0, last = 0, outrun = 0] = beta.map(rounded);
  return { level, recent, last, outrun, afterglow: AFTERGLOW };
}

export function fitComove(cascades: readonly Cascade[], random: Random, readers = READERS): ComovePrior {
  const organic = organicSamples(cascades, random, { readers });
  const model = fitPace(organic);
  const all = organic.flatMap(({ evidence }) => aloneOf(evidence, model));
  const burst = (suspect: CumulativeMetric) =>
    all.flatMap((each) =>
      each.worst && each.suspect === suspect ? [{ at: each.steps.length, value: each.worst.excess }] : [],
    );
  const steady = all.flatMap((each) => (each.steady ? [{ at: each.steps.length, value: each.steady.gain }] : []));
  const bands = {
    model,
    burst: bandsOf(burst('reposts'), STEP_EDGES),
    worded: bandsOf(burst('comments'), STEP_EDGES),
    steady: bandsOf(steady, STEADY_EDGES),
  };
  const level = fitLevel(cascades, random, readers);
  const organicWays = waysIn(organic, bands);
  const boughtWays = waysIn(boughtSamples(cascades, random, { readers }), bands);
  const curves = CURVE_EDGES.slice(0, -1).map((from, i) => {
    const to = CURVE_EDGES[i + 1] ?? from;
    const tails = (all: readonly Way[]) =>
      all.flatMap(({ steps, burst }) => (burst !== null && steps >= from && steps < to ? [burst] : []));
    return { from, to, curve: powerCurve(tails(organicWays), tails(boughtWays)) };
  });
  const steadies = (all: readonly Way[]) => all.flatMap(({ steady }) => steady ?? []);
  const steadyCurve = powerCurve(steadies(organicWays), steadies(boughtWays));
  const raw: ComovePrior = { ...bands, curves, steadyCurve, likeliest: [], level };
  const likeliest = organic.flatMap(({ evidence }) => {
    const [first] = suspectsOf(aloneOf(evidence, model), raw);
    return first ? [{ at: first.steps.length, value: first.burst + first.drip }] : [];
  });
  return { ...raw, likeliest: bandsOf(likeliest, STEP_EDGES) };
}

/** How strange the reposts of a post are, in each of the ways. */
interface Way {
  readonly steps: number;
  readonly burst: number | null;
  readonly steady: number | null;
}

function waysIn(
  samples: readonly Seen[],
  { model, burst, steady }: Pick<ComovePrior, 'model' | 'burst' | 'steady'>,
): readonly Way[] {
  return samples.flatMap(({ evidence }) =>
    aloneOf(evidence, model)
      .filter(({ suspect }) => suspect === 'reposts')
      .map(({ steps: { length: steps }, worst, steady: steadiest }) => ({
        steps,
        burst: worst ? tailIn(burst, steps, worst.excess) : null,
        steady: steadiest ? tailIn(steady, steps, steadiest.gain) : null,
      })),
  );
}

export function fitSelfburst(cascades: readonly Cascade[], random: Random, readers = READERS): SelfburstPrior {
  const organic = organicSamples(cascades, random, { readers });
  const start: SelfburstPrior = { bands: [], curve: [], afterglow: AFTERGLOW };
  const values = organic.flatMap(({ evidence }) => burstsOf(evidence, start));
  const bands = bandsOf(
    values.map(({ steps, worst }) => ({ at: steps, value: worst.excess })),
    STEP_EDGES,
  );
  const tail = ({ evidence }: Seen) => strangestBurst(evidence, { ...start, bands })?.tail ?? null;
  const bought = boughtSamples(cascades, random, { readers });
  return { ...start, bands, curve: within(LLR_CAP, tailsOf(organic, tail), tailsOf(bought, tail)) };
}

export function fitNight(cascades: readonly Cascade[], random: Random, readers = READERS): NightPrior {
  const organic = organicSamples(cascades, random, { readers });
  const nights = organic.flatMap(({ evidence }) => nightsIn(evidence));
  const bands = bandsOf(
    nights.map((night) => ({ at: night.nights, value: night.excess })),
    NIGHT_EDGES,
  );
  const tail = ({ evidence }: Seen) => strangestNight(evidence, { bands, curve: [] })?.tail ?? null;
  const bought = boughtSamples(cascades, random, { readers, kinds: ['night'] });
  return { bands, curve: within(LLR_CAP, tailsOf(organic, tail), tailsOf(bought, tail)) };
}

export function fitDrip(cascades: readonly Cascade[], random: Random, readers = READERS): DripPrior {
  const organic = organicSamples(cascades, random, { readers });
  const drips = organic.flatMap(({ evidence }) => dripsOf(evidence));
  const bands = bandsOf(
    drips.map(({ looks, gain }) => ({ at: looks, value: gain })),
    LOOK_EDGES,
  );
  const tail = ({ evidence }: Seen) => steadiestDrip(evidence, { bands, curve: [] })?.tail ?? null;
  const bought = boughtSamples(cascades, random, { readers, kinds: ['drip'] });
  return { bands, curve: within(LLR_CAP, tailsOf(organic, tail), tailsOf(bought, tail)) };
}

const GROUPS = 300;
const GROUP_LOOKS = 10;
const TOGETHER_EDGES = [4, 6, 8, 1000] as const;
const GROUP_SIZES = [4, 5, 6, 7, 8, 10] as const;

export function fitLockstep(cascades: readonly Cascade[], random: Random): LockstepPrior {
  const groups = GROUP_SIZES.flatMap((size) => groupsOf(cascades, GROUPS, size, random));
  const organic = groups.flatMap((group) => evidenceOfGroup(group, groupVisits(random, GROUP_LOOKS)));
  const strongest = organic.flatMap(({ evidence }) => strongestLockstep(evidence) ?? []);
  const bands = bandsOf(
    strongest.map(({ together, strength }) => ({ at: together, value: strength })),
    TOGETHER_EDGES,
  );
  const bought = groups.flatMap((group) => {
    const sold = buyTogether(group, random.integer(3, group.length), random.logUniform(0.05, 1), random);
    const times = groupVisits(random, GROUP_LOOKS);
    return evidenceOfGroup(sold.group, times, sold.bought).filter((seen) => seen.bought);
  });
  const tail = ({ evidence }: SeenTogether) => lockstepTail(evidence, { bands, curve: [] });
  const tails = (all: readonly SeenTogether[]) => all.flatMap((seen) => tail(seen) ?? []);
  return { bands, curve: within(LLR_CAP, tails(organic), tails(bought)) };
}

const CHECKED = 'weibo_cascades_checked';
const CED = 'weibo_cascades_ced';

function growthFit(
  check: string,
  needs: readonly string[],
  fitted: string,
  make: (cascades: readonly Cascade[], random: Random) => object,
): Fit {
  return {
    file: `${check}.json`,
    needs,
    make({ data, random }) {
      const cascades = [...checkedCascades(data), ...(needs.includes(CED) ? cedCascades(data) : [])];
      const years = cascades.map(({ postedAt }) => new Date(postedAt).getUTCFullYear());
      const provenance = {
        sets: needs,
        posts: cascades.length,
        years: [Math.min(...years), Math.max(...years)],
        fitted,
      };
      return { provenance, ...make(cascades, random) };
    },
  };
}

export const growthFits: readonly Fit[] = [
  growthFit('comove', [CHECKED], 'the pace, organic tails by steps seen, ratio under bought reposts', fitComove),
  growthFit('selfburst', [CHECKED, CED], 'organic tails by steps seen, ratio under bought reposts', fitSelfburst),
  growthFit('night', [CHECKED, CED], 'organic tails by nights seen, ratio under reposts bought by night', fitNight),
  growthFit('drip', [CHECKED, CED], 'organic tails by looks, ratio under a constant delivery', fitDrip),
  growthFit('lockstep', [CHECKED], 'organic tails by posts seen together, ratio under packages', fitLockstep),
];
