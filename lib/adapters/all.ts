import { doubanAdapters } from './douban';
import type { Adapter } from './types';
import { weiboAdapters } from './weibo';
import { weiboMobileAdapters } from './weibo-mobile';
import { weiboSearchAdapters } from './weibo-search';

/** Every adapter there is. No content script imports it: each brings only those of its own hosts. */
export const allAdapters: readonly Adapter[] = [
  ...weiboAdapters,
  ...weiboSearchAdapters,
  ...weiboMobileAdapters,
  ...doubanAdapters,
];
