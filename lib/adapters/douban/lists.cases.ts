import type { AdapterCase } from '../case';
import { ABSENT, count, score } from './expected';

export const listCases: readonly AdapterCase[] = [
  {
    adapter: 'douban/list',
    fixture: 'douban/doulist_2026-11-23.html',
    url: 'https://www.douban.com/doulist/39000500/?sort=seq',
    expect: {
      viewer: 'out',
      items: [
        {
          key: 'douban:subject:39000051',
          kind: 'subject',
          title: '长浪',
          rank: 1,
          flags: ['unverified-layout'],
          readings: { score: score('8.9', 8.9), raters: count('(120345人评价)', 120_345) },
        },
        {
          key: 'douban:subject:39000052',
          kind: 'subject',
          title: '航海日志',
          rank: 2,
          flags: ['unverified-layout'],
          readings: { score: ABSENT, raters: count('(少于10人评价)', 0, 9) },
        },
        {
          key: 'douban:subject:39000053',
          kind: 'subject',
          title: '雾角',
          rank: 3,
          flags: ['unverified-layout'],
          readings: { score: ABSENT, raters: ABSENT },
        },
      ],
      health: { items: 3, found: 3, absent: 3, unreadable: 0 },
    },
  },
  {
    adapter: 'douban/list',
    fixture: 'douban/collection_2026-11-23.html',
    url: 'https://m.douban.com/subject_collection/movie_weekly_best',
    expect: {
      viewer: 'unknown',
      items: [
        {
          key: 'douban:subject:39000061',
          kind: 'subject',
          title: '海图',
          rank: 1,
          flags: ['unverified-layout'],
          readings: { score: score('9.1', 9.1), raters: count('21345人评价', 21_345) },
        },
        {
          key: 'douban:subject:39000062',
          kind: 'subject',
          title: '缆绳',
          rank: 2,
          flags: ['unverified-layout'],
          readings: { score: score('8.7', 8.7), raters: count('1.2万人评价', 11_500, 12_999) },
        },
      ],
      health: { items: 2, found: 4, absent: 0, unreadable: 0 },
    },
  },
  {
    adapter: 'douban/list',
    fixture: 'douban/top-books_2026-11-23.html',
    url: 'https://book.douban.com/top250',
    expect: {
      viewer: 'out',
      items: [
        {
          key: 'douban:subject:39000071',
          kind: 'subject',
          title: '海边的旧信',
          flags: ['unverified-layout'],
          readings: { score: score('9.6', 9.6), raters: count('( 427842人评价 )', 427_842) },
        },
      ],
      health: { items: 1, found: 2, absent: 0, unreadable: 0 },
    },
  },
];
