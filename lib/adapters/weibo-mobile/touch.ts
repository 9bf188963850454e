import type { Adapter, Fields, ItemRule, Place } from '../types';

/** What is the same on all pages of m.weibo.cn. None of them has been seen: this is what the code of others reads. */
const SITE = {
  site: 'weibo',
  watch: '#app',
  viewer: { in: '.lite-iconf-releas, a[href*="/compose"]', out: 'a[href*="passport.weibo"], .lite-enter-btns' },
  zone: '+08:00',
  lastSeenReal: 'never',
} as const;

const CAP = { cap: 1_000_000 };

/** The head and the text of the post itself, not of the original in it. */
function postRule(select: string, id: readonly Place[], fields: Fields, badge: string): ItemRule {
  return {
    select,
    kind: 'post',
    // The original has buttons too, but seldom an id.
    apart: '.weibo-rp',
    key: { prefix: 'weibo:post:', id },
    title: [{ where: '.weibo-og .weibo-text' }],
    author: { id: [{ where: '.weibo-top a', from: '@href', as: 'weibo-user' }], name: [{ where: '.weibo-top h3' }] },
    postedAt: id.map((place) => ({ ...place, as: 'weibo-time' })),
    promoted: [{ where: '.weibo-top :is(span, h4, i)', is: ['广告', '推广'] }],
    skip: [{ where: '.weibo-top :is(span, h4, i)', has: 'private' }],
    flags: [
      { flag: 'lottery', when: [{ where: '.weibo-og', has: 'lottery' }] },
      { flag: 'media', when: [{ where: '.weibo-top .m-icon-bluev' }] },
      { flag: 'pinned', when: [{ where: '.card-title *, .weibo-top :is(span, h4, i)', is: ['置顶'] }] },
    ],
    fields,
    badge: [{ where: badge, place: 'append' }],
  };
}

/** A button below a post, by its icon in the older or the newer font. The original's are inside the article. */
function button(...icons: readonly string[]): readonly Place[] {
  const names = icons.map((icon) => `> [class*="${icon}"]`).join();
  return [{ where: `footer:not(article *) :has(${names})` }];
}

/**
 * Feeds and profiles. A post has no id on the page but in the link to its full text, so only long posts can be told
 * apart; the others are not read.
 */
export const touchFeed: Adapter = {
  ...SITE,
  id: 'weibo/touch-feed',
  title: 'Weibo feed (m.weibo.cn)',
  urls: [
    'm.weibo.cn/',
    'm.weibo.cn/u/*',
    'm.weibo.cn/n/*',
    'm.weibo.cn/profile/*',
    'm.weibo.cn/p/**',
    'm.weibo.cn/search',
  ],
  item: postRule(
    '.card9:has(.weibo-og)',
    [
      { from: '@data-id', as: 'weibo-id' },
      // A link within the site: what people link to themselves has its host.
      { where: '.weibo-og .weibo-text a[href^="/status/"]', from: '@href', as: 'weibo-post' },
    ],
    {
      reposts: { at: button('font-forward', 'iconf-report'), count: CAP },
      comments: { at: button('font-comment', 'iconf-comments'), count: CAP },
      likes: { at: button('icon-like', 'iconf-like') },
    },
    'footer',
  ),
};

/** A tab below the post, else a button. */
function tab(word: string, buttons: readonly Place[]): readonly Place[] {
  return [{ where: '.lite-page-tab > *', with: word }, ...buttons];
}

/** The page of one post. Its comments have no ids. */
export const touchPost: Adapter = {
  ...SITE,
  id: 'weibo/touch-post',
  title: 'Weibo post (m.weibo.cn)',
  urls: ['m.weibo.cn/status/*', 'm.weibo.cn/detail/*', 'm.weibo.cn/*/*'],
  item: postRule(
    '#app:has(.weibo-og)',
    [{ from: 'url', as: 'weibo-post' }],
    {
      reposts: { at: tab('转发', touchFeed.item.fields.reposts?.at ?? []), count: CAP },
      comments: { at: tab('评论', touchFeed.item.fields.comments?.at ?? []), count: CAP },
      likes: { at: tab('赞', touchFeed.item.fields.likes?.at ?? []) },
    },
    '.lite-page-tab, .card9 footer',
  ),
};
