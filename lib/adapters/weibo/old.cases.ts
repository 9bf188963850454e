import type { AdapterCase } from '../case';
import { ABSENT, counts, full, shown } from './old-expected';

const home2021: AdapterCase = {
  adapter: 'weibo/old-feed',
  fixture: 'weibo/old-home_2021-11-04.html',
  url: 'https://weibo.com/u/2003000099/home',
  expect: {
    viewer: 'in',
    items: [
      {
        // A link in it is named like the mark of a private post; a script holds an older copy.
        key: 'weibo:post:4699327303510001',
        kind: 'post',
        author: { id: '2003000001', name: '每日一题老师' },
        title: '今天的题目：求极限。仅自己可见',
        postedAt: Date.UTC(2021, 10, 2, 22, 0),
        promoted: false,
        flags: [],
        readings: counts(25, 126, 120),
      },
      {
        // Known as paid by the site's own note only; its time links elsewhere.
        key: 'weibo:post:4691400324810002',
        postedAt: Date.UTC(2021, 9, 12, 1, 1),
        promoted: true,
        flags: ['lottery', 'media'],
        readings: counts(878, null, 2373),
      },
      {
        // The author's name is a word that marks advertisements.
        key: 'weibo:post:4699000000000003',
        author: { id: '2003000003', name: '推荐' },
        promoted: false,
        readings: counts(null, null, null),
      },
      {
        // Its comment box is open: 33 likes are a comment's.
        key: 'weibo:post:4699000000000004',
        readings: { ...counts(2083, 1857, 29_671), views: shown('222万次播放', 2_215_000, 2_229_999) },
      },
      {
        // Between the last one and this: two of the viewer's own that are not public. Its original is deleted.
        key: 'weibo:post:4699000000000007',
        readings: {
          reposts: full(12),
          comments: shown('100万+', 1_000_000, null),
          likes: shown('1.2万', 11_500, 12_999),
        },
      },
      {
        key: 'weibo:user:2003000099',
        kind: 'user',
        author: null,
        title: '一片小云',
        readings: { followers: full(13, '13粉丝'), following: full(11, '11关注'), posts: full(24, '24微博') },
      },
    ],
    health: { items: 5, found: 12, absent: 4, unreadable: 0 },
  },
};

const home2014: AdapterCase = {
  adapter: 'weibo/old-feed',
  fixture: 'weibo/old-home_2014-07-10.html',
  url: 'https://weibo.com/',
  expect: {
    viewer: 'in',
    items: [
      {
        key: 'weibo:post:3730727210030001',
        author: { id: '2004000001', name: '南岸电影' },
        postedAt: Date.UTC(2014, 6, 10, 2, 9),
        readings: { reposts: full(47, '转发(47)'), comments: full(16, '评论(16)'), likes: full(22, '(22)') },
      },
      {
        // Bare labels, while the original in it and the post folded into it have figures.
        key: 'weibo:post:3730726991900002',
        repostOf: 'weibo:post:3730440852450003',
        title: '去不去？',
        readings: counts(null, null, null),
      },
      {
        key: 'weibo:post:3730440852450003',
        author: { id: '2004000003', name: '城南公园' },
        title: '夏夜音乐会，每周五。',
        postedAt: Date.UTC(2014, 6, 9, 7, 11),
        flags: ['media'],
        readings: { reposts: full(5, '转发(5)'), comments: full(2, '评论(2)'), likes: full(10, '(10)') },
      },
      {
        key: 'weibo:post:3730712370530004',
        author: { id: '2004000004', name: '不眠的鱼' },
        title: '约。',
        readings: { reposts: full(2, '转发(2)'), comments: ABSENT, likes: full(1, '(1)') },
      },
      {
        // The part around its original has another class than it used to have.
        key: 'weibo:post:3730725608560006',
        repostOf: 'weibo:post:3730465737110007',
        postedAt: Date.UTC(2014, 6, 10, 2, 2),
        readings: counts(null, null, null),
      },
      {
        key: 'weibo:post:3730465737110007',
        author: { id: '2004000007', name: '河畔书店' },
        postedAt: Date.UTC(2014, 6, 9, 8, 50),
        readings: { reposts: full(33, '转发(33)'), comments: full(8, '评论(8)'), likes: full(71, '(71)') },
      },
      {
        // Nine people liked the shirt, not the post. It shows no time: the id tells it.
        key: 'weibo:post:3730003302690005',
        postedAt: Date.UTC(2014, 6, 8, 2, 12, 30),
        promoted: true,
        readings: { reposts: full(1, '转发(1)'), comments: full(1, '评论(1)'), likes: full(6, '(6)') },
      },
      {
        key: 'weibo:user:2004000099',
        readings: { followers: full(20, '20粉丝'), following: full(43, '43关注'), posts: full(33, '33微博') },
      },
    ],
    health: { items: 7, found: 14, absent: 7, unreadable: 0 },
  },
};

