export { judge } from './combine';
export { RULES_LOG, RULES_VERSION } from './rules';
export { yardstickOf } from './yardstick';
