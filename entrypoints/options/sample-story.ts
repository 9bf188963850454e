import type { MessageId } from '../../lib/i18n';
import type { Ledger } from '../../lib/ledger';
import type { CountMetric, ItemKind, PageItem, PageView, Readings, StarShares } from '../../lib/model';

/** The figures of one invented item at one time: counts, or a score with its shares. */
export interface SampleFigures {
  readonly counts: { readonly [M in CountMetric]?: number };
  readonly score?: number;
  readonly stars?: StarShares;
}

/** An invented item whose figures change over a night. */
export interface SampleCharacter {
  readonly key: string;
  readonly kind: ItemKind;
  readonly name: Extract<MessageId, `sample.${string}`>;
  readonly text: Extract<MessageId, `sample.${string}`>;
  readonly evening: SampleFigures;
  readonly morning: SampleFigures;
  /** Earlier posts of the same account, which show what is usual for it: reposts, comments, likes. */
  readonly before: readonly (readonly [reposts: number, comments: number, likes: number])[];
}

const post = (reposts: number, comments: number, likes: number): SampleFigures => ({
  counts: { reposts, comments, likes },
});

/** In the order of the feed. */
export const CHARACTERS: readonly SampleCharacter[] = [
  {
    key: 'weibo:post:1000000000000001',
    kind: 'post',
    name: 'sample.singer',
    text: 'sample.singer.text',
    evening: post(1_204, 1_380, 9_310),
    morning: post(864_210, 1_566, 11_042),
    before: [
      [980, 1_105, 8_204],
      [1_420, 1_390, 10_980],
      [760, 902, 6_310],
      [1_105, 1_290, 9_020],
      [1_310, 1_204, 8_870],
      [890, 1_011, 7_450],
      [1_240, 1_460, 10_120],
      [1_020, 1_150, 8_660],
    ],
  },
  {
    key: 'douban:subject:1000000001',
    kind: 'subject',
    name: 'sample.film',
    text: 'sample.film.text',
    evening: { counts: { raters: 113_260, collects: 141_020 }, score: 8.9, stars: [55.4, 35.5, 8.2, 0.5, 0.4] },
    morning: { counts: { raters: 133_260, collects: 143_380 }, score: 8, stars: [48.7, 31.1, 7.2, 0.6, 12.4] },
    before: [],
  },
  {
    key: 'weibo:post:1000000000000002',
    kind: 'post',
    name: 'sample.quiet',
    text: 'sample.quiet.text',
    evening: post(61, 84, 704),
    morning: post(88, 120, 1_033),
    before: [
      [42, 66, 540],
      [75, 92, 811],
      [58, 71, 660],
      [66, 90, 742],
      [39, 60, 498],
      [81, 104, 905],
      [52, 77, 613],
      [70, 85, 798],
    ],
  },
  {
    key: 'weibo:post:1000000000000003',
    kind: 'post',
    name: 'sample.new',
    text: 'sample.new.text',
    evening: post(0, 2, 7),
    morning: post(1, 3, 12),
    before: [],
  },
];

function readingsOf({ counts, score, stars }: SampleFigures): Readings {
  const found = Object.entries(counts).map(([metric, value]) => [
    metric,
    { state: 'found', text: String(value), low: value, high: value },
  ]);
  return {
    ...Object.fromEntries(found),
    ...(score !== undefined && { score: { state: 'found', text: String(score), value: score } }),
    ...(stars && { stars: { state: 'found', text: stars.join(' '), shares: stars } }),
  };
}

function itemOf(character: SampleCharacter, figures: SampleFigures, key: string, at: number, words: Words): PageItem {
  const { kind, name, text } = character;
  return {
    key,
    kind,
    author: kind === 'post' ? { id: name, name: words(name) } : null,
    title: kind === 'post' ? words(text) : words(name),
    ...(kind === 'post' && { postedAt: at }),
    promoted: false,
    flags: [],
    readings: readingsOf(figures),
  };
}

type Words = (id: SampleCharacter['name']) => string;

const viewOf = (items: readonly PageItem[]): PageView => ({
  url: 'https://weibo.com/',
  adapter: 'weibo/feed',
  viewer: 'out',
  items,
  health: { items: items.length, found: items.length, absent: 0, unreadable: 0 },
});

/** What a page would have shown of the accounts' earlier posts. */
export function earlierView(words: Words, at: number): PageView {
  return viewOf(
    CHARACTERS.flatMap((character) =>
      character.before.map((mix, i) => itemOf(character, post(...mix), `${character.key}${i}`, at, words)),
    ),
  );
}

/** What a page would show of the four items. */
export function sampleView(time: 'evening' | 'morning', words: Words, postedAt: number): PageView {
  return viewOf(CHARACTERS.map((each) => itemOf(each, each[time], each.key, postedAt, words)));
}

const HOUR_MS = 3_600_000;
const NIGHT_MS = 10 * HOUR_MS;
const EARLIER_MS = HOUR_MS;
/** The posts were two hours old in the evening. */
const AGE_MS = 2 * HOUR_MS;

/** When the story is told at `now`: the earlier posts, the evening, and the morning, which is now; ms since 1970. */
export function sampleTimes(now: number) {
  const evening = now - NIGHT_MS;
  return { earlier: evening - EARLIER_MS, evening, morning: now, postedAt: evening - AGE_MS };
}

/** Has a history remember the whole story, as pages would have shown it. */
export async function recordSample(ledger: Pick<Ledger, 'record'>, words: Words, now: number): Promise<void> {
  const { earlier, evening, morning, postedAt } = sampleTimes(now);
  await ledger.record(earlierView(words, postedAt), earlier);
  await ledger.record(sampleView('evening', words, postedAt), evening);
  await ledger.record(sampleView('morning', words, postedAt), morning);
}
