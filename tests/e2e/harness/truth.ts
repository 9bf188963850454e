import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { midOf } from '../../../lib/adapters/weibo/mid';
import type { PageItem, PageView } from '../../../lib/model';
import { sharedPages } from './shared';

interface TrueCount {
  readonly text: string;
  readonly lo: number;
  readonly hi: number | null;
}

interface TrueItem {
  readonly visible?: boolean;
  readonly bid?: string;
  readonly counts?: Readonly<Record<string, TrueCount>>;
  readonly word?: string;
  readonly rank?: number | null;
  readonly pinned?: boolean;
  readonly is_ad?: boolean;
  readonly heat?: TrueCount | null;
  readonly subject_id?: string;
  readonly score?: { readonly value: number | null };
  readonly raters?: TrueCount;
  readonly star_percent?: Readonly<Record<string, string>>;
}

export interface Capture {
  readonly capture: string;
  readonly url: string;
  readonly encoding: string;
  readonly truth: string | null;
}

/** The captures of one folder that have a hand-checked truth. */
export function capturesOf(folder: string): readonly (Capture & { readonly truth: string })[] {
  const { captures } = JSON.parse(readFileSync(join(sharedPages, 'index.json'), 'utf8')) as { captures: Capture[] };
  return captures.flatMap((each) =>
    each.truth !== null && each.capture.includes(`/${folder}/`) ? [{ ...each, truth: each.truth }] : [],
  );
}

const METRIC_NAMES: Readonly<Record<string, string>> = { video_views: 'views' };
const POST_METRICS = ['reposts', 'comments', 'likes', 'video_views'];

function keyOf(item: TrueItem): string {
  if (item.bid) return `weibo:post:${midOf(item.bid)}`;
  if (item.word) return `weibo:hot:${item.word}`;
  return `douban:subject:${item.subject_id}`;
}

function countsOf(item: TrueItem): readonly (readonly [string, TrueCount])[] {
  const counts = Object.entries(item.counts ?? {}).filter(([name]) => POST_METRICS.includes(name));
  const named = counts.map(([name, count]) => [METRIC_NAMES[name] ?? name, count] as const);
  const heat = item.heat ? [['heat', item.heat] as const] : [];
  const raters = item.raters && item.score?.value != null ? [['raters', item.raters] as const] : [];
  return [...named, ...heat, ...raters];
}

function differencesOf(wanted: TrueItem, item: PageItem | undefined): string[] {
  const key = keyOf(wanted);
  if (!item) return [`${key} is missing`];
  const found: string[] = [];
  const readings: Readonly<Record<string, unknown>> = item.readings;
  for (const [name, { text, lo, hi }] of countsOf(wanted)) {
    const reading = readings[name] as { low?: number; high?: number | null; state: string } | undefined;
    if (reading?.state === 'absent' && lo === 0) continue;
    const inside =
      reading?.low !== undefined &&
      reading.low >= lo &&
      (hi === null ? reading.high === null : (reading.high ?? Number.POSITIVE_INFINITY) <= hi);
    if (!inside) found.push(`${key} ${name}: ${JSON.stringify(reading)}, truth ${text}`);
  }
  const { score, stars } = item.readings;
  if (wanted.score?.value != null && (score?.state !== 'found' || score.value !== wanted.score.value))
    found.push(`${key} score`);
  const shares = wanted.star_percent && [5, 4, 3, 2, 1].map((n) => Number.parseFloat(wanted.star_percent?.[n] ?? ''));
  if (shares && (stars?.state !== 'found' || stars.shares.join() !== shares.join())) found.push(`${key} stars`);
  if (wanted.rank !== undefined && (item.rank ?? null) !== wanted.rank) found.push(`${key} rank ${item.rank}`);
  if (wanted.is_ad !== undefined && item.promoted !== wanted.is_ad) found.push(`${key} promoted ${item.promoted}`);
  if (wanted.pinned !== undefined && item.flags.includes('pinned') !== wanted.pinned) found.push(`${key} pinned`);
  return found;
}

/** Everything in which a view differs from the truth of its capture, in words. */
export function differences(truthPath: string, view: PageView | null): readonly string[] {
  const truth = JSON.parse(readFileSync(join(sharedPages, truthPath), 'utf8')) as { items: TrueItem[] };
  const shown = truth.items.filter(({ visible }) => visible !== false);
  const wanted = new Set(shown.map(keyOf));
  const extra = (view?.items ?? []).filter(({ key }) => !wanted.has(key)).map(({ key }) => `${key} is not on the page`);
  return [
    ...shown.flatMap((item) =>
      differencesOf(
        item,
        view?.items.find(({ key }) => key === keyOf(item)),
      ),
    ),
    ...extra,
  ];
}
