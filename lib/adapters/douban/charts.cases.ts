import type { AdapterCase } from '../case';
import { ABSENT, count, score, unreadable } from './expected';

export const chartCases: readonly AdapterCase[] = [
  // A quoted line with the words of a figure in it is none.
  {
    adapter: 'douban/top-films',
    fixture: 'douban/top-films_2017-11-08.html',
    url: 'https://movie.douban.com/top250',
    expect: {
      viewer: 'out',
      items: [
        {
          key: 'douban:subject:39000001',
          kind: 'subject',
          title: '长堤',
          rank: 1,
          readings: { score: score('9.7', 9.7), raters: count('808601人评价', 808_601) },
        },
        {
          key: 'douban:subject:39000004',
          kind: 'subject',
          title: '盐田',
          rank: 2,
          readings: { score: score('9.6', 9.6), raters: count('591331人评价', 591_331) },
        },
      ],
      health: { items: 2, found: 4, absent: 0, unreadable: 0 },
    },
  },
  {
    adapter: 'douban/top-films',
    fixture: 'douban/top-films_2025-06-26.html',
    url: 'https://movie.douban.com/top250?start=0&filter=',
    expect: {
      viewer: 'out',
      items: [
        {
          key: 'douban:subject:39000001',
          kind: 'subject',
          title: '长堤',
          rank: 1,
          readings: { score: score('9.7', 9.7), raters: count('3180122人评价', 3_180_122) },
        },
        {
          key: 'douban:subject:39000004',
          kind: 'subject',
          title: '盐田',
          rank: 2,
          readings: { score: score('9.6', 9.6), raters: count('2312456人评价', 2_312_456) },
        },
      ],
      health: { items: 2, found: 4, absent: 0, unreadable: 0 },
    },
  },
  // A film of both lists has its figures from one and its place from the other. Dollars are not people.
  {
    adapter: 'douban/chart',
    fixture: 'douban/chart_2024-09-20.html',
    url: 'https://movie.douban.com/chart',
    expect: {
      viewer: 'out',
      items: [
        {
          key: 'douban:subject:39000011',
          kind: 'subject',
          title: '落日航线 / 别名',
          rank: 2,
          moved: 9,
          readings: { score: score('8.6', 8.6), raters: count('(82054人评价)', 82_054) },
        },
        {
          key: 'douban:subject:39000012',
          kind: 'subject',
          title: '北岸 / 别名',
          readings: { score: score('7.0', 7), raters: count('(71938人评价)', 71_938) },
        },
        {
          key: 'douban:subject:39000013',
          kind: 'subject',
          title: '无风带 / 别名',
          readings: { score: ABSENT, raters: ABSENT },
        },
        { key: 'douban:subject:39000014', kind: 'subject', title: '锚地', rank: 1, moved: 0, readings: {} },
      ],
      health: { items: 4, found: 4, absent: 2, unreadable: 0 },
    },
  },
  // One slide comes twice.
  {
    adapter: 'douban/film-home',
    fixture: 'douban/film-home_2017-11-08.html',
    url: 'https://movie.douban.com/',
    expect: {
      viewer: 'out',
      items: [
        {
          key: 'douban:subject:39000021',
          kind: 'subject',
          title: '灯塔之夜',
          rank: 2,
          readings: { score: score('7.6', 7.6), raters: count('66098', 66_098) },
        },
        {
          key: 'douban:subject:39000022',
          kind: 'subject',
          title: '小码头',
          readings: { score: ABSENT, raters: count('178', 178) },
        },
        { key: 'douban:subject:39000023', kind: 'subject', title: '季风', rank: 1, readings: {} },
      ],
      health: { items: 3, found: 3, absent: 1, unreadable: 0 },
    },
  },
  // The slides have not been drawn yet.
  {
    adapter: 'douban/weekly',
    fixture: 'douban/weekly_2017-11-08.html',
    url: 'https://movie.douban.com/',
    expect: {
      viewer: 'out',
      items: [
        { key: 'douban:subject:39000023', kind: 'subject', title: '季风', rank: 1, readings: {} },
        { key: 'douban:subject:39000024', kind: 'subject', title: '夜航', rank: 10, readings: {} },
      ],
      health: { items: 2, found: 0, absent: 0, unreadable: 0 },
    },
  },
  // The second has votes but shows no score yet; the third's attribute and text tell different scores.
  {
    adapter: 'douban/now-playing',
    fixture: 'douban/now-playing_2018-02-04.html',
    url: 'https://movie.douban.com/cinema/nowplaying/beijing/',
    expect: {
      viewer: 'out',
      items: [
        {
          key: 'douban:subject:39000031',
          kind: 'subject',
          title: '马灯',
          readings: { score: score('7.6', 7.6), raters: count('6806', 6806) },
        },
        {
          key: 'douban:subject:39000032',
          kind: 'subject',
          title: '南湾之恋',
          readings: { score: ABSENT, raters: count('1280', 1280) },
        },
        {
          key: 'douban:subject:39000033',
          kind: 'subject',
          title: '暗礁',
          readings: { score: unreadable('8.1'), raters: count('977', 977) },
        },
      ],
      health: { items: 3, found: 4, absent: 1, unreadable: 1 },
    },
  },
  // Both views hold every film; the hidden one is older.
  {
    adapter: 'douban/type-rank',
    fixture: 'douban/type-rank_2018-12-08.html',
    url: 'https://movie.douban.com/typerank?type_name=x&type=24&interval_id=100:90&action=',
    expect: {
      viewer: 'out',
      items: [
        {
          key: 'douban:subject:39000041',
          kind: 'subject',
          title: '三个码头工',
          rank: 1,
          readings: { score: score('9.6', 9.6), raters: count('2626人评价', 2626) },
        },
        {
          key: 'douban:subject:39000042',
          kind: 'subject',
          title: '岸上人',
          rank: 2,
          readings: { score: score('9.5', 9.5), raters: count('562374人评价', 562_374) },
        },
      ],
      health: { items: 2, found: 4, absent: 0, unreadable: 0 },
    },
  },
];
