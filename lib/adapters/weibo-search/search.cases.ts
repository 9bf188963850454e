import type { AdapterCase } from '../case';

export const searchCases: readonly AdapterCase[] = [
  {
    adapter: 'weibo/search',
    fixture: 'weibo-search/search_2020-07-08.html',
    url: 'https://s.weibo.com/weibo?q=%E6%99%92%E8%B0%B7%E5%9C%BA',
    expect: {
      viewer: 'in',
      items: [
        {
          // The page shows no year: the id has the time. A card about a film stands above and has no id.
          key: 'weibo:post:4524115784379128',
          kind: 'post',
          author: { id: '2002000001', name: '谷雨日报' },
          title: '今年的#晒谷场#铺到了桥边，转发第 3 张图的人说好看，其余的也留着。',
          postedAt: Date.UTC(2020, 6, 7, 10, 12),
          promoted: false,
          flags: ['media'],
          readings: {
            reposts: { state: 'found', text: '转发 1261', low: 1261, high: 1261 },
            // Reposts and comments stop here, likes do not.
            comments: { state: 'found', text: '评论 1000000', low: 1_000_000, high: null },
            likes: { state: 'found', text: '1000000', low: 1_000_000, high: 1_000_000 },
          },
        },
        {
          // The name is a word that marks advertisements; there is no cell for favourites.
          key: 'weibo:post:4524135413722848',
          author: { id: '2002000002', name: '广告' },
          repostOf: 'weibo:post:4521562208219848',
          title: '小时候就在这里翻谷子。',
          postedAt: Date.UTC(2020, 6, 7, 11, 30),
          promoted: false,
          flags: [],
          readings: {
            reposts: { state: 'found', text: '214', low: 214, high: 214 },
            comments: { state: 'absent' },
            likes: { state: 'found', text: '1873', low: 1873, high: 1873 },
          },
        },
        {
          key: 'weibo:post:4521562208219848',
          author: { id: '2002000003', name: '桥边人家' },
          title: '晒谷场开放日，转发这条抽三位送新米。',
          postedAt: Date.UTC(2020, 5, 30, 9, 5),
          flags: ['lottery'],
          readings: {
            reposts: { state: 'found', text: '转发[ 3.1万]', low: 30_500, high: 31_999 },
            comments: { state: 'found', text: '评论[ 820]', low: 820, high: 820 },
            likes: { state: 'found', text: '1.1万', low: 10_500, high: 11_999 },
          },
        },
        {
          // Paid; read by its words, without action types.
          key: 'weibo:post:4523901371561648',
          author: { id: '2002000004', name: '新米到家' },
          promoted: true,
          readings: {
            reposts: { state: 'found', text: '转发 12', low: 12, high: 12 },
            comments: { state: 'found', text: '评论 4', low: 4, high: 4 },
            likes: { state: 'absent' },
          },
        },
      ],
      health: { items: 4, found: 10, absent: 2, unreadable: 0 },
    },
  },
  {
    adapter: 'weibo/search-old',
    fixture: 'weibo-search/search-old_2017-05-09.html',
    url: 'https://s.weibo.com/weibo/%25E6%2599%2592%25E8%25B0%25B7%25E5%259C%25BA',
    expect: {
      viewer: 'out',
      items: [
        {
          key: 'weibo:post:4105612661117448',
          author: { id: '2002000001', name: '谷雨日报' },
          title: '谷子还没有晒干，先下了一场雨。',
          postedAt: Date.UTC(2017, 4, 9, 13, 50),
          promoted: false,
          flags: ['media'],
          readings: {
            // No cap in those days.
            reposts: { state: 'found', text: '转发2400118', low: 2_400_118, high: 2_400_118 },
            comments: { state: 'found', text: '评论3', low: 3, high: 3 },
            likes: { state: 'absent' },
          },
        },
        {
          key: 'weibo:post:4105610396194288',
          author: { id: '2002000002', name: '翻谷子的人' },
          repostOf: 'weibo:post:4105072350878168',
          title: '当年我也在场。',
          flags: [],
          readings: {
            reposts: { state: 'found', text: '转发7', low: 7, high: 7 },
            comments: { state: 'absent' },
            likes: { state: 'found', text: '1', low: 1, high: 1 },
          },
        },
        {
          key: 'weibo:post:4105072350878168',
          author: { id: '2002000003', name: '桥边人家' },
          title: '抽奖送新米一袋。',
          postedAt: Date.UTC(2017, 4, 8, 2, 3),
          flags: ['lottery'],
          readings: {
            reposts: { state: 'found', text: '转发118', low: 118, high: 118 },
            comments: { state: 'found', text: '评论96', low: 96, high: 96 },
            likes: { state: 'found', text: '52', low: 52, high: 52 },
          },
        },
      ],
      health: { items: 3, found: 7, absent: 2, unreadable: 0 },
    },
  },
];
