import type { Adapter, Field } from '../types';
import { S_VIEWER } from './viewer';

/** "粉丝 11万": the word stands beside the figure, in whatever order they come. */
function named(word: string, below: string): Field {
  return {
    at: [{ where: 'span:has(> a)', with: word }, { where: `a[href*="/${below}"]:not([href$="/profile/"])` }],
  };
}

/** The accounts that a search found. */
export const users: Adapter = {
  id: 'weibo/search-users',
  site: 'weibo',
  title: 'Weibo user search',
  urls: ['s.weibo.com/user/**'],
  watch: '#pl_user_feedList',
  viewer: S_VIEWER,
  zone: '+08:00',
  lastSeenReal: '2017-06-05',
  item: {
    select: '.list_person, .card-user-b',
    kind: 'user',
    key: {
      prefix: 'weibo:user:',
      id: [
        { where: 'a[href*="/fans"]', from: '@href', as: 'weibo-user' },
        { where: '[uid]', from: '@uid' },
      ],
    },
    title: [{ where: '.person_name a' }, { where: 'a.name' }],
    flags: [{ flag: 'media', when: [{ where: ':is([title*="官方认证"], [title*="机构认证"])' }] }],
    fields: { followers: named('粉丝', 'fans'), following: named('关注', 'follow'), posts: named('微博', 'profile') },
    badge: [
      { where: '.person_num', place: 'append' },
      { where: 'p:has(a[href*="/fans"])', place: 'append' },
    ],
  },
};
