import type { AdapterCase } from '../case';

export const touchCases: readonly AdapterCase[] = [
  {
    adapter: 'weibo/touch-feed',
    fixture: 'weibo-mobile/touch-feed_2026-11-23.html',
    url: 'https://m.weibo.cn/',
    expect: {
      viewer: 'in',
      items: [
        {
          // Its text links to another post too.
          key: 'weibo:post:5368031056263448',
          kind: 'post',
          author: { id: '2002000001', name: '谷雨日报' },
          postedAt: Date.UTC(2026, 10, 22, 4, 30),
          promoted: false,
          flags: ['unverified-layout', 'media', 'pinned'],
          readings: {
            reposts: { state: 'found', text: '2804', low: 2804, high: 2804 },
            comments: { state: 'found', text: '3.9万', low: 38_500, high: 39_999 },
            likes: { state: 'found', text: '32.6万', low: 325_500, high: 326_999 },
          },
        },
        {
          // The original's buttons are not this post's. The short post after the next cannot be told apart.
          key: 'weibo:post:4740727846248488',
          author: { id: '2002000002', name: '翻谷子的人' },
          title: '去看看吧',
          flags: ['unverified-layout'],
          readings: {
            reposts: { state: 'found', text: '100万+', low: 1_000_000, high: null },
            comments: { state: 'absent' },
            likes: { state: 'found', text: '7', low: 7, high: 7 },
          },
        },
        {
          // Nor are they where the original goes by another name.
          key: 'weibo:post:4740708216907768',
          title: '再看看',
          readings: {
            reposts: { state: 'absent' },
            comments: { state: 'found', text: '2', low: 2, high: 2 },
            likes: { state: 'found', text: '3', low: 3, high: 3 },
          },
        },
      ],
      health: { items: 3, found: 7, absent: 2, unreadable: 0 },
    },
  },
  {
    adapter: 'weibo/touch-post',
    fixture: 'weibo-mobile/touch-post_2026-11-23.html',
    url: 'https://m.weibo.cn/detail/5368031056263448',
    expect: {
      viewer: 'unknown',
      items: [
        {
          key: 'weibo:post:5368031056263448',
          author: { id: '2002000001', name: '谷雨日报' },
          title: '晒谷场开放日，转发这条抽三位送新米。',
          flags: ['unverified-layout', 'lottery'],
          readings: {
            reposts: { state: 'found', text: '转发1.6万', low: 15_500, high: 16_999 },
            comments: { state: 'found', text: '评论156', low: 156, high: 156 },
            likes: { state: 'found', text: '赞1757', low: 1757, high: 1757 },
          },
        },
      ],
      health: { items: 1, found: 3, absent: 0, unreadable: 0 },
    },
  },
];
