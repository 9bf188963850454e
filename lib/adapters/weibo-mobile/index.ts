import type { Adapter } from '../types';

/** The pages of weibo.cn and m.weibo.cn. */
export const weiboMobileAdapters: readonly Adapter[] = [];
