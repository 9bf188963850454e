import type { AdapterCase } from '../case';

export const profileHeaderCases: readonly AdapterCase[] = [
  {
    // Without a post below, the head is all there is.
    adapter: 'weibo/profile-header',
    fixture: 'weibo/profile-header_2026-03-10.html',
    url: 'https://weibo.com/n/%E6%96%B0%E6%9D%A5%E7%9A%84%E4%BA%BA',
    expect: {
      viewer: 'out',
      items: [
        {
          key: 'weibo:user:2002000041',
          kind: 'user',
          author: null,
          title: '新来的人',
          flags: ['unverified-layout'],
          readings: {
            followers: { state: 'found', text: '粉丝0', low: 0, high: 0 },
            following: { state: 'found', text: '关注3', low: 3, high: 3 },
            posts: { state: 'absent' },
          },
        },
      ],
      health: { items: 1, found: 2, absent: 1, unreadable: 0 },
    },
  },
];
