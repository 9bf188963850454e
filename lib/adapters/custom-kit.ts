import { commentFigures } from './comments';
import { COMMON_CONVERSIONS } from './conversions-common';
import { jsonAt } from './json';
import type { Kit } from './kit';
import { MARKS } from './marks';
import { RATINGS } from './ratings';

/** All that a user's own adapter can ask for: what is of any site, and nothing of Weibo's and Douban's ids. */
export const CUSTOM_KIT = {
  conversions: COMMON_CONVERSIONS,
  marks: MARKS,
  ratings: RATINGS,
  comments: commentFigures,
  json: jsonAt,
} as const satisfies Kit;
