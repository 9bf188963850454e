import type { AdapterCase } from '../case';
import { ABSENT, count, score, stars, unreadable } from './expected';

export const subjectCases: readonly AdapterCase[] = [
  // Another edition's readers stand beside the book's own.
  {
    adapter: 'douban/book',
    fixture: 'douban/book_2022-12-07.html',
    url: 'https://book.douban.com/subject/39000101/',
    expect: {
      viewer: 'out',
      items: [
        {
          key: 'douban:subject:39000101',
          kind: 'subject',
          title: '潮汐表',
          comments: { visible: 1, eligible: 1, largestCluster: 1 },
          readings: {
            score: score('8.4', 8.4),
            raters: count('15236', 15_236),
            stars: stars(41.2, 42.6, 14.1, 1.6, 0.5),
            wishes: count('11245人想读', 11_245),
            doing: count('1577人在读', 1577),
            collects: count('24320人读过', 24_320),
          },
        },
        {
          key: 'douban:comment:900000001',
          kind: 'comment',
          title: '',
          author: { id: 'dengta', name: '灯塔守夜人' },
          postedAt: Date.parse('2021-04-15T10:36:39+08:00'),
          readings: { useful: count('185', 185) },
        },
      ],
      health: { items: 1, found: 6, absent: 0, unreadable: 0 },
    },
  },
  {
    adapter: 'douban/book',
    fixture: 'douban/book-unrated_2022-12-07.html',
    url: 'https://book.douban.com/subject/39000103/',
    expect: {
      viewer: 'out',
      items: [
        {
          key: 'douban:subject:39000103',
          kind: 'subject',
          title: '渡口',
          readings: { score: ABSENT, raters: ABSENT, stars: ABSENT, wishes: count('3人想读', 3) },
        },
      ],
      health: { items: 1, found: 1, absent: 3, unreadable: 0 },
    },
  },
  {
    adapter: 'douban/music',
    fixture: 'douban/music_2023-04-17.html',
    url: 'https://music.douban.com/subject/39000201/',
    expect: {
      viewer: 'out',
      items: [
        {
          key: 'douban:subject:39000201',
          kind: 'subject',
          title: '雾号',
          readings: {
            score: score('9.0', 9),
            raters: count('1157', 1157),
            stars: stars(61, 30.2, 7.9, 0.6, 0.3),
            wishes: count('188人想听', 188),
            doing: count('59人在听', 59),
            collects: count('1502人听过', 1502),
          },
        },
      ],
      health: { items: 1, found: 6, absent: 0, unreadable: 0 },
    },
  },
  // The second comment's attribute tells another number than its text. Comments stand aside: the health is the game's own.
  {
    adapter: 'douban/game',
    fixture: 'douban/game_2022-12-08.html',
    url: 'https://www.douban.com/game/39000301/',
    expect: {
      viewer: 'out',
      items: [
        {
          key: 'douban:subject:39000301',
          kind: 'subject',
          title: '礁石',
          comments: { visible: 2, eligible: 2, largestCluster: 1 },
          readings: {
            score: score('8.8', 8.8),
            raters: count('6932', 6932),
            stars: stars(55.3, 33.1, 10, 1.2, 0.4),
            wishes: count('3368人想玩', 3368),
            doing: count('517人在玩', 517),
            collects: count('7407人玩过', 7407),
          },
        },
        {
          key: 'douban:comment:1704001',
          kind: 'comment',
          title: '',
          author: { id: 'chaoxi', name: '潮汐手记' },
          readings: { useful: count('172 有用', 172) },
        },
        {
          key: 'douban:comment:1704002',
          kind: 'comment',
          title: '',
          author: { id: 'xiaobao', name: '小鲍' },
          readings: { useful: unreadable('30 有用') },
        },
      ],
      health: { items: 1, found: 6, absent: 0, unreadable: 0 },
    },
  },
  {
    adapter: 'douban/drama',
    fixture: 'douban/drama_2022-12-07.html',
    url: 'https://www.douban.com/location/drama/39000401/',
    expect: {
      viewer: 'out',
      items: [
        {
          key: 'douban:drama:39000401',
          kind: 'drama',
          title: '退潮',
          readings: {
            score: score('9.2', 9.2),
            raters: count('288', 288),
            wishes: count('169人想看', 169),
            collects: count('326人看过', 326),
          },
        },
      ],
      health: { items: 1, found: 4, absent: 0, unreadable: 0 },
    },
  },
  // A proof of work is asked for in the film's place.
  {
    adapter: 'douban/film',
    fixture: 'douban/not-a-page_2026-11-23.html',
    url: 'https://movie.douban.com/subject/39000009/',
    expect: { viewer: 'unknown', items: [], health: { items: 0, found: 0, absent: 0, unreadable: 0 } },
  },
];
