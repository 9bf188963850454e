import type { AdapterCase } from '../case';

export const hotBoardCases: readonly AdapterCase[] = [
  {
    adapter: 'weibo/hot-board',
    fixture: 'weibo/hot-board_2020-10-24.html',
    url: 'https://s.weibo.com/top/summary?cate=realtimehot',
    expect: {
      viewer: 'unknown',
      items: [
        {
          key: 'weibo:hot:春耕正当时',
          kind: 'hot',
          promoted: false,
          flags: ['pinned'],
          readings: { heat: { state: 'absent' } },
        },
        {
          key: 'weibo:hot:夏日限定',
          title: '夏日限定',
          author: null,
          rank: 1,
          flags: [],
          readings: { heat: { state: 'found', text: '3839650', low: 3_839_650, high: 3_839_650 } },
        },
        { key: 'weibo:hot:长堤定档', title: '#长堤定档#', rank: 2 },
        {
          key: 'weibo:hot:山茶牙膏上新',
          rank: 3,
          promoted: true,
          readings: { heat: { state: 'found', text: '3109260', low: 3_109_260, high: 3_109_260 } },
        },
        { key: 'weibo:hot:40摄氏度', title: '４０摄氏度', rank: 4, promoted: false },
      ],
      health: { items: 5, found: 4, absent: 1, unreadable: 0 },
    },
  },
  {
    // As reported of later boards: a dot in place of a paid row's rank, a category before the heat.
    adapter: 'weibo/hot-board',
    fixture: 'weibo/hot-board_2023-06-01.html',
    url: 'https://s.weibo.com/top/summary',
    expect: {
      viewer: 'unknown',
      items: [
        { key: 'weibo:hot:春耕正当时', flags: ['pinned'] },
        { key: 'weibo:hot:夏日限定', rank: 1, promoted: false },
        { key: 'weibo:hot:海岛假期早鸟价', promoted: true, readings: { heat: { state: 'absent' } } },
        {
          key: 'weibo:hot:周六夜歌会',
          rank: 2,
          readings: { heat: { state: 'found', text: '综艺 903117', low: 903_117, high: 903_117 } },
        },
        { key: 'weibo:hot:长堤大结局', rank: 3 },
      ],
      health: { items: 5, found: 3, absent: 2, unreadable: 0 },
    },
  },
];
