import type { Count, CountMetric, Evidence, Point } from '../model';
import priors from '../verdict/priors/rollback.json';
import { blind, type Check, NOTHING_SEEN, percentParam, says } from './check';
import { episodeOf } from './episode';

interface Rule {
  readonly metric: CountMetric;
  readonly llr: number;
  /** Share of honest looks at which this falls. */
  readonly tail: number;
  readonly minFallPercent: number;
}
const { anyFall, commentsFallOver5Percent } = priors;
/** LLR +6 for topic counters, +4 for likes and reposts, +0.5 for comments, which fall often (HEURISTICS B5). Ratings that
 * the site took away are a correction: what was wrong is out of the figure now, and so it weighs less. */
const RULES: readonly Rule[] = [
  { metric: 'reads', llr: 6, tail: anyFall.reads, minFallPercent: 0 },
  { metric: 'discussions', llr: 6, tail: anyFall.discussions, minFallPercent: 0 },
  { metric: 'originals', llr: 6, tail: anyFall.originals, minFallPercent: 0 },
  { metric: 'reposts', llr: 4, tail: anyFall.likes, minFallPercent: 0 },
  { metric: 'likes', llr: 4, tail: anyFall.likes, minFallPercent: 0 },
  { metric: 'views', llr: 4, tail: anyFall.views, minFallPercent: 0 },
  { metric: 'raters', llr: 3, tail: anyFall.raters, minFallPercent: 0 },
  { metric: 'comments', llr: 0.5, tail: commentsFallOver5Percent, minFallPercent: 20 },
];
const MIN_DISPLAY_UNITS = 2;

interface Fall {
  readonly rule: Rule;
  readonly before: Count;
  readonly now: Count;
  readonly beforeAt: number;
  readonly nowAt: number;
  readonly percent: number;
}

/** What the last shown digit is worth: an interval spans half a unit below to one unit above. */
function displayUnit({ low, high }: Count): number {
  return high === null ? Number.POSITIVE_INFINITY : Math.max(1, (high - low + 1) / 1.5);
}

/** How far `metric` lies now below the highest it was ever shown to be, by the least suspicious true values. */
function fallOf(rule: Rule, series: readonly Point[]): Fall | null {
  const seen = series.flatMap((point) => {
    const count = point.counts[rule.metric];
    return count ? [{ count, at: point }] : [];
  });
  const now = seen.at(-1);
  if (!now || now.count.high === null) return null;
  const peak = seen.reduce((best, each) => (each.count.low > best.count.low ? each : best), now);
  // A peak shown as "100万+" proves at least its lower end; its own unit is not known, so the other one's counts.
  const units = [displayUnit(now.count), peak.count.high === null ? 1 : displayUnit(peak.count)];
  // Past ten thousand a site writes coarser; what certainly fell from there to a figure in full fell by full units.
  const unit = Math.min(...units);
  // Each figure may have been rounded or cut off, but a site does the same with both.
  const sameHabit = unit > 1 && units[0] === units[1] ? unit / 2 : 0;
  const missing = peak.count.low - now.count.high + sameHabit;
  if (missing <= MIN_DISPLAY_UNITS * unit) return null;
  return {
    rule,
    before: peak.count,
    now: now.count,
    beforeAt: peak.at.lastAt,
    nowAt: now.at.firstAt,
    percent: (100 * missing) / peak.count.low,
  };
}

/** A count that only grows stands lower than it did: evidence about what it was before (science/HEURISTICS.md B5). */
export const rollback: Check = {
  id: 'rollback',
  group: 'fact',
  kinds: ['post', 'subject', 'topic', 'hot', 'drama'],
  threshold: { default: 1, min: 0.5, max: 20, step: 0.5, unit: 'percentFall' },
  acquits: false,
  run(evidence: Evidence, threshold) {
    // A hot word that comes back after a day counts anew.
    const series = episodeOf(evidence);
    if (series.length < 2) return blind('rollback.blind.looks');
    const falls = RULES.flatMap((rule) => {
      const fall = fallOf(rule, series);
      return fall && fall.percent > Math.max(threshold, rule.minFallPercent) ? [fall] : [];
    });
    const worst = falls.toSorted((a, b) => b.rule.llr - a.rule.llr || b.percent - a.percent)[0];
    if (!worst) return NOTHING_SEEN;
    const metric = worst.rule.metric;
    const params = {
      metric: { is: 'metric', value: metric },
      before: { is: 'count', value: worst.before },
      now: { is: 'count', value: worst.now },
      beforeAt: { is: 'time', value: worst.beforeAt },
      fall: percentParam(worst.percent, worst.percent < 10 ? 1 : 0),
    } as const;
    return {
      say: 'spoke',
      finding: {
        check: 'rollback',
        group: 'fact',
        metric,
        direction: 'fell',
        value: worst.percent,
        threshold,
        llr: worst.rule.llr,
        tail: worst.rule.tail,
        headline: says(metric === 'raters' ? 'rollback.headline.raters' : 'rollback.headline', params),
        seen: says('rollback.seen', params),
        usual: says('rollback.usual', params),
        benign: says(metric === 'raters' ? 'rollback.benign.raters' : 'rollback.benign', params),
        span: [worst.beforeAt, worst.nowAt],
      },
    };
  },
};
