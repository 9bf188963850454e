import type { Adapter, Anchor, Field, ItemRule, Place, Places } from '../types';

/** What is the same on all pages of weibo.cn. */
const SITE = {
  site: 'weibo',
  watch: 'body',
  viewer: { in: 'a[href*="/msg/"], a[href*="/account/"]', out: 'a[href*="passport.weibo"], a[href*="login.sina"]' },
  zone: '+08:00',
} as const;

/** Where the site stops counting: it writes this much in full, without a plus. Some originals go on beyond it. */
const CAP = { cap: 1_000_000 };

/** The text of a retweet's original comes right after "转发了…的微博:". */
const QUOTED = '.cmt + .ctt';
const QUOTED_AUTHOR = '.cmt:has(+ .ctt) a';
/** In a retweet this stands in the original's part. */
const AUTHOR = '.nk, [id="M_"] > div:first-child > a:first-child';
const ORIGINAL_LINK = 'a[href*="/comment/"]:not([href*="ckAll"])';

/** A post's own figures stand beside the link that reposts it, and before its time. */
const OWN_LINE = ':has(> a[href*="/repost/"], > .ct)';

/** The original's figures are the part that links to its comments and is not the last; with a picture they are apart from its text. */
const original: NonNullable<ItemRule['original']> = {
  select: `:scope > div:not(:last-child, ${OWN_LINE}):has(${ORIGINAL_LINK})`,
  kind: 'post',
  key: { prefix: 'weibo:post:', id: [{ where: ORIGINAL_LINK, from: '@href', as: 'weibo-post' }] },
  title: [{ around: '.c', where: QUOTED, as: 'said' }],
  author: {
    id: [{ around: '.c', where: `${QUOTED_AUTHOR}[href*="/u/"]`, from: '@href', as: 'weibo-user' }],
    name: [{ around: '.c', where: QUOTED_AUTHOR }],
  },
  postedAt: [{ where: ORIGINAL_LINK, from: '@href', as: 'weibo-time' }],
  flags: [
    { flag: 'lottery', when: [{ around: '.c', where: `:scope > div:has(> ${QUOTED})`, has: 'lottery' }] },
    { flag: 'media', when: [{ around: '.c', where: '.cmt:has(+ .ctt) img[src$="/5337.gif"]' }] },
  ],
  fields: {
    reposts: { at: [{ where: ':scope > :not(.ctt)', with: '原文转发[' }], count: CAP },
    comments: { at: [{ where: ':scope > :not(.ctt)', with: '原文评论[' }], count: CAP },
    likes: { at: [{ where: ':scope > :not(.ctt)', with: '赞[' }] },
  },
  badge: [{ where: ORIGINAL_LINK, place: 'after' }],
};

interface Post {
  readonly select: string;
  readonly id: Places;
  /** The link that reposts it: it names the author's account. */
  readonly repost: Place;
  /** Where a figure stands, by where it leads and by its word. */
  readonly figure: (link: string, word: string) => Places;
}

function postRule({ select, id, repost, figure }: Post): ItemRule {
  const capped = (link: string, word: string): Field => ({ at: figure(link, word), count: CAP });
  const badge: readonly Anchor[] = [{ where: ':scope > div:last-child > .ct', place: 'after' }];
  return {
    select,
    kind: 'post',
    key: { prefix: 'weibo:post:', id },
    // A retweet's own words stand in no element, after "转发理由:".
    title: [
      { where: ':scope > div:last-child:has(> .cmt:first-child)', from: 'own-text' },
      { where: '.ctt', as: 'said' },
    ],
    author: {
      id: [{ ...repost, from: '@href', as: 'weibo-uid' }],
      name: [
        { around: '.c', where: AUTHOR },
        { around: 'html', where: 'title', split: { by: '的微博', of: 2, take: 0 } },
      ],
    },
    postedAt: id.map((place) => ({ ...place, as: 'weibo-time' })),
    skip: [{ around: '.c', where: '.kt, .cmt, .ct', has: 'private' }],
    flags: [
      { flag: 'lottery', when: [{ where: `:scope > div:not(:has(> ${QUOTED}))`, has: 'lottery' }] },
      {
        flag: 'media',
        when: [
          { around: '.c', where: `:is(${AUTHOR}) + img[src$="/5337.gif"]` },
          { around: 'body', where: '.u:not(:has(a[href*="/account/"])) .ut img[src$="/5337.gif"]' },
        ],
      },
      { flag: 'pinned', when: [{ around: '.c', where: '.kt', is: ['[置顶]', '置顶'] }] },
    ],
    fields: {
      reposts: capped('/repost/', '转发['),
      comments: capped('/comment/', '评论['),
      likes: { at: figure('/attitude/', '赞[') },
    },
    badge,
    original,
  };
}

