import type { Adapter } from '../types';
import { plainAccount, plainComments, plainFeed, plainPost } from './plain';
import { touchFeed, touchPost } from './touch';

/** The pages of weibo.cn and m.weibo.cn. */
export const weiboMobileAdapters: readonly Adapter[] = [
  plainFeed,
  plainAccount,
  plainPost,
  plainComments,
  touchFeed,
  touchPost,
];
