import type { AdapterCase } from '../case';

export const hotSearchCases: readonly AdapterCase[] = [
  {
    // The board beside it shows three of its rows again; a parked row holds an old word.
    adapter: 'weibo/hot-search',
    fixture: 'weibo/hot-search_2026-03-10.html',
    url: 'https://weibo.com/hot/search',
    expect: {
      viewer: 'in',
      items: [
        {
          key: 'weibo:hot:长江禁渔五周年',
          kind: 'hot',
          flags: ['unverified-layout', 'pinned'],
          readings: { heat: { state: 'absent' } },
        },
        {
          key: 'weibo:hot:春分',
          title: '春分',
          author: null,
          rank: 1,
          promoted: false,
          flags: ['unverified-layout'],
          readings: { heat: { state: 'found', text: '1684210', low: 1_684_210, high: 1_684_210 } },
        },
        {
          key: 'weibo:hot:夜读计划',
          rank: 2,
          readings: { heat: { state: 'found', text: '热度值：97.6万', low: 975_500, high: 976_999 } },
        },
        {
          key: 'weibo:hot:某某防晒上新',
          promoted: true,
          readings: { heat: { state: 'found', text: '50.2万', low: 501_500, high: 502_999 } },
        },
        { key: 'weibo:hot:江西从40°C降至17°C', rank: 3, readings: { heat: { state: 'absent' } } },
        {
          // A topic: its place is none of the board's.
          key: 'weibo:hot:剧集话题甲',
          readings: {
            heat: { state: 'absent' },
            discussions: { state: 'found', text: '讨论：3.1万', low: 30_500, high: 31_999 },
          },
        },
        {
          // Its place is one on the list of topics.
          key: 'weibo:hot:花期地图',
          readings: {
            heat: { state: 'absent' },
            reads: { state: 'found', text: '阅读：1.2亿', low: 115_000_000, high: 129_999_999 },
            discussions: { state: 'found', text: '讨论：6.7万', low: 66_500, high: 67_999 },
          },
        },
      ],
      health: { items: 7, found: 6, absent: 4, unreadable: 0 },
    },
  },
];
