import type { AdapterCase } from '../case';

const ID = '1008080f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f';

export const oldSuperTopicCases: readonly AdapterCase[] = [
  {
    adapter: 'weibo/old-super-topic',
    fixture: 'weibo/old-super-topic_2026-11-23.html',
    url: `https://weibo.com/p/${ID}/super_index`,
    expect: {
      viewer: 'in',
      items: [
        {
          key: `weibo:topic:${ID}`,
          kind: 'topic',
          title: '长堤',
          flags: ['unverified-layout'],
          readings: {
            reads: { state: 'found', text: '15.4亿阅读', low: 1_535_000_000, high: 1_549_999_999 },
            posts: { state: 'found', text: '4.3万帖子', low: 42_500, high: 43_999 },
            followers: { state: 'found', text: '12.5万粉丝', low: 124_500, high: 125_999 },
          },
        },
        {
          key: 'weibo:post:5290000000000001',
          author: { id: '2007000001', name: '堤上的风' },
          flags: [],
          readings: {
            reposts: { state: 'found', text: '4', low: 4, high: 4 },
            comments: { state: 'found', text: '31', low: 31, high: 31 },
            likes: { state: 'found', text: '506', low: 506, high: 506 },
          },
        },
      ],
      health: { items: 2, found: 6, absent: 0, unreadable: 0 },
    },
  },
];
