import type { Speaker } from '../i18n';
import type { Count, CountMetric, Point } from '../model';

/** The figure that stands for an item in one line. */
const MAIN_FIGURES: readonly CountMetric[] = ['reposts', 'heat', 'raters', 'likes', 'followers', 'comments', 'replies'];

const named = (point: Point | undefined): CountMetric | undefined =>
  MAIN_FIGURES.find((metric) => point?.counts[metric]);

/** The figure that stands for an item, e.g. "reposts 864K" or "score 8.1"; null where it has none. */
export function figureOf(latest: Point | undefined, speaker: Speaker): string | null {
  if (latest?.score !== undefined) return `${speaker.metric('score')} ${speaker.number(latest.score, 1)}`;
  const metric = named(latest);
  const count = metric && latest?.counts[metric];
  return metric && count ? `${speaker.metric(metric)} ${speaker.count(count)}` : null;
}

/** How much that figure has surely grown from one look to a later one, e.g. "reposts +1.2K"; null where it may not have. */
export function growthOf(before: Point | undefined, latest: Point | undefined, speaker: Speaker): string | null {
  if (before?.score !== undefined && latest?.score !== undefined) {
    if (before.score === latest.score) return null;
    const scores = { before: speaker.number(before.score, 1), now: speaker.number(latest.score, 1) };
    return speaker.say('popup.news.score', scores);
  }
  const metric = named(latest);
  const [from, to] = [metric && before?.counts[metric], metric && latest?.counts[metric]];
  const grown = leastGrowth(from, to);
  if (!metric || grown <= 0) return null;
  const by = speaker.count({ low: grown, high: grown });
  return speaker.say('popup.news.grew', { metric: speaker.metric(metric), by });
}

/** The middle of what the growth can be where all of it is growth, else 0. */
function leastGrowth(from: Count | undefined, to: Count | undefined): number {
  if (!from || !to || from.high === null || to.high === null || to.low <= from.high) return 0;
  return Math.round((to.low + to.high - from.low - from.high) / 2);
}
