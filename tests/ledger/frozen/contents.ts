import type { contentOf } from '../dump';
import { HOUR, NOW } from '../samples';

type Content = ReturnType<typeof contentOf>;

const [FIRST, SECOND, ACCOUNT, WORD, REVIEW] = [
  'weibo:post:1',
  'weibo:post:2',
  'weibo:user:1000',
  'weibo:hot:茶园',
  'douban:review:5',
];

const at = (hours: number) => NOW + hours * HOUR;
const once = (hours: number, ...figures: unknown[]) => [at(hours), at(hours), 1, ...figures];
const twelve = ['reposts', 12, 12];
const likes = (count: number) => ['likes', count, count];

const author = { a: 'weibo:1000', n: '月下读书人' };
const first = { k: 0, t: '第 1 条', ...author, p: 1_563_600_000_000, o: -26_060_000, s: 1, c: [20, 9, 3] };
const second = { k: 0, t: '', ...author, o: -26_060_001 };

/** What both databases hold alike. */
const account = [ACCOUNT, { k: 2, t: '月下读书人' }, [[at(0), at(1), 3, ['followers', 115_000, 129_999]]]];
const word = [WORD, { k: 3, t: '茶园' }, 'checksum differs'];
const closed = [FIRST, 0, [once(0, twelve, likes(40)), once(1, twelve, likes(41))]];
const seen: Content['seen'] = [
  [[0, 1], [WORD]],
  [[18097, 3], [ACCOUNT]],
  [
    [18098, 2],
    [FIRST, SECOND],
  ],
];
const list = [ACCOUNT, true, [ACCOUNT, SECOND, FIRST]];

/** Of all that those versions kept of a verdict, what is kept today. */
const said = { findings: [{ check: 'ratio', llr: 2 }], v: 1 };

/** What a database of version 1 (v1.ts) is to hold today. */
export const CONTENT_OF_V1 = {
  items: [
    [
      FIRST,
      { ...first, f: 3, u: 60, v: { state: 'doubtful', basis: 0, digest: '000000000000' } },
      [once(30, twelve, likes(90))],
    ],
    [SECOND, { ...second, v: { state: 'ordinary', basis: 0, digest: '000000000000' } }, [once(30, twelve, likes(90))]],
    account,
    word,
  ],
  authors: [list],
  states: [[{ place: 33_536_333, key: FIRST }, 1]],
  stretches: [closed],
  verdicts: [[FIRST, said]],
  reviews: [],
  seen,
  meta: [['totals', { items: 4, points: 6, since: NOW, sites: { weibo: 4 }, seen: 3, v: 1 }]],
};

/** What a database of version 2 (v2.ts) is to hold today. */
export const CONTENT_OF_V2 = {
  items: [
    [
      FIRST,
      { ...first, v: { state: 'doubtful', basis: 1, digest: '0123456789ab' } },
      [once(30, twelve, likes(90)), once(40, twelve, likes(91), ['comments', 3, 3])],
    ],
    [SECOND, { ...second, v: { state: 'ordinary', basis: 1, digest: '0123456789ab' } }, [once(30, twelve, likes(90))]],
    account,
    word,
    [
      REVIEW,
      { k: 8, t: '第 5 条', a: 'douban:豆友 7', n: '豆友', p: NOW, l: true, o: -26_060_400 },
      [once(40, twelve, ['comments', 3, 3], likes(7))],
    ],
  ],
  authors: [list, ['douban:user:豆友 7', true, [REVIEW]]],
  states: [[{ place: 33_536_332, key: FIRST }, 1]],
  stretches: [closed],
  verdicts: [[FIRST, said]],
  reviews: [[SECOND, { decision: 'kept', note: '看过', at: NOW, v: 1 }]],
  seen: [
    ...seen,
    [
      [18099, 4],
      [FIRST, REVIEW],
    ],
  ],
  meta: [
    ['bases', { next: 2, known: [{ number: 1, rulesVersion: 1, settingsDigest: 's' }], v: 1 }],
    ['totals', { items: 5, points: 8, since: NOW, sites: { weibo: 4, douban: 1 }, seen: 4, v: 1 }],
  ],
};
