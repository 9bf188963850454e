import type { Adapter } from '../types';
import { PARKED, postRule, VIEWER } from './post-rule';

/** The feeds of weibo.com since 2021: home, hot, groups, profiles. */
export const feed: Adapter = {
  id: 'weibo/feed',
  site: 'weibo',
  title: 'Weibo feed',
  urls: [
    'weibo.com/',
    'weibo.com/u/*',
    'weibo.com/n/*',
    'weibo.com/hot',
    'weibo.com/hot/weibo/**',
    'weibo.com/hot/list/**',
    'weibo.com/mygroups/**',
    'weibo.com/newlogin',
  ],
  watch: '#scroller, [class*="Main_full"], #app',
  parked: PARKED,
  viewer: VIEWER,
  zone: '+08:00',
  lastSeenReal: '2022-10-07',
  item: postRule('article', ':scope'),
};
