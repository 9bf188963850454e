import type { Adapter } from '../types';
import { PARKED, postRule, VIEWER } from './post-rule';

/**
 * One post of weibo.com since 2021 with its comments, which stand below the article, so that the whole page is the item.
 * They are no items of their own: the page does not tell their ids.
 */
export const post: Adapter = {
  id: 'weibo/post',
  site: 'weibo',
  title: 'Weibo post',
  urls: ['weibo.com/#/*', 'weibo.com/detail/*'],
  watch: '#app',
  parked: PARKED,
  viewer: VIEWER,
  zone: '+08:00',
  lastSeenReal: 'never',
  item: postRule('main', 'article'),
};
