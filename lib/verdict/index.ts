export { type Heard, type Judge, judge, makeJudge } from './combine';
export { digest } from './digest';
export { posteriorOf, SHIPPED_MODEL, type VerdictModel } from './model';
export { ordinaryMarked } from './ordinary';
export { RULES_LOG, RULES_VERSION } from './rules';
export { concerns, SHIPPED_MARKS, type Tuning, tuningOf } from './tuning';
export { yardsticksOf } from './yardstick';
