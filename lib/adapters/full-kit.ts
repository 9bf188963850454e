import { commentFigures } from './comments';
import { CONVERSIONS } from './conversions';
import { jsonAt } from './json';
import type { Kit } from './kit';
import { MARKS } from './marks';
import { RATINGS } from './ratings';

/** All that any adapter can ask for: the user's own may. */
export const FULL_KIT = {
  conversions: CONVERSIONS,
  marks: MARKS,
  ratings: RATINGS,
  comments: commentFigures,
  json: jsonAt,
} as const satisfies Kit;
