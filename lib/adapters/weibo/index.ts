import type { Adapter } from '../types';
import { feed } from './feed';
import { hotSearch } from './hot-search';
import { oldAccount, oldFollowList } from './old-account';
import { oldFeed } from './old-feed';
import { oldHotList } from './old-hot-list';
import { oldSuperTopic } from './old-super-topic';
import { post } from './post';
import { profileHeader } from './profile-header';
import { sidebarBoard } from './sidebar-board';

/** The pages of weibo.com and d.weibo.com. */
export const weiboAdapters: readonly Adapter[] = [
  feed,
  hotSearch,
  post,
  sidebarBoard,
  profileHeader,
  oldSuperTopic,
  oldFeed,
  oldHotList,
  oldFollowList,
  oldAccount,
];
