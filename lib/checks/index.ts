import { cap } from './cap';
import { chart } from './chart';
import type { Check } from './check';
import { comove } from './comove';
import { digits } from './digits';
import { drip } from './drip';
import { followers } from './followers';
import { histogram } from './histogram';
import { listmove } from './listmove';
import { lockstep } from './lockstep';
import { night } from './night';
import { population } from './population';
import { ratio } from './ratio';
import { regime } from './regime';
import { rollback } from './rollback';
import { selfburst } from './selfburst';
import { surge } from './surge';
import { templates } from './templates';

export type { Check } from './check';

/** Every check there is, in the order in which reasons are given when they weigh the same. */
export const CHECKS: readonly Check[] = [
  population,
  rollback,
  surge,
  histogram,
  chart,
  listmove,
  ratio,
  regime,
  cap,
  followers,
  templates,
  comove,
  lockstep,
  night,
  drip,
  selfburst,
  digits,
];
