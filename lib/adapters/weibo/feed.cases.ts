import type { AdapterCase } from '../case';

export const feedCases: readonly AdapterCase[] = [
  {
    adapter: 'weibo/feed',
    fixture: 'weibo/feed_2022-10-07.html',
    url: 'https://weibo.com/',
    expect: {
      viewer: 'out',
      items: [
        {
          // Parked views hold an older state of this post and a post that has scrolled out: neither is read.
          key: 'weibo:post:4987654321012317',
          kind: 'post',
          author: { id: '2001000001', name: '城南观影笔记' },
          title: '二刷之后更喜欢结尾那个长镜头。',
          postedAt: Date.UTC(2026, 2, 1, 11, 37),
          promoted: false,
          flags: [],
          readings: {
            reposts: { state: 'found', text: '27', low: 27, high: 27 },
            comments: { state: 'found', text: '145', low: 145, high: 145 },
            likes: { state: 'found', text: '2210', low: 2210, high: 2210 },
            views: { state: 'found', text: '7.6万次观看', low: 75_500, high: 76_999 },
          },
        },
        {
          // A retweet, with the word in the figure's own span.
          key: 'weibo:post:4987654321012318',
          repostOf: 'weibo:post:4987654321012303',
          title: '周末合唱排练，欢迎来听。',
          flags: [],
          readings: {
            reposts: { state: 'found', text: '转发 214', low: 214, high: 214 },
            comments: { state: 'found', text: '96', low: 96, high: 96 },
            likes: { state: 'found', text: '1873', low: 1873, high: 1873 },
          },
        },
        {
          key: 'weibo:post:4987654321012303',
          author: { id: '2001000003', name: '街角电台' },
          title: '今晚八点直播，转发这条抽三位送签名专辑。',
          postedAt: Date.UTC(2026, 1, 28, 0, 12),
          flags: ['lottery'],
          readings: {
            reposts: { state: 'found', text: '3.1万', low: 30_500, high: 31_999 },
            comments: { state: 'found', text: '8204', low: 8204, high: 8204 },
            likes: { state: 'found', text: '1.1万', low: 10_500, high: 11_999 },
          },
        },
        {
          // A bare label, and the second witness that says zero. The author's name is a word that marks advertisements.
          key: 'weibo:post:4987654321012319',
          author: { id: '2001000004', name: '广告' },
          promoted: false,
          readings: {
            reposts: { state: 'found', text: '0', low: 0, high: 0 },
            comments: { state: 'found', text: '2', low: 2, high: 2 },
            likes: { state: 'found', text: '7', low: 7, high: 7 },
          },
        },
        {
          // A link in it is named like the mark of a private post.
          key: 'weibo:post:4987654321012320',
          flags: ['media'],
          readings: {
            reposts: { state: 'found', text: '100万+', low: 1_000_000, high: null },
            comments: { state: 'found', text: '100万+', low: 1_000_000, high: null },
            likes: { state: 'found', text: '251.1万', low: 2_510_500, high: 2_511_999 },
          },
        },
        {
          // 96 in the toolbar, 960 in its label.
          key: 'weibo:post:4987654321012321',
          readings: {
            reposts: { state: 'found', text: '88', low: 88, high: 88 },
            comments: { state: 'unreadable', text: '96' },
            likes: { state: 'found', text: '1204', low: 1204, high: 1204 },
          },
        },
        {
          // Between the last one and this: an advertisement without a link, and a post that only its author sees.
          key: 'weibo:post:4987654321012323',
          author: { id: '2001000009', name: '梧桐<b>不说话' },
          flags: ['lottery', 'pinned'],
          readings: {
            reposts: { state: 'found', text: '86.4万', low: 863_500, high: 864_999 },
            comments: { state: 'absent' },
            likes: { state: 'found', text: '9310', low: 9310, high: 9310 },
          },
        },
      ],
      health: { items: 7, found: 20, absent: 1, unreadable: 1 },
    },
  },
];
