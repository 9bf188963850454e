import type { Evidence, Series } from '../model';

/** A hot word that was gone for so long comes back as another story (DESIGN §5, ItemKey). */
const ANOTHER_STORY_AFTER_MS = 24 * 3_600_000;

/** The points since the item was last away for a day; of other kinds of item all of them. */
export function episodeOf({ facts, series }: Pick<Evidence, 'facts' | 'series'>): Series {
  if (facts.kind !== 'hot') return series;
  const begins = series.findLastIndex((point, i) => {
    const before = series[i - 1];
    return before !== undefined && point.firstAt - before.lastAt > ANOTHER_STORY_AFTER_MS;
  });
  return begins < 0 ? series : series.slice(begins);
}
