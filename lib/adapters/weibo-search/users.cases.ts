import type { AdapterCase } from '../case';

export const usersCases: readonly AdapterCase[] = [
  {
    adapter: 'weibo/search-users',
    fixture: 'weibo-search/users_2017-06-05.html',
    url: 'https://s.weibo.com/user/%25E8%25B0%25B7%25E9%259B%25A8&Refer=weibo_user',
    expect: {
      viewer: 'unknown',
      items: [
        {
          key: 'weibo:user:2002000001',
          kind: 'user',
          author: null,
          title: '谷雨日报',
          flags: ['media'],
          readings: {
            followers: { state: 'found', text: '粉丝11万', low: 105_000, high: 119_999 },
            following: { state: 'found', text: '关注503', low: 503, high: 503 },
            posts: { state: 'found', text: '微博5837', low: 5837, high: 5837 },
          },
        },
        {
          // In another order; nobody rounds up to the first 万.
          key: 'weibo:user:2002000002',
          title: '谷雨之后',
          flags: [],
          readings: {
            followers: { state: 'found', text: '粉丝1万', low: 10_000, high: 19_999 },
            following: { state: 'found', text: '关注47', low: 47, high: 47 },
            posts: { state: 'absent' },
          },
        },
      ],
      health: { items: 2, found: 5, absent: 1, unreadable: 0 },
    },
  },
];
