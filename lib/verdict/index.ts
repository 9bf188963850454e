export { type Heard, type Judge, judge, makeJudge, type Tuning } from './combine';
export { posteriorOf, SHIPPED_MODEL, type VerdictModel } from './model';
export { RULES_LOG, RULES_VERSION } from './rules';
export { yardsticksOf } from './yardstick';
