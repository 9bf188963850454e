/** How the pages of s.weibo.com tell whether the viewer is signed in. */
export const S_VIEWER = {
  in: '.gn_name, [node-type="account"]',
  out: '[node-type="loginBtn"], a[href*="passport.weibo.com"]',
} as const;
