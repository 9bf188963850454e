export { shorten } from './clean';
export { type CountStyle, formatCount } from './format';
export { covers, meet } from './interval';
export { METRICS } from './metrics';
export { type CountOptions, parseCount } from './parse';
export { parseScore, parseShares } from './rating';
