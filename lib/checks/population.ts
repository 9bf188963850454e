import type { CountMetric, Evidence } from '../model';
import priors from '../verdict/priors/population.json';
import { blind, type Check, NOTHING_SEEN, percentParam, says } from './check';
import { clamp, interpolate } from './statistics';

/** A read is a page view, and one person makes many: allow this many a person (HEURISTICS A3). */
const READS_PER_PERSON = 30;
const METRICS: readonly (readonly [CountMetric, perPerson: number])[] = [
  ['reposts', 1],
  ['likes', 1],
  ['comments', 1],
  ['views', READS_PER_PERSON],
  ['reads', READS_PER_PERSON],
];
/** LLR +2 at 1 % of all monthly users, +4 at 2 %, +6 at 10 % (HEURISTICS A3), straight between on a log scale. */
const LLR_BY_LOG_PERCENT = [
  [Math.log(1), 2],
  [Math.log(2), 4],
  [Math.log(10), 6],
] as const;
/** None of 350,449 organic posts and no exempt media account passed half a percent. */
const TAIL = 1 / 350_449;

const startOf = (month: string) => Date.parse(`${month}-01T00:00:00+08:00`);
const USERS = priors.weibo.map(({ month, monthlyActive }) => [startOf(month), monthlyActive] as const);

/** The most monthly users Weibo had at any time from `fromAt` to `toAt`: the least suspicious choice. */
function mostUsers(fromAt: number, toAt: number): number {
  const during = USERS.filter(([at]) => at > fromAt && at < toAt).map(([, users]) => users);
  return Math.max(interpolate(USERS, fromAt), interpolate(USERS, toAt), ...during);
}

/** The most monthly users that the site had since an item of Weibo appeared; null for other sites. */
export function usersSince({ facts, series }: Evidence): number | null {
  if (!facts.key.startsWith('weibo:')) return null;
  const bornAt = facts.postedAt ?? series[0]?.firstAt ?? 0;
  return mostUsers(bornAt, series.at(-1)?.lastAt ?? bornAt);
}

/** The largest share of all users that any look has proved. What was once seen stays seen when a cap hides it later. */
function largestShare({ facts, series }: Evidence) {
  const bornAt = facts.postedAt ?? series[0]?.firstAt ?? 0;
  const shares = series.flatMap((point) => {
    const users = mostUsers(bornAt, point.lastAt);
    return METRICS.flatMap(([metric, perPerson]) => {
      const count = point.counts[metric];
      return count ? [{ metric, count, users, percent: (100 * count.low) / (users * perPerson) }] : [];
    });
  });
  return shares.toSorted((a, b) => b.percent - a.percent)[0] ?? null;
}

/** More actions than the site has people for: the post with 100 million reposts (science/HEURISTICS.md A3). */
export const population: Check = {
  id: 'population',
  group: 'fact',
  kinds: ['post', 'topic'],
  threshold: { default: 1, min: 0.5, max: 10, step: 0.5, unit: 'percentOfUsers' },
  acquits: false,
  run(evidence, threshold) {
    if (!evidence.facts.key.startsWith('weibo:')) return blind('population.blind.site');
    const top = largestShare(evidence);
    if (!top) return blind('population.blind.missing');
    if (top.percent < threshold) return NOTHING_SEEN;
    const params = {
      metric: { is: 'metric', value: top.metric },
      count: { is: 'count', value: top.count },
      share: percentParam(top.percent, top.percent < 10 ? 1 : 0),
      users: { is: 'count', value: { low: top.users, high: top.users } },
    } as const;
    return {
      say: 'spoke',
      finding: {
        check: 'population',
        group: 'fact',
        metric: top.metric,
        direction: 'high',
        value: top.percent,
        threshold,
        llr: clamp(interpolate(LLR_BY_LOG_PERCENT, Math.log(top.percent)), 0, 6),
        tail: TAIL,
        headline: says('population.headline', params),
        seen: says('population.seen', params),
        usual: says('population.usual', params),
        benign: says('population.benign', params),
      },
    };
  },
};
