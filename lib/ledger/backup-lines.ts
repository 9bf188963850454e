import type { Count, CountMetric, ItemFacts, Point } from '../model';
import type { FigureOfLine, FiguresOfLine, ItemLine, MoreLine, PointOfLine } from '../schema/backup';
import { LINE_POINTS } from '../schema/backup';
import { SECOND_MS } from './codec';
import type { History } from './history';

/**
 * A backup is JSON Lines, packed with gzip: the person's own data, to be read with any tool (`zcat FILE`).
 *
 * ```
 * {"shuifen":"backup","format":1,"version":"0.1.0","at":"2019-07-20T12:00:00.000Z","items":2,"points":4}
 * {"item":"weibo:post:48220","kind":"post","title":"…","author":{"id":"1000","name":"…"},
 *    "points":[[1563624000,1563624600,2,{"reposts":12,"likes":[11500,12999]}], …]}
 * {"more":"weibo:post:48220","points":[…]}
 * {"end":true,"items":2,"points":4}
 * ```
 *
 * A point is first look, last look (seconds since 1970), how many looks, and the figures: a number, or both ends of what
 * a rounded one can stand for, with null for no upper end. An item of more than a hundred points goes on in `more`; one
 * that was reviewed has its `review`. The last line counts, so that a file that was cut off is noticed.
 * Verdicts are not in it: they are made anew from the figures. The line-by-line rules are in `lib/schema/backup.ts`.
 */
export function* linesOf({ facts, series, review }: History): Generator<string> {
  const first: ItemLine = {
    ...lineOfFacts(facts),
    ...(review && { review: { decision: review.decision, note: review.note, atMs: review.at } }),
    points: series.slice(0, LINE_POINTS).map(lineOfPoint),
  };
  yield JSON.stringify(first);
  for (let from = LINE_POINTS; from < series.length; from += LINE_POINTS) {
    const next: MoreLine = { more: facts.key, points: series.slice(from, from + LINE_POINTS).map(lineOfPoint) };
    yield JSON.stringify(next);
  }
}

/** The facts of an item as a line has them: what is usual is left out. */
export function lineOfFacts(facts: ItemFacts): Omit<ItemLine, 'points' | 'review'> {
  const { key: item, kind, title, author, postedAt, repostOf, promoted, flags, comments } = facts;
  return {
    item,
    kind,
    title,
    ...(author !== null && { author: { id: author.id, name: author.name } }),
    ...(postedAt !== undefined && { postedAtMs: postedAt }),
    ...(repostOf !== undefined && { repostOf }),
    ...(promoted && { promoted }),
    ...(flags.length > 0 && { flags }),
    ...(comments && { comments }),
  };
}

/** The facts and first points of an item, from its line. */
export function historyOfLine(line: ItemLine): History {
  const { item: key, points, author, postedAtMs, repostOf, comments, review } = line;
  return {
    facts: {
      key,
      kind: line.kind,
      author: author ?? null,
      title: line.title,
      promoted: line.promoted ?? false,
      flags: line.flags ?? [],
      ...(postedAtMs !== undefined && { postedAt: postedAtMs }),
      ...(repostOf !== undefined && { repostOf }),
      ...(comments !== undefined && { comments }),
    },
    series: points.map(pointOfLine),
    ...(review !== undefined && { review: { decision: review.decision, note: review.note, at: review.atMs } }),
  };
}

export function pointOfLine([firstAt, lastAt, looks, figures]: PointOfLine): Point {
  const { score, stars, rank, ...found } = figures;
  const counts: { [M in CountMetric]?: Count } = {};
  for (const metric of Object.keys(found) as CountMetric[]) {
    const figure: FigureOfLine | undefined = found[metric];
    if (figure !== undefined) counts[metric] = countOf(figure);
  }
  return {
    firstAt: firstAt * SECOND_MS,
    lastAt: lastAt * SECOND_MS,
    looks,
    counts,
    ...(score !== undefined && { score }),
    ...(stars !== undefined && { stars }),
    ...(rank !== undefined && { rank }),
  };
}

export function lineOfPoint({ firstAt, lastAt, looks, counts, score, stars, rank }: Point): PointOfLine {
  const found: { [M in CountMetric]?: FigureOfLine } = {};
  for (const metric of Object.keys(counts) as CountMetric[]) {
    const count = counts[metric];
    if (count !== undefined) found[metric] = count.low === count.high ? count.low : [count.low, count.high];
  }
  const figures: FiguresOfLine = {
    ...found,
    ...(score !== undefined && { score }),
    ...(stars !== undefined && { stars }),
    ...(rank !== undefined && { rank }),
  };
  return [firstAt / SECOND_MS, lastAt / SECOND_MS, looks, figures];
}

function countOf(figure: FigureOfLine): Count {
  return typeof figure === 'number' ? { low: figure, high: figure } : { low: figure[0], high: figure[1] };
}
