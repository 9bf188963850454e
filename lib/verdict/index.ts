export { judge, type Tuning } from './combine';
export { digest } from './digest';
export { RULES_LOG, RULES_VERSION } from './rules';
export { yardstickOf } from './yardstick';
