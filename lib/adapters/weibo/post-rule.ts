import type { Adapter, Fields, ItemRule, OriginalRule, Places, Tests } from '../types';

/** How weibo.com tells whether the viewer is signed in: by what only those who are can open, or only those who are not. */
export const VIEWER: NonNullable<Adapter['viewer']> = {
  in: 'a[href*="/mygroups?gid="], a[href*="/at/weibo"], textarea[placeholder*="新鲜事"]',
  out: '[class*="LoginBtn"], [class*="LoginTopNav"], a[href*="/signup/signup.php"]',
};

/** The list keeps a pool of views: one that has scrolled out waits here with its old content until it is used again. */
export const PARKED = '[style*="-9999px"], .wbpro-scroller-item[data-index]:not([data-active])';

const REPOSTS = ':has(> [title="转发"]) + span';
const COMMENTS = ':has(> [title="评论"]) + span';
const LIKES = '.woo-like-count';

/** Above a post's header stand two or three elements at most. */
const FIRST = ':nth-child(-n + 12)';

/** `footer[aria-label]` is "reposts,comments,likes" as shown, but with a 0 where the toolbar shows only the label. */
function inLabel(footers: readonly string[], take: number): Places {
  const split = { by: ',', of: 3, take };
  return footers.map((where) => ({ where, from: '@aria-label', split, last: true }));
}

/** The three figures of a toolbar; only posts with a video have the fourth: "7.6万次观看". */
function figures(footers: readonly string[], views: string): Fields {
  const at = (inside: string): Places => footers.map((footer) => ({ where: `${footer} ${inside}`, last: true }));
  return {
    reposts: { at: at(REPOSTS), witness: inLabel(footers, 0) },
    comments: { at: at(COMMENTS), witness: inLabel(footers, 1) },
    likes: { at: at(LIKES), witness: inLabel(footers, 2) },
    views: { at: [{ where: views }], optional: true },
  };
}

/** The only links of a post with its address. A name has no colon, so a title with one is the time. */
function timeLinks(inside: string): { readonly id: Places; readonly postedAt: Places } {
  const links = [`${inside}a[class*="time"]`, `${inside}a[title]`];
  return {
    id: links.map((where) => ({ where, from: '@href', as: 'weibo-post' })),
    postedAt: links.map((where) => ({ where, from: '@title', with: ':' })),
  };
}

const original: OriginalRule = {
  hint: '[class*="retweet"], .wbpro-feed-reText',
  // Where class names say nothing: the part around the original's text and its toolbar.
  select: '[class*="retweet"], :has(.wbpro-feed-reText):has(footer):not(:has(header, .wbpro-feed-ogText))',
  kind: 'post',
  key: { prefix: 'weibo:post:', id: timeLinks('').id },
  title: [{ where: '.wbpro-feed-reText [class*="wbtext"]' }, { where: '.wbpro-feed-reText' }],
  author: {
    id: [
      { where: '.wbpro-feed-reText a[usercard]', from: '@href', as: 'weibo-user' },
      { where: 'a[class*="time"]', from: '@href', as: 'weibo-user' },
      { where: 'a[title]', from: '@href', as: 'weibo-user' },
    ],
    name: [
      { where: '.wbpro-feed-reText [class*="nick"]', as: 'mention' },
      { where: '.wbpro-feed-reText a[usercard]', as: 'mention' },
    ],
  },
  postedAt: timeLinks('').postedAt,
  flags: [
    { flag: 'lottery', when: [{ where: '.wbpro-feed-reText', has: 'lottery' }] },
    { flag: 'media', when: [{ where: '.wbpro-feed-reText use[*|href$="vblue"]' }] },
  ],
  fields: figures(['footer'], '[class*="plusInfo"]'),
  badge: [
    { where: 'footer > div', place: 'append' },
    { where: 'footer', place: 'append' },
  ],
};

/**
 * What can be read of a post since 2021, whatever the class names, which change with every build.
 *
 * @param select the item's element
 * @param article the post inside it
 */
export function postRule(select: string, article: string): ItemRule {
  // The post's own toolbar: right below the article, or else its last; the one above belongs to an original.
  const footers = [`${article} > footer`, `${article}:not(:has(> footer)) footer`];
  /**
   * The marks beside the author and the line above the post. Not the author's name, and nothing of the post's content:
   * nobody takes a post out of the reading by naming something 仅自己可见.
   */
  // The few that it can be come first: `:has(~ …)` asked of every sibling takes seconds on a hostile page.
  const lines = [
    `:is(${article} > ${FIRST}):has(~ header, ~ * > header)`,
    `:is(${article} > :has(> header) > ${FIRST}):has(~ header)`,
  ];
  const titles = [`${article} > [class*="title"]`, `${article} > * > [class*="title"]`];
  const head = [
    `${article} header :is(span, i, div):not(a *, :has(a))`,
    ...[...lines, ...titles].flatMap((line) => [line, `${line} *`]),
  ].join();
  const headSays = (...words: string[]): Tests => [
    { where: head, is: words },
    // The words first: hardly anything has one, and the rest is dear.
    { where: `[title]:is(${words.map((word) => `[title*="${word}"]`).join()}):is(${head})`, from: '@title', is: words },
  ];
  const header = `${article} header`;
  const times = timeLinks(`${header} `);
  return {
    select,
    kind: 'post',
    key: { prefix: 'weibo:post:', id: [...times.id, { where: `${header} a`, from: '@href', as: 'weibo-post' }] },
    title: [
      { where: `${article} .wbpro-feed-ogText` },
      { where: `${article} [class*="wbtext"]` },
      { where: `${article} .wbpro-feed-content` },
    ],
    author: {
      id: [
        { where: `${header} a[href*="/u/"]`, from: '@href', as: 'weibo-user' },
        { where: `${header} a`, from: '@href', as: 'weibo-user' },
      ],
      name: [
        { where: `${header} a[aria-label]`, from: '@aria-label' },
        { where: `${header} [class*="name"]` },
        { where: `${header} a[href*="/u/"] span[title]` },
      ],
    },
    postedAt: times.postedAt,
    promoted: headSays('广告', '推广', '赞助', '荐'),
    skip: [
      ...headSays('仅自己可见', '自己可见', '好友圈', '好友圈可见', '仅好友圈可见', '仅好友可见', '好友可见'),
      // "B 被 A 快转了": a post of A's with the text and the figures of B's, whose id is not told.
      { where: `${header} span:not(:first-child)`, is: ['快转了', '快轉了', '快转'] },
    ],
    flags: [
      { flag: 'lottery', when: [{ where: `${article} .wbpro-feed-ogText`, has: 'lottery' }] },
      {
        flag: 'media',
        when: [{ where: `${header} :is(use[*|href$="vblue"], [title="微博官方认证"])` }],
      },
      { flag: 'pinned', when: headSays('置顶') },
      {
        flag: 'comments-closed',
        when: [
          { where: '.woo-tip-main', has: 'comments-closed' },
          { where: 'textarea', from: '@placeholder', has: 'comments-closed' },
        ],
      },
    ],
    fields: figures(footers, `${article} [class*="plusInfo"]:not([class*="retweet"] *)`),
    // The author's name stands before it in an element of its own.
    comments: { where: '.wbpro-list .text > span:last-of-type' },
    badge: [
      { where: `${article} > footer > div`, place: 'append' },
      { where: `${article} > footer`, place: 'append' },
    ],
    original,
  };
}
