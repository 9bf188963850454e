import type { AdapterCase } from '../case';

export const sidebarBoardCases: readonly AdapterCase[] = [
  {
    // Beside a page that no other adapter knows. A panel below it has the same shape and holds no search.
    adapter: 'weibo/sidebar-board',
    fixture: 'weibo/sidebar-board_2022-10-07.html',
    url: 'https://weibo.com/hot/life',
    expect: {
      viewer: 'out',
      items: [
        { key: 'weibo:hot:长江禁渔五周年', flags: ['pinned'], readings: { heat: { state: 'absent' } } },
        { key: 'weibo:hot:春分', rank: 1 },
        {
          key: 'weibo:hot:夜读计划',
          kind: 'hot',
          rank: 2,
          promoted: false,
          flags: [],
          readings: { heat: { state: 'found', text: '165.8万', low: 1_657_500, high: 1_658_999 } },
        },
        { key: 'weibo:hot:花期 地图', rank: 3, promoted: true },
      ],
      health: { items: 4, found: 3, absent: 1, unreadable: 0 },
    },
  },
];
