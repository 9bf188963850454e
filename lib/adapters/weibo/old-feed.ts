import type { Adapter, Fields, ItemRule, Places } from '../types';
import { figureIn, OLD, says } from './old';

/**
 * The cells of a post's own toolbar: `fl_…` since 2015, `feed_list_…` before. Never by the icons' names: the one that
 * is called "repeat" stands for comments. A comment's like has the same action type, but says of what it is.
 */
function cell(action: string, node: string): string {
  const like = ':not([action-data*="object_type=comment"])';
  return `[action-type="fl_${action}"]${like}, [action-type="feed_list_${action}"]${like}, [node-type="${node}"]`;
}

const LIKES = figureIn(cell('like', 'like_status'));

/** An original's toolbar has plain links instead, to its reposts and to the post. */
const LINK = '.WB_handle a[href*="/"]:not([action-type])';
const REPOSTS_LINK = '[href*="type=repost"]';

/** Of the video's own player: `222万次播放`. */
const VIEWS: Fields = {
  views: { at: [{ where: '[class*="poster-info"] > *', with: '播放' }], optional: true },
};

/** The owner alone sees how often a post was read; the title says it once more, in a sentence. */
const READS: Fields = {
  reads: {
    at: [{ where: '[action-type="fl_pop"] [title]' }],
    witness: [{ where: '[action-type="fl_pop"] [title*="阅读"]', from: '@title' }],
    count: { words: 'any' },
    optional: true,
  },
};

/** The line with the time: an advertisement has one too, but with another link. */
const TIME: Places = [{ where: 'a[date][title]', from: '@title' }];
const DATE_LINK: Places = [{ where: '[node-type="feed_list_item_date"]', from: '@href', as: 'weibo-post' }];
const POST_AUTHOR: Places = [{ where: '[node-type="feed_list_item_date"]', from: '@href', as: 'weibo-user' }];

/** The marks beside the author and the lines above and below: never the content, where anybody can write anything. */
const HEAD = ['.WB_info', '.WB_from', '[class*="WB_cardtitle"]', '[class*="type_spe"]']
  .map((line) => `${line} :is(i, em, span, a[date])`)
  .join();

const MEDIA = [
  '.WB_info [title^="微博官方认证"]',
  '.WB_info [title^="微博机构认证"]',
  '.WB_info [class*="approve_co"]',
];
/** The cells of the toolbar share its width: in the line with the time there is room. */
const BADGE: ItemRule['badge'] = [
  { where: '.WB_from', place: 'append' },
  { where: '.WB_handle', place: 'append' },
];

/** In 2014 the original's toolbar stood below its content, so the part around both counts, whatever its class. */
const AROUND = ':has(> [node-type="feed_list_forwardContent"]):not(:has([node-type="feed_list_content"]))';
const ORIGINAL = `.WB_feed_expand, .WB_media_expand, ${AROUND}, [node-type="feed_list_forwardContent"]`;
/** The original's toolbar and the time beside it, also where nothing else of it is known: a post's own says no id. */
const ORIGINAL_LINE = ':has(> .WB_handle[mid])';

const original: NonNullable<ItemRule['original']> = {
  select: ORIGINAL,
  kind: 'post',
  key: { prefix: 'weibo:post:', id: [{ where: '[mid]', from: '@mid', as: 'weibo-id' }, ...DATE_LINK] },
  title: [{ where: '[node-type="feed_list_reason"]' }],
  author: {
    id: [{ where: '[node-type="feed_list_originNick"]', from: '@usercard', as: 'weibo-uid' }, ...POST_AUTHOR],
    name: [
      { where: '[node-type="feed_list_originNick"]', from: '@nick-name' },
      { where: '[node-type="feed_list_originNick"]', as: 'mention' },
    ],
  },
  postedAt: TIME,
  flags: [
    { flag: 'lottery', when: [{ where: '[node-type="feed_list_reason"]', has: 'lottery' }] },
    { flag: 'media', when: [{ where: MEDIA.join() }] },
  ],
  fields: {
    reposts: { at: figureIn(`${LINK}${REPOSTS_LINK}`) },
    comments: { at: figureIn(`${LINK}:not(${REPOSTS_LINK})`) },
    likes: { at: LIKES },
    ...VIEWS,
  },
  badge: BADGE,
};

const post: ItemRule = {
  // The cards of the hot lists have the same action type and nothing else in common.
  select: '[action-type="feed_list_item"]:not([class*="UG_"]), [mid][tbinfo], .WB_sonFeed > [mid]',
  kind: 'post',
  key: { prefix: 'weibo:post:', id: [{ from: '@mid', as: 'weibo-id' }, ...DATE_LINK] },
  title: [{ where: '[node-type="feed_list_content"]' }],
  author: {
    id: [
      { from: '@tbinfo', as: 'weibo-uid' },
      { where: '[usercard]', from: '@usercard', as: 'weibo-uid' },
      ...POST_AUTHOR,
    ],
    name: [{ where: '.WB_info [nick-name]', from: '@nick-name' }, { where: '.WB_info [usercard]' }],
  },
  postedAt: [...TIME, { from: '@mid', as: 'weibo-time' }],
  promoted: [
    { from: '@feedtype', is: ['ad'] },
    { from: '@data-mark', has: 'ad-log' },
    ...says(HEAD, '广告', '推广', '推荐'),
  ],
  flags: [
    { flag: 'lottery', when: [{ where: '[node-type="feed_list_content"]', has: 'lottery' }] },
    { flag: 'media', when: [{ where: MEDIA.join() }] },
    { flag: 'pinned', when: [{ from: '@feedtype', is: ['top'] }, { where: '.W_icon_feedpin' }] },
  ],
  // A post that can be made public is not: its menu stands on the owner's page.
  skip: [
    ...says(HEAD, '仅自己可见', '自己可见', '好友圈', '好友圈可见', '仅好友圈可见', '群可见'),
    { where: '[action-type$="Visible"][title*="公开"]' },
  ],
  apart: `${ORIGINAL}, ${ORIGINAL_LINE}, [node-type="feed_list_repeat"], [node-type="feed_merge_lists"], .WB_sonFeed, [comment_id]`,
  fields: {
    reposts: { at: figureIn(cell('forward', 'forward_btn_text')) },
    comments: { at: figureIn(cell('comment', 'comment_btn_text')) },
    likes: { at: LIKES },
    ...VIEWS,
    ...READS,
  },
  badge: BADGE,
  original,
};

/** Home, groups, hot posts, profiles and single posts of weibo.com before 2021; super topics are still served so. */
export const oldFeed: Adapter = {
  ...OLD,
  id: 'weibo/old-feed',
  title: 'Weibo posts, layout of 2014 to 2021',
  urls: [
    'weibo.com/',
    'weibo.com/*',
    'weibo.com/#/**',
    'weibo.com/u/*/**',
    'weibo.com/*/home',
    'weibo.com/*/profile',
    'weibo.com/p/*/home',
    'weibo.com/p/1008*/**',
    'weibo.com/at/*',
    'weibo.com/a/hot/**',
    'd.weibo.com/**',
  ],
  lastSeenReal: '2021-11-04',
  item: post,
};
