import type { Adapter } from '../types';
import { VIEWER } from './post-rule';

const RELATIONS = 'a[href*="/u/page/follow/"]';

/** The head of an account's page on weibo.com since 2021; its posts below are read as a feed. */
export const profileHeader: Adapter = {
  id: 'weibo/profile-header',
  site: 'weibo',
  title: 'Head of a Weibo profile',
  urls: ['weibo.com/u/*', 'weibo.com/n/*'],
  watch: '#app',
  viewer: VIEWER,
  zone: '+08:00',
  lastSeenReal: 'never',
  item: {
    select: 'main',
    kind: 'user',
    // Not from the page's address: that changes before the page does.
    key: { prefix: 'weibo:user:', id: [{ where: RELATIONS, from: '@href', as: 'weibo-user' }] },
    title: [{ where: '[class*="_name_"]:not(article *)' }],
    flags: [{ flag: 'media', when: [{ where: 'use[*|href$="vblue"]:not(article *)' }] }],
    fields: {
      followers: { at: [{ where: RELATIONS, with: '粉丝' }] },
      following: { at: [{ where: RELATIONS, with: '关注' }] },
      posts: { at: [{ where: '.wbpro-screen-v2 > div', with: '全部微博' }] },
    },
    badge: [{ where: `:has(> ${RELATIONS})`, place: 'append' }],
  },
};
