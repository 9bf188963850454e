import type { Adapter, Fields, ItemRule, Places } from '../types';
import { S_VIEWER } from './viewer';

/** Where weibo.com stops counting; media and government accounts go on. */
const CAP = { cap: 1_000_000 };

/** The figures in a row of buttons: by what a button does, else by its word. The `收藏` before them may be missing. */
function fieldsIn(row: string, count: typeof CAP | null): Fields {
  const at = (action: string, word: string, link: string): Places => [
    { where: `${row} [action-type="feed_list_${action}"]` },
    { where: `${row} li`, with: word },
    { where: `${row} ${link}` },
  ];
  return {
    reposts: { at: at('forward', '转发', 'a[href*="type=repost"]'), ...(count && { count }) },
    comments: { at: at('comment', '评论', 'a[href*="type=comment"]'), ...(count && { count }) },
    likes: { at: at('like', '赞', 'li:has([title="赞"], [class*="praise"], [class*="like"])') },
  };
}

/** A post, or the original inside a retweet: both are written alike. */
function post(select: string, from: string, fields: Fields, badge: string): Omit<ItemRule, 'original'> {
  const time = `${from} a[href]`;
  const text = '[node-type^="feed_list_content"]';
  return {
    select,
    kind: 'post',
    key: {
      prefix: 'weibo:post:',
      id: [
        { from: '@mid', as: 'weibo-id' },
        { where: time, from: '@href', as: 'weibo-post' },
        { where: '[action-data^="mid="]', from: '@action-data', as: 'weibo-id' },
      ],
    },
    title: [{ where: '[node-type="feed_list_content_full"]' }, { where: text }],
    author: {
      id: [
        { where: time, from: '@href', as: 'weibo-user' },
        // Not the link to the account: `/279980044` can be an address that somebody chose, not a number.
        { where: '[usercard]', from: '@usercard', as: 'weibo-uid' },
        { where: '[action-type="feed_list_forward"]', from: '@action-data', as: 'weibo-uid' },
      ],
      name: [{ where: '[nick-name]', from: '@nick-name' }],
    },
    postedAt: [
      { from: '@mid', as: 'weibo-time' },
      { where: time, from: '@href', as: 'weibo-time' },
    ],
    promoted: [
      { where: '.info :not(a, a *, :has(a)), .card-top *, .subtitle, .subtitle *', is: ['广告', '推广'] },
      { where: `${from} :not(a)`, is: ['广告', '推广'] },
      { where: 'a', from: '@href', has: 'ad-link' },
    ],
    flags: [
      { flag: 'lottery', when: [{ where: text, has: 'lottery' }] },
      { flag: 'media', when: [{ where: ':is([title*="官方认证"], [title*="机构认证"], .icon-vip-b)' }] },
    ],
    fields,
    badge: [{ where: badge, place: 'append' }],
  };
}

const ORIGINAL = '.card-comment, [node-type="feed_list_forwardContent"]';
const OLD_ORIGINAL = '.comment_info, :has(> [node-type="feed_list_forwardContent"])';
/** Where the comments go that the viewer opens. */
const OPENED = '[node-type="feed_list_repeat"]';

function searchPage(id: string, lastSeenReal: string, layout: string, item: ItemRule): Adapter {
  return {
    id,
    site: 'weibo',
    title: 'Weibo post search',
    urls: [
      's.weibo.com/',
      's.weibo.com/weibo/**',
      's.weibo.com/wb/**',
      's.weibo.com/realtime/**',
      's.weibo.com/hot/**',
    ],
    watch: '#pl_feedlist_index, #pl_weibo_direct',
    viewer: S_VIEWER,
    zone: '+08:00',
    lastSeenReal,
    layout,
    item,
  };
}

/** Search results since 2018. Cards without a post (films, people, boards) have no `mid`. */
export const search = searchPage('weibo/search', '2020-07-08', ':root:not(:has(.card-no-result, .pl_noresult))', {
  apart: `${ORIGINAL}, ${OPENED}`,
  ...post('.card-wrap[mid]', '.from', fieldsIn('.card-act', CAP), '.card-act li:last-child'),
  original: post(ORIGINAL, '.from', fieldsIn('.act', CAP), '.act li:last-child'),
});

/** Search results until 2017, and whatever else keeps their action types. */
export const searchOld = searchPage('weibo/search-old', '2017-05-09', '.feed_action', {
  apart: `${OLD_ORIGINAL}, ${OPENED}`,
  ...post(
    '[action-type="feed_list_item"][mid]:not(.card-wrap)',
    '.feed_from',
    fieldsIn('.feed_action', null),
    '.feed_action li:last-child',
  ),
  original: post(OLD_ORIGINAL, '.feed_from', fieldsIn('.feed_action', null), '.feed_action li:last-child'),
});
