import type { Adapter } from '../types';
import { feed } from './feed';

/** The pages of weibo.com and d.weibo.com. */
export const weiboAdapters: readonly Adapter[] = [feed];
