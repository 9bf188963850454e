import type { Adapter, Fields, ItemRule, Places, Tests } from '../types';

/** The post's own toolbar: right below the article, or else its last; the one above belongs to an original. */
const OWN_FOOTER = [':scope > footer', ':scope:not(:has(> footer)) footer'] as const;

function inOwnFooter(inside: string): Places {
  return OWN_FOOTER.map((footer) => ({ where: `${footer} ${inside}`, last: true }));
}

/** `footer[aria-label]` is "reposts,comments,likes" as shown, but with a 0 where the toolbar shows only the label. */
function inLabel(footers: readonly string[], take: number): Places {
  const split = { by: ',', of: 3, take };
  return footers.map((where) => ({ where, from: '@aria-label', split, last: true }));
}

const REPOSTS = ':has(> [title="转发"]) + span';
const COMMENTS = ':has(> [title="评论"]) + span';
const LIKES = '.woo-like-count';

/** Only posts with a video have it: "7.6万次观看". */
const VIEWS: Fields = { views: { at: [{ where: '[class*="plusInfo"]' }], optional: true } };

/**
 * The marks beside the author and the line above the post. Not the author's name, and nothing of the post's content:
 * nobody takes a post out of the reading by naming something 仅自己可见.
 */
const HEAD = [
  'header :is(span, i, div):not(a *, :has(a))',
  ...[':scope > [class*="title"]', ':scope > * > [class*="title"]'].flatMap((line) => [line, `${line} *`]),
].join();

function headSays(...words: string[]): Tests {
  return [
    { where: HEAD, is: words },
    { where: HEAD, from: '@title', is: words },
  ];
}

const original: NonNullable<ItemRule['original']> = {
  select: '[class*="retweet"]',
  kind: 'post',
  key: {
    prefix: 'weibo:post:',
    id: [
      { where: 'a[class*="time"]', from: '@href', as: 'weibo-post' },
      { where: 'a[title]', from: '@href', as: 'weibo-post' },
    ],
  },
  title: [{ where: '.wbpro-feed-reText [class*="wbtext"]' }, { where: '.wbpro-feed-reText' }],
  author: {
    id: [
      { where: '.wbpro-feed-reText a[usercard]', from: '@href', as: 'weibo-user' },
      { where: 'a[class*="time"]', from: '@href', as: 'weibo-user' },
      { where: 'a[title]', from: '@href', as: 'weibo-user' },
    ],
    name: [{ where: '.wbpro-feed-reText [class*="nick"]', as: 'mention' }],
  },
  postedAt: [
    { where: 'a[class*="time"]', from: '@title' },
    { where: 'a[title]', from: '@title' },
  ],
  flags: [
    { flag: 'lottery', when: [{ where: '.wbpro-feed-reText', has: 'lottery' }] },
    { flag: 'media', when: [{ where: '.wbpro-feed-reText use[*|href$="vblue"]' }] },
  ],
  fields: {
    reposts: { at: [{ where: `footer ${REPOSTS}` }], witness: inLabel(['footer'], 0) },
    comments: { at: [{ where: `footer ${COMMENTS}` }], witness: inLabel(['footer'], 1) },
    likes: { at: [{ where: `footer ${LIKES}` }], witness: inLabel(['footer'], 2) },
    ...VIEWS,
  },
  badge: [
    { where: 'footer > div', place: 'append' },
    { where: 'footer', place: 'append' },
  ],
};

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
  // The list keeps a pool of views: one that has scrolled out waits here with its old post until it is used again.
  parked: '[style*="-9999px"], .wbpro-scroller-item[data-index]:not([data-active])',
  viewer: { in: 'a[href*="/mygroups?gid="], a[href*="/at/weibo"]', out: '[class*="LoginBtn"], [class*="LoginTopNav"]' },
  zone: '+08:00',
  lastSeenReal: '2022-10-07',
  item: {
    select: 'article',
    kind: 'post',
    key: {
      prefix: 'weibo:post:',
      id: [
        { where: 'header a[class*="time"]', from: '@href', as: 'weibo-post' },
        { where: 'header a', from: '@href', as: 'weibo-post' },
      ],
    },
    title: [{ where: '.wbpro-feed-ogText' }, { where: '[class*="wbtext"]' }],
    author: {
      id: [
        { where: 'header a[href*="/u/"]', from: '@href', as: 'weibo-user' },
        { where: 'header a', from: '@href', as: 'weibo-user' },
      ],
      name: [{ where: 'header a[aria-label]', from: '@aria-label' }, { where: 'header [class*="name"]' }],
    },
    postedAt: [
      { where: 'header a[class*="time"]', from: '@title' },
      { where: 'header a[title]', from: '@title' },
    ],
    promoted: headSays('广告', '推广', '荐'),
    skip: headSays('仅自己可见', '自己可见', '好友圈', '好友圈可见', '仅好友圈可见'),
    flags: [
      { flag: 'lottery', when: [{ where: '.wbpro-feed-ogText', has: 'lottery' }] },
      { flag: 'media', when: [{ where: 'header use[*|href$="vblue"]' }, { where: 'header [title="微博官方认证"]' }] },
      { flag: 'pinned', when: headSays('置顶') },
    ],
    fields: {
      reposts: { at: inOwnFooter(REPOSTS), witness: inLabel(OWN_FOOTER, 0) },
      comments: { at: inOwnFooter(COMMENTS), witness: inLabel(OWN_FOOTER, 1) },
      likes: { at: inOwnFooter(LIKES), witness: inLabel(OWN_FOOTER, 2) },
      ...VIEWS,
    },
    badge: [
      { where: ':scope > footer > div', place: 'append' },
      { where: ':scope > footer', place: 'append' },
    ],
    original,
  },
};
