import { commentFigures } from '../comments';
import { COMMON_CONVERSIONS } from '../conversions-common';
import type { Kit } from '../kit';
import { MARKS } from '../marks';
import { WEIBO_CONVERSIONS } from './conversions';

/** What the adapters of s.weibo.com, weibo.cn and their like name. */
export const WEIBO_KIT = {
  conversions: { ...COMMON_CONVERSIONS, ...WEIBO_CONVERSIONS },
  marks: MARKS,
} as const satisfies Kit;

/** What those of weibo.com name: it shows comments below a post. */
export const WEIBO_POST_KIT = { ...WEIBO_KIT, comments: commentFigures } as const satisfies Kit;
