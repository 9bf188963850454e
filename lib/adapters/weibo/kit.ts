import { commentFigures } from '../comments';
import { figure, mention, said } from '../conversions-common';
import type { Kit } from '../kit';
import { AD_LINK, AD_LOG, COMMENTS_CLOSED, LOTTERY, PRIVATE } from '../marks';
import { hotQuery, hotWord, superTopic, weiboId, weiboPost, weiboTime, weiboUid, weiboUser } from './conversions';

const OF_POSTS = {
  'weibo-post': weiboPost,
  'weibo-id': weiboId,
  'weibo-time': weiboTime,
  'weibo-user': weiboUser,
  'weibo-uid': weiboUid,
} as const;
const OF_TOPICS = { 'hot-word': hotWord, 'hot-query': hotQuery, 'super-topic': superTopic } as const;

/** What the adapters of weibo.com name. */
export const WEIBO_KIT = {
  conversions: { figure, mention, ...OF_POSTS, ...OF_TOPICS },
  marks: { lottery: LOTTERY, 'comments-closed': COMMENTS_CLOSED, 'ad-link': AD_LINK, 'ad-log': AD_LOG },
  comments: commentFigures,
} as const satisfies Kit;

/** What those of s.weibo.com name. */
export const WEIBO_SEARCH_KIT = {
  conversions: { ...OF_POSTS, ...OF_TOPICS },
  marks: { lottery: LOTTERY, 'ad-link': AD_LINK },
} as const satisfies Kit;

/** What those of weibo.cn and m.weibo.cn name. */
export const WEIBO_MOBILE_KIT = {
  conversions: { said, ...OF_POSTS },
  marks: { lottery: LOTTERY, private: PRIVATE },
} as const satisfies Kit;
