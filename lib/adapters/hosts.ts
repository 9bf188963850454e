/**
 * The pages each content script comes to: one for each group of hosts, so that no page carries the adapters of
 * another. Login and account hosts are left out by not being named.
 */
export const MATCHES = {
  weibo: ['https://weibo.com/*', 'https://www.weibo.com/*', 'https://d.weibo.com/*'],
  weiboSearch: ['https://s.weibo.com/*', 'https://m.s.weibo.com/*', 'https://huati.weibo.com/*'],
  weiboMobile: ['https://weibo.cn/*', 'https://m.weibo.cn/*'],
  douban: [
    'https://www.douban.com/*',
    'https://movie.douban.com/*',
    'https://book.douban.com/*',
    'https://music.douban.com/*',
    'https://m.douban.com/*',
  ],
};
