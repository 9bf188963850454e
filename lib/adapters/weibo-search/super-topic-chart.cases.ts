import type { AdapterCase } from '../case';

export const superTopicChartCases: readonly AdapterCase[] = [
  {
    adapter: 'weibo/super-topic-chart',
    fixture: 'weibo/super-topic-chart_2026-11-23.html',
    url: 'https://huati.weibo.com/super/rank',
    expect: {
      viewer: 'unknown',
      items: [
        {
          key: `weibo:topic:100808${'a'.repeat(32)}`,
          kind: 'topic',
          title: '山河入梦超话',
          rank: 1,
          flags: ['unverified-layout'],
          readings: { heat: { state: 'found', text: '1.1亿', low: 105_000_000, high: 119_999_999 } },
        },
        {
          key: `weibo:topic:100808${'b'.repeat(32)}`,
          rank: 2,
          readings: { heat: { state: 'found', text: '4607万', low: 46_065_000, high: 46_079_999 } },
        },
        {
          // 3890万 in the row, 389万 in its name.
          key: `weibo:topic:100808${'c'.repeat(32)}`,
          rank: 3,
          readings: { heat: { state: 'unreadable', text: '3890万' } },
        },
      ],
      health: { items: 3, found: 2, absent: 0, unreadable: 1 },
    },
  },
];