/** "原文转发[27]" falls to pieces here: it is the original's. */
const OWN = { by: '原文', of: 1, take: 0 };

/** Home, profiles and search results of weibo.cn. */
export const plainFeed: Adapter = {
  ...SITE,
  id: 'weibo/plain-feed',
  title: 'Weibo feed (plain mobile page)',
  urls: ['weibo.cn/', 'weibo.cn/*', 'weibo.cn/u/*', 'weibo.cn/n/*', 'weibo.cn/*/profile', 'weibo.cn/search/mblog'],
  lastSeenReal: '2022-02-25',
  item: postRule({
    select: '.c[id^="M_"]:not([id="M_"])',
    id: [{ from: '@id', as: 'weibo-id' }],
    repost: { where: 'a[href*="/repost/"]' },
    figure: (link, word) => [
      { where: `a[href*="${link}"]`, with: word, split: OWN },
      // Without a link where one cannot do it, or has done it already.
      { where: ':scope > div:last-child:has(> .ct) > :not(.ctt)', with: word, split: OWN, last: true },
    ],
  }),
};

/** Comments are parts of the page like the tabs, but have ids. */
const TABS = ':scope > div:not([id]) > span:not(.cc)';
const REPOST_TAB = { around: 'body', where: `${TABS} a[href*="/repost/"]` } as const;

/** The page of one post; its figures stand below it, in the tabs, and the tab that is open has no link. */
export const plainPost: Adapter = {
  ...SITE,
  id: 'weibo/plain-post',
  title: 'Weibo post (plain mobile page)',
  urls: ['weibo.cn/comment/**', 'weibo.cn/repost/**', 'weibo.cn/attitude/**'],
  lastSeenReal: '2020-07-08',
  item: postRule({
    select: '.c[id="M_"]',
    id: [
      { ...REPOST_TAB, from: '@href', as: 'weibo-post' },
      { around: 'body', where: `${TABS} a[href*="/comment/"]`, from: '@href', as: 'weibo-post' },
      { from: 'url', as: 'weibo-post' },
    ],
    repost: REPOST_TAB,
    figure: (_link, word) => [{ around: 'body', where: TABS, with: word }],
  }),
};

/** The comments below a post. */
export const plainComments: Adapter = {
  ...SITE,
  id: 'weibo/plain-comments',
  title: 'Weibo comments (plain mobile page)',
  urls: plainPost.urls,
  layout: 'a[href*="/comments/reply/"]',
  lastSeenReal: '2020-07-08',
  item: {
    select: '.c[id^="C_"]',
    kind: 'comment',
    key: { prefix: 'weibo:comment:', id: [{ from: '@id', split: { by: '_', of: 2, take: 1 } }] },
    title: [{ where: '.ctt' }],
    author: {
      id: [
        { where: 'a[href*="fuid="]', from: '@href', as: 'weibo-uid' },
        { where: ':scope > a[href*="/u/"]', from: '@href', as: 'weibo-user' },
      ],
      name: [{ where: ':scope > a' }],
    },
    flags: [{ flag: 'pinned', when: [{ where: '.kt', is: ['[置顶]', '置顶'] }] }],
    fields: { likes: { at: [{ where: '.cc', with: '赞[' }] } },
    badge: [{ where: '.cc', place: 'after' }],
  },
};

/** Whose page it is: on the home page the viewer's own. */
export const plainAccount: Adapter = {
  ...SITE,
  id: 'weibo/plain-account',
  title: 'Weibo account (plain mobile page)',
  urls: plainFeed.urls,
  layout: '.tip2',
  lastSeenReal: '2022-02-25',
  item: {
    select: '.u:has(.tip2)',
    kind: 'user',
    key: {
      prefix: 'weibo:user:',
      id: ['/fans', '/follow', '/info'].map((end) => ({ where: `a[href$="${end}"]`, from: '@href', as: 'weibo-user' })),
    },
    title: [
      { around: 'html', where: 'title', split: { by: '的微博', of: 2, take: 0 } },
      { where: '.ut', from: 'own-text' },
    ],
    flags: [{ flag: 'media', when: [{ where: '.ut img[src$="/5337.gif"]' }] }],
    fields: {
      followers: { at: [{ where: '.tip2 > *', with: '粉丝[' }] },
      following: { at: [{ where: '.tip2 > *', with: '关注[' }] },
      posts: { at: [{ where: '.tip2 > *', with: '微博[' }] },
    },
    badge: [{ where: '.tip2', place: 'append' }],
  },
};
