import { COMMON_CONVERSIONS } from './conversions-common';
import { DOUBAN_CONVERSIONS } from './douban/conversions';
import { WEIBO_CONVERSIONS } from './weibo/conversions';

/** All that an adapter can make of a text. A fixed list: adapters are data, and users write them too. */
export const CONVERSIONS = { ...COMMON_CONVERSIONS, ...WEIBO_CONVERSIONS, ...DOUBAN_CONVERSIONS };

export type Conversion = keyof typeof CONVERSIONS;
