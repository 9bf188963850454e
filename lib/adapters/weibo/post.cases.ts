import type { AdapterCase } from '../case';

export const postCases: readonly AdapterCase[] = [
  {
    adapter: 'weibo/post',
    fixture: 'weibo/post_2026-03-10.html',
    url: 'https://weibo.com/2002000021/O0w7ex701',
    expect: {
      viewer: 'in',
      items: [
        {
          // Five comments are one sentence with small changes; one waits parked, with an old comment in it.
          key: 'weibo:post:5001234567890121',
          author: { id: '2002000021', name: '长堤剧组' },
          title: '新剧《长堤》今晚八点上线，欢迎收看。',
          postedAt: Date.UTC(2026, 2, 1, 12, 0),
          flags: ['unverified-layout', 'media'],
          readings: {
            reposts: { state: 'found', text: '1.1万', low: 10_500, high: 11_999 },
            comments: { state: 'found', text: '7202', low: 7202, high: 7202 },
            likes: { state: 'found', text: '4.7万', low: 46_500, high: 47_999 },
          },
          comments: { visible: 9, eligible: 7, largestCluster: 5 },
        },
        { key: 'weibo:hot:春分', rank: 1 },
        { key: 'weibo:hot:夜读计划', rank: 2 },
      ],
      health: { items: 1, found: 3, absent: 0, unreadable: 0 },
    },
  },
];
