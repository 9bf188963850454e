import { CONVERSIONS } from '../../../lib/adapters/conversions';
import { midOf } from '../../../lib/adapters/weibo/mid';
import type { Count, ItemKey, PageItem, PageView, Reading } from '../../../lib/model';
import {
  type Capture,
  type TrueCount,
  type TrueCounts,
  type TrueItem,
  type TruePost,
  type Truth,
  truthOf,
} from './captures';

/** How a view compares with its capture's truth. `differences` is empty where everything was read, and read right. */
export interface Comparison {
  readonly items: { readonly wanted: number; readonly read: number };
  readonly figures: { readonly wanted: number; readonly right: number; readonly wrong: number };
  readonly differences: readonly string[];
}

/** One thing that the truth says of an item, and how it compares with what was read. */
interface Expected {
  readonly key: ItemKey;
  readonly figures: readonly (readonly [name: string, compare: (item: PageItem) => 'right' | 'unread' | 'wrong'])[];
}

const POST_METRICS: Readonly<Record<string, string>> = {
  reposts: 'reposts',
  comments: 'comments',
  likes: 'likes',
  video_views: 'views',
};

function postKey({ mid, bid }: TruePost): ItemKey | null {
  if (mid) return `weibo:post:${mid}`;
  return bid ? `weibo:post:${midOf(bid)}` : null;
}

/** 想看, 想读 … are wishes, 在看 … doing, 看过, 读过 … collects. */
function interestName(words: string): string {
  if (words.startsWith('想')) return 'wishes';
  return words.startsWith('在') ? 'doing' : 'collects';
}

function keyOf(item: TrueItem, capture: string): ItemKey {
  // Under our rule for words: one form for `#word#`, `word` and its full-width spelling.
  if (item.word) return `weibo:hot:${CONVERSIONS['hot-word'](item.word)}`;
  if (item.user_id) return `weibo:user:${item.user_id}`;
  if (item.comment_id) return `weibo:comment:${item.comment_id}`;
  if (item.topic_id) return `douban:topic:${item.topic_id}`;
  if (item.subject_id) return `douban:${/drama-[^/]*$/.test(capture) ? 'drama' : 'subject'}:${item.subject_id}`;
  const key = postKey(item);
  if (key === null) throw new Error(`${capture}: an item without an id`);
  return key;
}

function postCounts(counts: TrueCounts = {}): [string, TrueCount][] {
  return Object.entries(counts).flatMap(([name, count]) => {
    const metric = POST_METRICS[name];
    return metric ? [[metric, count] as [string, TrueCount]] : [];
  });
}

function countsOf(item: TrueItem): [string, TrueCount][] {
  if (item.word) return item.heat ? [['heat', item.heat]] : [];
  if (item.topic_id) return item.replies ? [['replies', item.replies]] : [];
  if (item.user_id || item.comment_id) return Object.entries(item.counts ?? {});
  if (!item.subject_id) return postCounts(item.counts);
  const interest = Object.entries(item.interest ?? {}).map(
    ([words, count]) => [interestName(words), count] as [string, TrueCount],
  );
  return [...(item.raters ? [['raters', item.raters] as [string, TrueCount]] : []), ...interest];
}

/** Every item that the truth names, retweets' originals among them, with its counts. */
function pairsOf(item: TrueItem, capture: string): (readonly [ItemKey, [string, TrueCount][]])[] {
  const original = item.retweet_of && postKey(item.retweet_of);
  const own = [keyOf(item, capture), countsOf(item)] as const;
  return original ? [own, [original, postCounts(item.retweet_of?.counts)]] : [own];
}

function readingOf(item: PageItem, name: string): Reading | undefined {
  return (item.readings as Readonly<Record<string, Reading>>)[name];
}

/** Whether the values read are among those that the truth allows, and open upwards only where it is. */
function isWithin({ low, high }: Count, { lo, hi }: TrueCount): boolean {
  return low >= lo && (hi === null ? high === null : high !== null && high <= hi);
}

/** One item can stand on a page twice, with figures a moment apart: either of `allowed` will do. */
function compareCount(name: string, wanted: TrueCount, allowed: readonly TrueCount[]) {
  return (item: PageItem) => {
    const reading = readingOf(item, name);
    const isAbsent = reading?.state === 'absent';
    if (wanted.how?.includes('no rating') && (!reading || isAbsent)) return 'right';
    if (reading?.state !== 'found' || !('low' in reading)) return isAbsent && wanted.lo === 0 ? 'right' : 'unread';
    return allowed.some((each) => isWithin(reading, each)) ? 'right' : 'wrong';
  };
}

function compareValue(have: (item: PageItem) => unknown, wanted: unknown) {
  return (item: PageItem) => {
    const value = have(item);
    if (String(value) === String(wanted)) return 'right';
    return value === undefined ? 'unread' : 'wrong';
  };
}

