import type { AdapterCase } from '../case';

export const topicCases: readonly AdapterCase[] = [
  {
    adapter: 'weibo/topic',
    fixture: 'weibo-search/topic_2026-11-23.html',
    url: 'https://s.weibo.com/weibo?q=%23%E6%99%92%E8%B0%B7%E5%9C%BA%23',
    expect: {
      viewer: 'unknown',
      items: [
        {
          // The same key as on the hot board. Today's reads stand between the figures and are none of them.
          key: 'weibo:hot:晒谷场',
          kind: 'hot',
          author: null,
          title: '#晒谷场#',
          flags: ['unverified-layout'],
          readings: {
            reads: { state: 'found', text: '阅读3.3亿', low: 325_000_000, high: 339_999_999 },
            discussions: { state: 'found', text: '讨论12.4万', low: 123_500, high: 124_999 },
          },
        },
        {
          key: 'weibo:post:5368031056263448',
          postedAt: Date.UTC(2026, 10, 22, 4, 30),
          flags: [],
          readings: {
            reposts: { state: 'found', text: '27', low: 27, high: 27 },
            comments: { state: 'found', text: '8', low: 8, high: 8 },
            likes: { state: 'found', text: '130', low: 130, high: 130 },
          },
        },
      ],
      health: { items: 2, found: 5, absent: 0, unreadable: 0 },
    },
  },
  {
    adapter: 'weibo/topic-detail',
    fixture: 'weibo-search/topic-detail_2026-11-23.html',
    url: 'https://m.s.weibo.com/vtopic/detail_new?click_from=searchpc&q=%23%E6%99%92%E8%B0%B7%E5%9C%BA%23',
    expect: {
      viewer: 'unknown',
      items: [
        {
          key: 'weibo:hot:晒谷场',
          title: '晒谷场',
          flags: ['unverified-layout'],
          readings: {
            reads: { state: 'found', text: '3.3亿阅读量', low: 325_000_000, high: 339_999_999 },
            discussions: { state: 'found', text: '12.4万讨论量', low: 123_500, high: 124_999 },
            originals: { state: 'found', text: '9310原创量', low: 9310, high: 9310 },
          },
        },
      ],
      health: { items: 1, found: 3, absent: 0, unreadable: 0 },
    },
  },
];