const profile: AdapterCase = {
  adapter: 'weibo/old-feed',
  fixture: 'weibo/old-profile_2019-07-30.html',
  url: 'https://weibo.com/u/2005000001',
  expect: {
    viewer: 'in',
    items: [
      {
        // The owner's own page: the menu offers to make it private, and the reads stand twice.
        key: 'weibo:post:4399000000000001',
        flags: ['pinned'],
        readings: { ...counts(3, null, null), reads: full(12_040, '阅读 1.2万') },
      },
      {
        key: 'weibo:post:4399544672440002',
        repostOf: 'weibo:post:4399440712170003',
        flags: [],
        readings: { ...counts(null, null, null), reads: full(4, '阅读 4') },
      },
      {
        key: 'weibo:post:4399440712170003',
        author: { id: '2005000002', name: '徒步中国' },
        postedAt: Date.UTC(2019, 6, 29, 9, 17),
        flags: ['lottery', 'media'],
        readings: counts(4229, 3488, 63_518),
      },
      {
        // The hidden copy above holds older figures.
        key: 'weibo:user:2005000001',
        title: '山间小路',
        readings: {
          followers: shown('1.8万粉丝', 17_500, 18_999),
          following: full(142, '142关注'),
          posts: full(6060, '6060微博'),
        },
      },
    ],
    health: { items: 3, found: 6, absent: 5, unreadable: 0 },
  },
};

const account: AdapterCase = {
  adapter: 'weibo/old-account',
  fixture: 'weibo/old-account_2017-05-02.html',
  url: 'https://weibo.com/p/1002062005000003/info',
  expect: {
    viewer: 'out',
    items: [
      {
        // Its counters link nowhere: the button to follow tells whose they are.
        key: 'weibo:user:2005000003',
        title: '江城旅游',
        readings: {
          followers: full(375_271, '375271粉丝'),
          following: full(2112, '2112关注'),
          posts: full(11_773, '11773微博'),
        },
      },
    ],
    health: { items: 1, found: 3, absent: 0, unreadable: 0 },
  },
};

const followList: AdapterCase = {
  adapter: 'weibo/old-follow-list',
  fixture: 'weibo/old-follow-list_2017-05-02.html',
  url: 'https://weibo.com/p/1002062005000003/follow?relate=fans',
  expect: {
    viewer: 'in',
    items: [
      {
        key: 'weibo:user:2005000011',
        title: '溪边石头',
        readings: { followers: full(114, '粉丝114'), following: full(1999, '关注 1999'), posts: full(167, '微博167') },
      },
      {
        key: 'weibo:user:2005000012',
        title: '春天的信',
        readings: {
          followers: shown('粉丝1.3万', 12_500, 13_999),
          following: full(2431, '关注 2431'),
          posts: full(1136, '微博1136'),
        },
      },
    ],
    health: { items: 2, found: 6, absent: 0, unreadable: 0 },
  },
};

const hotList: AdapterCase = {
  adapter: 'weibo/old-hot-list',
  fixture: 'weibo/old-hot-list_2020-03-16.html',
  url: 'https://weibo.com/a/hot/realtime',
  expect: {
    viewer: 'out',
    items: [
      {
        key: 'weibo:post:4482837602720001',
        author: { id: '2006000001', name: '热门旅行' },
        title: '最美小镇',
        postedAt: Date.UTC(2020, 2, 15, 12, 27, 14),
        readings: counts(6527, 1255, 1138),
      },
      {
        key: 'weibo:post:4482825954840002',
        author: null,
        readings: { ...counts(null, 12, null), reposts: shown('3.4万', 33_500, 34_999) },
      },
      {
        // It stands there twice; the first one is hidden.
        key: 'weibo:post:4482809530210003',
        readings: counts(51_796, 2474, 379),
      },
    ],
    health: { items: 3, found: 8, absent: 1, unreadable: 0 },
  },
};

export const oldCases: readonly AdapterCase[] = [home2021, home2014, profile, account, followList, hotList];