/** What is not a count: the score, the stars, the rank and the mark of advertisement. */
function extrasOf(item: TrueItem): Expected['figures'] {
  const score = ({ readings }: PageItem) => (readings.score?.state === 'found' ? readings.score.value : undefined);
  const stars = ({ readings }: PageItem) => (readings.stars?.state === 'found' ? readings.stars.shares : undefined);
  const shares = ['5', '4', '3', '2', '1'].map((star) => Number.parseFloat(item.star_percent?.[star] ?? ''));
  return [
    ...(item.score?.value != null ? [['score', compareValue(score, item.score.value)] as const] : []),
    ...(shares.some(Number.isNaN) ? [] : [['stars', compareValue(stars, shares)] as const]),
    ...(item.rank != null ? [['rank', compareValue(({ rank }) => rank, item.rank)] as const] : []),
    ...(item.word && item.is_ad !== undefined
      ? [['promoted', compareValue(({ promoted }) => promoted, item.is_ad)] as const]
      : []),
  ];
}

function expectedOf({ items }: Truth, capture: string): readonly Expected[] {
  const every = new Map<string, TrueCount[]>();
  for (const [key, counts] of items.flatMap((item) => pairsOf(item, capture))) {
    for (const [name, count] of counts) every.set(`${key} ${name}`, [...(every.get(`${key} ${name}`) ?? []), count]);
  }
  return items
    .filter(({ visible }) => visible !== false)
    .flatMap((item) =>
      pairsOf(item, capture).map(([key, counts], nth) => ({
        key,
        figures: [
          ...(nth === 0 ? extrasOf(item) : []),
          ...counts.map(
            ([name, count]) => [name, compareCount(name, count, every.get(`${key} ${name}`) ?? [])] as const,
          ),
        ],
      })),
    );
}

/** Items beside those of the truth: in a list of the page's own, folded into another, in a retweet that names no id. */
function besides({ items, page_counts = {} }: Truth, view: PageView, capture: string): ReadonlySet<ItemKey> {
  const listed = Object.values(page_counts).flatMap((list) => (Array.isArray(list) ? (list as TrueItem[]) : []));
  const retweets = new Set(items.filter(({ is_retweet }) => is_retweet).map((item) => keyOf(item, capture)));
  const originals = view.items.flatMap(({ key, repostOf }) => (repostOf && retweets.has(key) ? [repostOf] : []));
  const folded = items.flatMap(({ merged_similar = [] }) => merged_similar.flatMap((post) => postKey(post) ?? []));
  return new Set([...listed.map((item) => keyOf(item, capture)), ...originals, ...folded]);
}

/** Items of a kind that the truth lists completely, and does not list. */
function unexpected(truth: Truth, view: PageView, capture: string): string[] {
  const wanted = new Set(truth.items.flatMap((item) => pairsOf(item, capture).map(([key]) => key)));
  const hidden = new Set(truth.items.filter(({ visible }) => visible === false).map((item) => keyOf(item, capture)));
  const kinds = new Set([...wanted].map((key) => key.split(':')[1]));
  const allowed = besides(truth, view, capture);
  return view.items
    .filter(({ key }) => hidden.has(key) || (!wanted.has(key) && !allowed.has(key) && kinds.has(key.split(':')[1])))
    .map(({ key }) => `${key} is not on the page`);
}

/** Rows at the head of a board that are there for no rank of theirs. */
function wrongPins({ items }: Truth, view: PageView, capture: string): string[] {
  const pinned = new Map(
    items.flatMap((item) => (item.word ? [[keyOf(item, capture), item.pinned ?? false] as const] : [])),
  );
  return view.items
    .filter(({ key, flags }) => pinned.has(key) && pinned.get(key) !== flags.includes('pinned'))
    .map(({ key, flags }) => `${key} pinned wrong: ${flags}`);
}

function twice(view: PageView): string[] {
  const keys = view.items.map(({ key }) => key);
  return keys.filter((key, index) => keys.indexOf(key) !== index).map((key) => `${key} stands there twice`);
}

function describe(item: PageItem, name: string): string {
  const plain: Readonly<Record<string, unknown>> = { rank: item.rank, promoted: item.promoted };
  return JSON.stringify(name in plain ? plain[name] : readingOf(item, name)) ?? 'nothing';
}

/**
 * Holds a view against the truth of its capture: every item once, none too many, every figure read, none wrong. A
 * figure that was missed has to be absent or unreadable; another number in its place is wrong.
 */
export function compare(of: Capture, view: PageView | null): Comparison {
  const { capture } = of;
  const truth = truthOf(of);
  const read = new Map(view?.items.map((item) => [item.key, item]));
  const expected = expectedOf(truth, capture);
  const tally = { right: 0, wrong: 0 };
  const differences = expected.flatMap(({ key, figures }) => {
    const item = read.get(key);
    if (!item) return [`${key} is missing`];
    return figures.flatMap(([name, compareWith]) => {
      const result = compareWith(item);
      if (result !== 'unread') tally[result] += 1;
      return result === 'right' ? [] : [`${key} ${name} ${result}: ${describe(item, name)}`];
    });
  });
  return {
    items: { wanted: expected.length, read: expected.filter(({ key }) => read.has(key)).length },
    figures: { wanted: expected.reduce((sum, { figures }) => sum + figures.length, 0), ...tally },
    differences: [
      ...differences,
      ...(view ? [...twice(view), ...unexpected(truth, view, capture), ...wrongPins(truth, view, capture)] : []),
    ],
  };
}
