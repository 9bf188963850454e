import { COMMON } from '../../../lib/ledger/text';
import type { CountMetric, ItemKey, PageItem, PageView, Point } from '../../../lib/model';

const MINUTE_MS = 60_000;
export const DAY_MS = 24 * 60 * MINUTE_MS;
/** When the benches' histories begin. */
export const START = Date.UTC(2026, 0, 1);

/** Shares of a realistic ledger: most items are seen once, few are followed. */
const ONE_LOOK = 0.7;
const FEW_LOOKS = 0.2;
/** 0.44 on 425 posts. */
const COMMON_SHARE = 0.4;
/** An author was met with so many items. */
const ITEMS_PER_AUTHOR = 4;

/** Numbers 0…1 that are the same in every run. */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    // mulberry32
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Item number `id` of a bench, with the words a page would show. Ids and words differ as they do on the site. */
export function postOf(id: number): PageItem {
  const roll = dice(id);
  const author = Math.floor(id / ITEMS_PER_AUTHOR);
  return {
    key: keyOf(id),
    kind: 'post',
    author: { id: String(1_500_000_000 + author * 7919), name: words(roll, 2 + Math.floor(roll() * 8)) },
    title: words(roll, titleLength(roll())),
    postedAt: START - Math.floor(roll() * 30 * DAY_MS),
    promoted: false,
    flags: [],
    readings: {},
  };
}

/** Ids of Weibo posts: 16 digits, of which the later are chance. */
export function keyOf(id: number): ItemKey {
  return `weibo:post:${4_900_000_000_000_000 + id * 7_368_787 + Math.floor(dice(id)() * 7_000_000)}`;
}

export function viewOf(items: readonly PageItem[]): PageView {
  const health = { items: items.length, found: items.length * 3, absent: 0, unreadable: 0 };
  return { url: 'https://weibo.com/', adapter: 'weibo/feed', viewer: 'in', items, health };
}

/** The post as a page shows it at its look number `look`. */
export function shownAt(item: PageItem, look: number): PageItem {
  const at = countsAt(item.key, look);
  const reading = (low: number) => ({ state: 'found', text: String(low), low, high: low }) as const;
  return {
    ...item,
    readings: { reposts: reading(at.reposts), comments: reading(at.comments), likes: reading(at.likes) },
  };
}

/** A growing series of `length` looks, some 47 minutes apart, as nobody looks by the clock. */
export function seriesOf(key: ItemKey, length: number): Point[] {
  return Array.from({ length }, (_, look) => {
    const at = START + look * 47 * MINUTE_MS + Math.floor(chanceOf(key, look) * 40 * 60) * 1000;
    const counts: { [M in CountMetric]?: { low: number; high: number } } = {};
    for (const [metric, low] of Object.entries(countsAt(key, look))) counts[metric as CountMetric] = { low, high: low };
    return { firstAt: at, lastAt: at, looks: 1, counts };
  });
}

function countsAt(key: ItemKey, look: number) {
  const size = Number(key.slice(-3)) + 1;
  const growing = (share: number, seed: number) => Math.floor((3 + look + chanceOf(key, look + seed)) * size * share);
  return { reposts: growing(1 / 7, 1000), comments: growing(1 / 20, 2000), likes: growing(1, 3000) };
}

/** Chance, or the database would pack what is always alike into nothing. */
function chanceOf(key: ItemKey, look: number): number {
  return dice(Number(key.slice(-8)) + look * 7919)();
}

/** How often item `id` of a realistic ledger was seen: 1, 2 to 5, or 20 to 60 times. */
export function looksOf(id: number): number {
  const roll = dice(id + 1e9);
  const kind = roll();
  if (kind < ONE_LOOK) return 1;
  return kind < ONE_LOOK + FEW_LOOKS ? 2 + Math.floor(roll() * 4) : 20 + Math.floor(roll() * 41);
}

/** Of 60 characters at most; 39 in the mean, as measured on 350,000 posts. */
function titleLength(chance: number): number {
  return Math.min(60, Math.floor(8 + chance * 65));
}

/** As in posts, many of the characters are the commonest ones; the others are of some 3,000 usual ones. */
function words(roll: () => number, length: number): string {
  const character = () =>
    roll() < COMMON_SHARE
      ? (COMMON[Math.floor(roll() * COMMON.length)] ?? '')
      : String.fromCharCode(0x4e00 + Math.floor(roll() * 3000));
  return Array.from({ length }, character).join('');
}
