import type { Evidence, ItemFacts, Point } from '../../lib/model';
import type { Data } from './data';
import { displayed } from './display';
import type { Random } from './random';

export const HOUR_S = 3600;
/** What is looked at: the first three days of a post. */
const HORIZON_S = 72 * HOUR_S;
const LONGEST_GAP_S = 14 * HOUR_S;
const SHORTEST_GAP_S = 600;

/** A post with the moments at which it was reposted and commented, in seconds after it appeared, ascending. */
export interface Cascade {
  readonly id: string;
  readonly author: string;
  /** Posts of one day hang together: what is fitted for one is fitted without the others. */
  readonly cluster: string;
  /** Milliseconds. */
  readonly postedAt: number;
  readonly likes: number;
  /** The totals that the site showed: the moments are a sample of them. */
  readonly shown: { readonly reposts: number; readonly comments: number };
  readonly reposts: readonly number[];
  /** Null where the set does not keep comments apart. */
  readonly comments: readonly number[] | null;
}

interface Row {
  readonly id: string;
  readonly t0: number;
  readonly author?: string;
  readonly likes: number | null;
  readonly reposts: number | null;
  readonly comments: number | null;
  readonly repost_offsets_s: readonly number[];
  readonly comment_offsets_s?: readonly number[];
}

const DAY_S = 86_400;
const ascending = (offsets: readonly number[]) => Float64Array.from(offsets.filter((at) => at >= 0)).sort();

function cascadesOf(rows: readonly Row[]): readonly Cascade[] {
  return rows.map((row) => {
    const author = row.author ?? row.id;
    return {
      id: row.id,
      author,
      cluster: `${author}/${Math.floor((row.t0 + 8 * HOUR_S) / DAY_S)}`,
      postedAt: row.t0 * 1000,
      likes: row.likes ?? 0,
      shown: { reposts: row.reposts ?? 0, comments: row.comments ?? 0 },
      reposts: [...ascending(row.repost_offsets_s)],
      comments: row.comment_offsets_s ? [...ascending(row.comment_offsets_s)] : null,
    };
  });
}

/** Posts of 2020 with reposts and comments apart: one media account, and accounts whose news were found false. */
export function checkedCascades(data: Data, least = 100): readonly Cascade[] {
  return cascadesOf(data.jsonLines<Row>('weibo_cascades_checked', 'cascades')).filter(
    ({ reposts, comments }) => reposts.length >= least && (comments?.length ?? 0) >= least,
  );
}

/** Posts of 2012–2014 with 100 to 999 reposts and comments, not kept apart. */
export function cedCascades(data: Data, least = 100): readonly Cascade[] {
  return cascadesOf(data.jsonLines<Row>('weibo_cascades_ced', 'cascades')).filter(
    ({ reposts }) => reposts.length >= least,
  );
}

/** A sample of fewer tells too little of a post's course. */
const LEAST_SAMPLE = 0.2;

/** Whether the moments are enough of what the site showed to stand for it. */
export const isWellSampled = ({ reposts, comments, shown }: Cascade) =>
  reposts.length >= LEAST_SAMPLE * shown.reposts && (comments?.length ?? 0) >= LEAST_SAMPLE * shown.comments;

/** When a reader looks: gaps log-uniform from ten minutes to 14 hours, within three days (EVALUATION §2). */
export function visits(random: Random, looks: number): readonly number[] {
  let at = random.uniform(300, 3 * HOUR_S);
  const times: number[] = [];
  for (let i = 0; i < looks; i += 1) {
    at += random.logUniform(SHORTEST_GAP_S, LONGEST_GAP_S);
    if (at < HORIZON_S) times.push(at);
  }
  return times;
}

/** How many of the ascending moments lie at or before `at`. */
function countBy(moments: readonly number[], at: number): number {
  let [low, high] = [0, moments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moments[middle] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What the site shows of the post at these times, as the extension reads it. */
export function seriesOf(cascade: Cascade, times: readonly number[]): readonly Point[] {
  return times.map((time) => {
    const at = cascade.postedAt + Math.round(time * 1000);
    const reposts = displayed(countBy(cascade.reposts, time));
    const comments = cascade.comments && displayed(countBy(cascade.comments, time));
    return { firstAt: at, lastAt: at, looks: 1, counts: comments ? { reposts, comments } : { reposts } };
  });
}

export function factsOf({ id, author, postedAt }: Cascade): ItemFacts {
  const key = `weibo:post:${id}`;
  return { key, kind: 'post', author: { id: author, name: '' }, title: '', postedAt, promoted: false, flags: [] };
}

/** All that is known of the post after these looks: no other items of its author. */
export function evidenceOf(cascade: Cascade, times: readonly number[]): Evidence {
  return { facts: factsOf(cascade), series: seriesOf(cascade, times), authorItems: [], account: null, digest: '' };
}

/**
 * The sets tell how many likes there were in the end, not when they came: only the last look shows them, as many as
 * there were comments by then. Growth is judged by reposts and comments alone.
 */
export function withLikes(
  series: readonly Point[],
  { likes, comments }: Cascade,
  times: readonly number[],
): readonly Point[] {
  const [last, at] = [series.at(-1), times.at(-1)];
  if (!last || at === undefined || !comments) return series;
  const share = countBy(comments, at) / Math.max(1, comments.length);
  return [
    ...series.slice(0, -1),
    { ...last, counts: { ...last.counts, likes: displayed(likes * share, { capped: false }) } },
  ];
}
