/*
 * The pages each content script comes to: one script for each group of hosts, so that no page carries what only
 * another needs. Login and account hosts are left out by not being named.
 */
export const WEIBO = ['https://weibo.com/*', 'https://www.weibo.com/*', 'https://d.weibo.com/*'];
export const WEIBO_SEARCH = ['https://s.weibo.com/*', 'https://m.s.weibo.com/*', 'https://huati.weibo.com/*'];
export const WEIBO_MOBILE = ['https://weibo.cn/*', 'https://m.weibo.cn/*'];
export const DOUBAN = [
  'https://www.douban.com/*',
  'https://movie.douban.com/*',
  'https://book.douban.com/*',
  'https://music.douban.com/*',
  'https://m.douban.com/*',
];

/** All hosts that Shuifen knows by itself. Marked pure, or each page would carry the hosts of all the others. */
export const MATCHES = /* @__PURE__ */ WEIBO.concat(WEIBO_SEARCH, WEIBO_MOBILE, DOUBAN);
