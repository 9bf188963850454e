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
  {
    // A later build: every class name of the page's own is a hash, in one post there are none at all.
    adapter: 'weibo/feed',
    fixture: 'weibo/feed_2026-03-10.html',
    url: 'https://weibo.com/',
    expect: {
      viewer: 'in',
      items: [
        {
          key: 'weibo:post:5001234567890101',
          author: { id: '2002000001', name: '山间来信' },
          title: '茶园的早晨，雾还没散。',
          postedAt: Date.UTC(2026, 2, 1, 11, 37),
          flags: [],
          readings: {
            reposts: { state: 'found', text: '86', low: 86, high: 86 },
            comments: { state: 'found', text: '187', low: 187, high: 187 },
            likes: { state: 'found', text: '1345', low: 1345, high: 1345 },
            views: { state: 'found', text: '12.3万次观看', low: 122_500, high: 123_999 },
          },
        },
        {
          key: 'weibo:post:5001234567890102',
          repostOf: 'weibo:post:5001234567890103',
          readings: {
            reposts: { state: 'found', text: '12', low: 12, high: 12 },
            comments: { state: 'found', text: '0', low: 0, high: 0 },
            likes: { state: 'found', text: '31', low: 31, high: 31 },
          },
        },
        {
          key: 'weibo:post:5001234567890103',
          author: { id: '2002000003', name: '夜航电台' },
          title: '今晚节目单：三首老歌，一封来信。',
          postedAt: Date.UTC(2026, 1, 28, 0, 12),
          readings: {
            reposts: { state: 'found', text: '2.4万', low: 23_500, high: 24_999 },
            comments: { state: 'found', text: '7202', low: 7202, high: 7202 },
            likes: { state: 'found', text: '4.7万', low: 46_500, high: 47_999 },
          },
        },
        {
          key: 'weibo:post:5001234567890104',
          author: { id: '2002000004', name: '河边散步的人' },
          title: '这张照片拍得真好。',
          postedAt: Date.UTC(2026, 2, 1, 9, 5),
          repostOf: 'weibo:post:5001234567890105',
          flags: [],
          readings: {
            reposts: { state: 'found', text: '5', low: 5, high: 5 },
            comments: { state: 'found', text: '0', low: 0, high: 0 },
            likes: { state: 'found', text: '44', low: 44, high: 44 },
          },
        },
        {
          key: 'weibo:post:5001234567890105',
          author: { id: '2002000005', name: '湖区摄影' },
          postedAt: Date.UTC(2026, 2, 1, 1, 0),
          flags: ['lottery'],
          readings: {
            reposts: { state: 'found', text: '3310', low: 3310, high: 3310 },
            comments: { state: 'found', text: '905', low: 905, high: 905 },
            likes: { state: 'found', text: '1.2万', low: 11_500, high: 12_999 },
          },
        },
        {
          // Between the last one and this: a post handed on with another's figures (快转), one for friends only, an
          // advertisement without a link, and a card that is no post. This advertisement has its link.
          key: 'weibo:post:5001234567890109',
          promoted: true,
          flags: ['media'],
        },
        {
          // Of its three comments one says next to nothing, one repeats the post. They have likes of their own.
          key: 'weibo:post:5001234567890111',
          comments: { visible: 3, eligible: 1, largestCluster: 1 },
          readings: {
            reposts: { state: 'found', text: '210', low: 210, high: 210 },
            comments: { state: 'found', text: '6', low: 6, high: 6 },
            likes: { state: 'found', text: '980', low: 980, high: 980 },
          },
        },
        { key: 'weibo:post:5001234567890112', flags: ['comments-closed'] },
        // The board beside the feed.
        { key: 'weibo:hot:长江禁渔五周年', kind: 'hot', flags: ['pinned'], readings: { heat: { state: 'absent' } } },
        {
          key: 'weibo:hot:春分',
          rank: 1,
          promoted: false,
          flags: [],
          readings: { heat: { state: 'found', text: '168万', low: 1_675_000, high: 1_689_999 } },
        },
        { key: 'weibo:hot:夜读计划', rank: 2 },
        // A dot in place of the rank.
        { key: 'weibo:hot:某某防晒上新', promoted: true, readings: { heat: { state: 'absent' } } },
        { key: 'weibo:hot:江西从40°C降至17°C', title: '江西从40℃降至17℃', rank: 3, promoted: true },
        // "18:12登顶" in place of the heat.
        { key: 'weibo:hot:地铁末班车延长', rank: 4, readings: { heat: { state: 'absent' } } },
        {
          key: 'weibo:hot:3月的雪',
          title: '３月的雪',
          rank: 5,
          readings: { heat: { state: 'found', text: '9836', low: 9836, high: 9836 } },
        },
      ],
      health: { items: 8, found: 25, absent: 0, unreadable: 0 },
    },
  },
  {
    // A profile: its head is an item too.
    adapter: 'weibo/feed',
    fixture: 'weibo/profile_2026-03-10.html',
    url: 'https://weibo.com/u/2002000031',
    expect: {
      viewer: 'out',
      items: [
        { key: 'weibo:post:5001234567890131', flags: ['media', 'pinned'] },
        {
          key: 'weibo:user:2002000031',
          kind: 'user',
          title: '江城早报社',
          flags: ['unverified-layout', 'media'],
          readings: {
            followers: { state: 'found', text: '粉丝145.5万', low: 1_454_500, high: 1_455_999 },
            following: { state: 'found', text: '关注612', low: 612, high: 612 },
            posts: { state: 'found', text: '全部微博（8,724）', low: 8724, high: 8724 },
          },
        },
      ],
      health: { items: 2, found: 6, absent: 0, unreadable: 0 },
    },
  },
];
