import type { AdapterCase } from '../case';
import { ABSENT, count } from './expected';

export const opinionCases: readonly AdapterCase[] = [
  {
    adapter: 'douban/comments',
    fixture: 'douban/comments_2025-06-26.html',
    url: 'https://movie.douban.com/subject/39000001/comments?status=P',
    expect: {
      viewer: 'in',
      items: [
        {
          key: 'douban:comment:900000011',
          kind: 'comment',
          title: '',
          author: { id: 'dengta', name: '灯塔守夜人' },
          postedAt: Date.parse('2022-09-04T11:59:58+08:00'),
          readings: { useful: count('1028', 1028) },
        },
        {
          key: 'douban:comment:900000012',
          kind: 'comment',
          title: '',
          author: { id: 'xiaobao', name: '小鲍' },
          postedAt: Date.parse('2022-09-05T08:00:00+08:00'),
          readings: { useful: count('0', 0) },
        },
      ],
      health: { items: 2, found: 2, absent: 0, unreadable: 0 },
    },
  },
  // Nobody found the second useful: the site shows no figure.
  {
    adapter: 'douban/reviews',
    fixture: 'douban/reviews_2025-06-26.html',
    url: 'https://movie.douban.com/subject/39000001/reviews',
    expect: {
      viewer: 'out',
      items: [
        {
          key: 'douban:review:14000001',
          kind: 'review',
          title: '海的三种声音',
          author: { id: 'chaoxi', name: '潮汐手记' },
          postedAt: Date.parse('2022-09-08T00:43:11+08:00'),
          readings: { useful: count('8453', 8453), replies: count('1059回应', 1059) },
        },
        {
          key: 'douban:review:14000002',
          kind: 'review',
          title: '一次没有用的航行',
          author: { id: 'xiaobao', name: '小鲍' },
          postedAt: Date.parse('2022-09-07T12:23:06+08:00'),
          readings: { useful: ABSENT, replies: count('0回应', 0) },
        },
      ],
      health: { items: 2, found: 3, absent: 1, unreadable: 0 },
    },
  },
  {
    adapter: 'douban/review',
    fixture: 'douban/review_2026-11-23.html',
    url: 'https://movie.douban.com/review/14000001/',
    expect: {
      viewer: 'out',
      items: [
        {
          key: 'douban:review:14000001',
          kind: 'review',
          title: '海的三种声音',
          author: { id: 'chaoxi', name: '潮汐手记' },
          postedAt: Date.parse('2022-09-08T00:43:11+08:00'),
          flags: ['unverified-layout'],
          readings: { useful: count('有用 8453', 8453) },
        },
      ],
      health: { items: 1, found: 1, absent: 0, unreadable: 0 },
    },
  },
  // Its author's account is gone: the link that is left leads to the film.
  {
    adapter: 'douban/review',
    fixture: 'douban/review-no-author_2026-11-23.html',
    url: 'https://movie.douban.com/review/14000002/',
    expect: {
      viewer: 'out',
      items: [{ key: 'douban:review:14000002', author: null, readings: { useful: count('有用 8453', 8453) } }],
      health: { items: 1, found: 1, absent: 0, unreadable: 0 },
    },
  },
  // An empty cell is not read as 0.
  {
    adapter: 'douban/group',
    fixture: 'douban/group_2015-12-25.html',
    url: 'https://www.douban.com/group/kanhai/discussion?start=0',
    expect: {
      viewer: 'out',
      items: [
        {
          key: 'douban:topic:81000001',
          kind: 'thread',
          title: '第一次看海该去哪里',
          author: { id: 'dengta', name: '灯塔守夜人' },
          readings: { replies: count('15', 15) },
        },
        {
          key: 'douban:topic:81000002',
          kind: 'thread',
          title: '今天的浪有两米高',
          author: { id: 'xiaobao', name: '小鲍' },
          readings: { replies: ABSENT },
        },
      ],
      health: { items: 2, found: 1, absent: 1, unreadable: 0 },
    },
  },
  {
    adapter: 'douban/group',
    fixture: 'douban/group_2020-10-06.html',
    url: 'https://www.douban.com/group/567000/',
    expect: {
      viewer: 'out',
      items: [
        {
          key: 'douban:topic:107000001',
          kind: 'thread',
          title: '看海 60 年：组规',
          author: { id: 'dengta', name: '灯塔守夜人' },
          flags: ['pinned'],
          readings: { replies: count('1703', 1703) },
        },
        {
          key: 'douban:topic:196000001',
          kind: 'thread',
          title: '求 42 号航线的船票',
          author: { id: 'xiaobao', name: '小鲍' },
          readings: { replies: ABSENT },
        },
        {
          key: 'douban:topic:196000002',
          kind: 'thread',
          title: '灯塔合影征集',
          author: { id: 'chaoxi', name: '潮汐手记' },
          readings: { replies: count('44', 44) },
        },
      ],
      health: { items: 3, found: 2, absent: 1, unreadable: 0 },
    },
  },
  // What only members may read is not read.
  {
    adapter: 'douban/group',
    fixture: 'douban/group-members-only_2026-11-23.html',
    url: 'https://www.douban.com/group/567001/',
    expect: { viewer: 'in', items: [], health: { items: 0, found: 0, absent: 0, unreadable: 0 } },
  },
  // The liked reply stands there twice.
  {
    adapter: 'douban/topic',
    fixture: 'douban/topic_2026-11-23.html',
    url: 'https://www.douban.com/group/topic/196000002/?start=0',
    expect: {
      viewer: 'in',
      items: [
        {
          key: 'douban:topic:196000002',
          kind: 'thread',
          title: '灯塔合影征集',
          author: { id: 'chaoxi', name: '潮汐手记' },
          postedAt: Date.parse('2020-10-03T09:00:11+08:00'),
          flags: ['unverified-layout'],
          comments: { visible: 2, eligible: 1, largestCluster: 1 },
          readings: { likes: count('赞 36', 36) },
        },
        {
          key: 'douban:comment:178000001',
          kind: 'comment',
          title: '',
          author: { id: 'xiaobao', name: '小鲍' },
          postedAt: Date.parse('2020-10-03T10:49:15+08:00'),
          flags: ['unverified-layout'],
          readings: { likes: count('赞 (12)', 12) },
        },
        {
          key: 'douban:comment:178000002',
          kind: 'comment',
          title: '',
          author: { id: 'dengta', name: '灯塔守夜人' },
          postedAt: Date.parse('2020-10-03T11:00:00+08:00'),
          flags: ['unverified-layout'],
          readings: { likes: ABSENT },
        },
      ],
      health: { items: 3, found: 2, absent: 1, unreadable: 0 },
    },
  },
  // A later page of the same topic.
  {
    adapter: 'douban/replies',
    fixture: 'douban/replies_2026-11-23.html',
    url: 'https://www.douban.com/group/topic/196000002/?start=100',
    expect: {
      viewer: 'in',
      items: [
        {
          key: 'douban:comment:178000101',
          kind: 'comment',
          title: '',
          author: { id: 'chaoxi', name: '潮汐手记' },
          postedAt: Date.parse('2020-10-05T07:30:00+08:00'),
          flags: ['unverified-layout'],
          readings: { likes: count('赞 (1.2万)', 11_500, 12_999) },
        },
      ],
      health: { items: 1, found: 1, absent: 0, unreadable: 0 },
    },
  },
];
