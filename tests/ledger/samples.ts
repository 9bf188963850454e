import fc from 'fast-check';
import type { Ledger } from '../../lib/ledger';
import type {
  Count,
  CountMetric,
  Finding,
  ItemKey,
  PageItem,
  PageView,
  Point,
  Readings,
  StarShares,
  State,
  Verdict,
} from '../../lib/model';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const NOW = Date.UTC(2019, 6, 20, 12);

/** A count reading as a page gives it; one number for an exact figure. */
export function found(low: number, high: number | null = low) {
  return { state: 'found', text: String(low), low, high } as const;
}

export function post(id: number, readings: Readings, more: Partial<PageItem> = {}): PageItem {
  return {
    key: postKey(id),
    kind: 'post',
    author: { id: '1000', name: '月下读书人' },
    title: `第 ${id} 条`,
    promoted: false,
    flags: [],
    readings,
    ...more,
  };
}

export function postKey(id: number): ItemKey {
  return `weibo:post:${id}`;
}

export function viewOf(...items: PageItem[]): PageView {
  const health = { items: items.length, found: 0, absent: 0, unreadable: 0 };
  return { url: 'https://weibo.com/?private=search', adapter: 'weibo/feed', viewer: 'unknown', items, health };
}

export const KEY = postKey(1);
/** Three exact counts of a post. */
export const three = (likes: number) => ({ reposts: found(12), comments: found(3), likes: found(likes) });

export async function seriesOf(ledger: Ledger, key: ItemKey): Promise<readonly Point[]> {
  return (await ledger.evidence([key])).get(key)?.series ?? [];
}

export const DIGEST = '0123456789ab';
const FINDING: Finding = {
  check: 'ratio',
  group: 'mix',
  metric: 'reposts',
  direction: 'high',
  value: 4,
  threshold: 3,
  llr: 2,
  tail: 0.001,
  ...Object.fromEntries(['headline', 'seen', 'usual', 'benign'].map((part) => [part, { id: part, params: {} }])),
} as Finding;

/** A verdict of a state; those that mark an item have a finding. */
export function verdict(key: ItemKey, state: State): Verdict {
  const findings = state === 'unusual' || state === 'doubtful' ? [FINDING] : [];
  const spoke = { ordinaryPerThousand: null, organised: false, missing: null };
  const digests = { rulesVersion: 1, settingsDigest: 's', inputDigest: DIGEST };
  return { key, state, findings, quiet: ['ratio'], blind: [], ...spoke, ...digests };
}

const METRICS: readonly CountMetric[] = [
  ...(['reposts', 'comments', 'likes', 'views', 'posts', 'reads', 'discussions', 'originals', 'raters'] as const),
  ...(['wishes', 'collects', 'replies', 'useful', 'followers', 'following', 'heat', 'doing', 'members'] as const),
];

const wholeNumber = fc.oneof(fc.nat(200), fc.nat(2_000_000), fc.maxSafeNat());

const count: fc.Arbitrary<Count> = fc.oneof(
  wholeNumber.map((low) => ({ low, high: low })),
  wholeNumber.map((low) => ({ low, high: null })),
  fc.tuple(wholeNumber, wholeNumber).map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) })),
);

const counts: fc.Arbitrary<Point['counts']> = fc.dictionary(fc.constantFrom(...METRICS), count, {
  noNullPrototype: true,
});

const share = fc.nat(1000).map((tenths) => tenths / 10);
const stars: fc.Arbitrary<StarShares> = fc.tuple(share, share, share, share, share);

const figures = fc.record(
  {
    counts,
    score: fc.integer({ min: 20, max: 100 }).map((tenths) => tenths / 10),
    stars,
    rank: fc.integer({ min: 1 }),
  },
  { requiredKeys: ['counts'] },
);

const times = fc.record({
  gap: fc.oneof(fc.nat(30), fc.nat(90_000)),
  span: fc.oneof(fc.constant(0), fc.nat(90_000)),
  looks: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 10_000 })),
});

/** Any stretch that the ledger may hold: times in order and in whole seconds, any figures. */
export const anyStretch: fc.Arbitrary<Point[]> = fc
  .array(fc.record({ times, figures }), { maxLength: 100 })
  .map((rows) => {
    let at = NOW;
    return rows.map(({ times: { gap, span, looks }, figures: shown }) => {
      const firstAt = at + gap * SECOND;
      at = firstAt + span * SECOND;
      return { firstAt, lastAt: at, looks, ...shown };
    });
  });
