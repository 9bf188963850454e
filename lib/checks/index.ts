import type { Check } from './check';
import { histogram } from './histogram';
import { population } from './population';
import { ratio } from './ratio';
import { rollback } from './rollback';
import { surge } from './surge';

export type { Check } from './check';

/** Every check there is, in the order in which reasons are given when they weigh the same. */
export const CHECKS: readonly Check[] = [population, rollback, surge, histogram, ratio];
