import type { Speaker } from '../i18n';
import type { Count, CountMetric, Point } from '../model';

/** The figure that stands for an item in one line. */
const MAIN_FIGURES: readonly CountMetric[] = ['reposts', 'heat', 'raters', 'likes', 'followers', 'comments', 'replies'];

/** A smaller rise, by itself or beside what was there, is nothing to be told of. */
const LEAST_GROWTH = 10;
const LEAST_GROWTH_SHARE = 0.1;

const named = (point: Point | undefined): CountMetric | undefined =>
  MAIN_FIGURES.find((metric) => point?.counts[metric]);

/** The figure that stands for an item, e.g. "reposts 864K" or "score 8.1"; null where it has none. */
export function figureOf(latest: Point | undefined, speaker: Speaker): string | null {
  if (latest?.score !== undefined) return `${speaker.metric('score')} ${speaker.number(latest.score, 1)}`;
  const metric = named(latest);
  const count = metric && latest?.counts[metric];
  return metric && count ? `${speaker.metric(metric)} ${speaker.count(count)}` : null;
}

/**
 * That figure with what has become of it from one look to a later one, e.g. "reposts 864K (+120K)" or "score 8.9 → 8.1";
 * null where no more has than becomes of any figure in the course of a day, or where display rounding may be all of it.
 */
export function changeOfFigure(before: Point | undefined, latest: Point | undefined, speaker: Speaker): string | null {
  if (before?.score !== undefined && latest?.score !== undefined) {
    if (before.score === latest.score) return null;
    const scores = { before: speaker.number(before.score, 1), now: speaker.number(latest.score, 1) };
    return speaker.say('popup.news.score', { metric: speaker.metric('score'), ...scores });
  }
  const metric = named(latest);
  const [from, to] = [metric && before?.counts[metric], metric && latest?.counts[metric]];
  const figure = figureOf(latest, speaker);
  const grown = leastGrowth(from, to);
  if (!from || figure === null || grown < Math.max(LEAST_GROWTH, LEAST_GROWTH_SHARE * from.low)) return null;
  return speaker.say('popup.news.grew', { figure, by: speaker.count({ low: grown, high: grown }) });
}

/** The middle of what the growth can be where all of it is growth, else 0. */
function leastGrowth(from: Count | undefined, to: Count | undefined): number {
  if (!from || !to || from.high === null || to.high === null || to.low <= from.high) return 0;
  return Math.round((to.low + to.high - from.low - from.high) / 2);
}
