import { commentFigures } from '../comments';
import { COMMON_CONVERSIONS } from '../conversions-common';
import type { Kit } from '../kit';
import { RATINGS } from '../ratings';
import { DOUBAN_CONVERSIONS } from './conversions';

/** What the adapters of Douban's pages name. */
export const DOUBAN_KIT = {
  conversions: { ...COMMON_CONVERSIONS, ...DOUBAN_CONVERSIONS },
  ratings: RATINGS,
  comments: commentFigures,
} as const satisfies Kit;
