import type { ComovePrior } from '../../lib/checks/comove';
import type { DripPrior } from '../../lib/checks/drip';
import type { LockstepPrior } from '../../lib/checks/lockstep';
import type { NightPrior } from '../../lib/checks/night';
import type { SelfburstPrior } from '../../lib/checks/selfburst';
import comove from '../../lib/verdict/priors/comove.json';
import drip from '../../lib/verdict/priors/drip.json';
import lockstep from '../../lib/verdict/priors/lockstep.json';
import night from '../../lib/verdict/priors/night.json';
import selfburst from '../../lib/verdict/priors/selfburst.json';
import { type Cascade, cedCascades, checkedCascades } from './cascades';
import type { Data } from './data';
import { fitComove, fitDrip, fitLockstep, fitNight, fitSelfburst } from './fits/growth';
import { crossFitted } from './groups';
import { Random } from './random';

/** The tables of all growth checks, and of lock-step, that belong together. */
export interface GrowthPriors {
  readonly comove: ComovePrior;
  readonly selfburst: SelfburstPrior;
  readonly night: NightPrior;
  readonly drip: DripPrior;
  readonly lockstep: LockstepPrior;
}

const SHIPPED = { comove, selfburst, night, drip, lockstep } as GrowthPriors;
const FOLDS = 3;

export interface GrowthPart {
  readonly part: readonly Cascade[];
  readonly prior: GrowthPriors;
}

/** Several tasks judge the same posts: the tables are fitted once in a run, and alike in every run. */
const fitted = new WeakMap<Data, readonly GrowthPart[]>();
const LEAST_EVENTS = 80;
const BESIDE = 600;
const READERS = 4;

/** Each part of the posts of 2020 with tables fitted on the other parts: by whole days of an account. */
export function growthParts(data: Data): readonly GrowthPart[] {
  const before = fitted.get(data);
  if (before) return before;
  const random = new Random('growth tables');
  const beside = random.sample(cedCascades(data), BESIDE);
  const parts = crossFitted(checkedCascades(data, LEAST_EVENTS), {
    split: data.split,
    folds: FOLDS,
    shipped: SHIPPED,
    fitted: (on) => ({
      comove: fitComove(on, random, READERS),
      selfburst: fitSelfburst([...on, ...beside], random, READERS),
      night: fitNight([...on, ...beside], random, READERS),
      drip: fitDrip([...on, ...beside], random, READERS),
      lockstep: fitLockstep(on, random),
    }),
  });
  fitted.set(data, parts);
  return parts;
}
