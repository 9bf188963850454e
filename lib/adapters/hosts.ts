/** The pages each site's content script comes to. Login and account hosts are left out by not being named. */
export const MATCHES = {
  weibo: ['https://weibo.com/*', 'https://s.weibo.com/*', 'https://huati.weibo.com/*'],
  douban: ['https://movie.douban.com/*'],
};
