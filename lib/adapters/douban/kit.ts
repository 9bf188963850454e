import { commentFigures } from '../comments';
import { mention, pathEnd } from '../conversions-common';
import type { Kit } from '../kit';
import { RATINGS } from '../ratings';
import { DOUBAN_CONVERSIONS } from './conversions';

/** What the adapters of Douban's pages name. */
export const DOUBAN_KIT = {
  conversions: { mention, 'path-end': pathEnd, ...DOUBAN_CONVERSIONS },
  ratings: RATINGS,
  comments: commentFigures,
} as const satisfies Kit;
