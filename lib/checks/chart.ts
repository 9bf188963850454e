import type { Count, CountMetric, Evidence, Finding, Series } from '../model';
import priors from '../verdict/priors/chart.json';
import { type Additive, additiveAt } from './additive';
import { type Band, tailIn } from './calibration';
import { blind, type Check, numberParam, says } from './check';
import { episodeOf } from './episode';
import { clamp, interpolate } from './statistics';

/** The four figures of a hot search: heat on the board, the others on the topic's own page. */
const CHART_METRICS = ['heat', 'reads', 'discussions', 'originals'] as const satisfies readonly CountMetric[];
type ChartMetric = (typeof CHART_METRICS)[number];
export type Figures = { readonly [M in ChartMetric]?: Count };

/** Which figures a table needs. */
export type Known = 'all' | 'noHeat' | 'noOriginals';
const NEEDS: { readonly [K in Known]: readonly ChartMetric[] } = {
  all: CHART_METRICS,
  noHeat: ['reads', 'discussions', 'originals'],
  noOriginals: ['heat', 'reads', 'discussions'],
};
export const KNOWN: readonly Known[] = ['all', 'noHeat', 'noOriginals'];

/** Natural-log likelihood ratio, advertisement : other topics, and where other topics lie by the log of discussions. */
export interface ChartTable extends Additive {
  readonly bands: readonly Band[];
}

export interface ChartPrior {
  readonly tables: { readonly [K in Known]: ChartTable };
  /** Decimal log of discussions, and of the originals (reads) per discussion that 5 and 50 % of topics stay below. */
  readonly originalsPerDiscussion: readonly (readonly number[])[];
  readonly discussionsPerRead: readonly (readonly number[])[];
}

/** Below it a handful of posts decides (HEURISTICS A9). */
const MIN_DISCUSSIONS = 300;
const SETTLED_AFTER_MS = 30 * 60_000;
/** Discussions three times as many from as many posts would have been noticed among the strangest fifth. */
const NOTICED_TAIL = 0.2;
const LLR_CAP = 4;
const LLR_FLOOR = -1;

const log10 = (value: number) => Math.log10(value + 1);

/** Decimal logs of the figures and of their quotients, for the tables; what is missing is left out. */
export function placeOf(figures: { readonly [M in ChartMetric]?: number }): Readonly<Record<string, number>> {
  const [heat, reads] = [log10(figures.heat ?? 0), log10(figures.reads ?? 0)];
  const [discussions, originals] = [log10(figures.discussions ?? 0), log10(figures.originals ?? 0)];
  return {
    heat,
    reads,
    discussions,
    originals,
    'originals/discussions': originals - discussions,
    'discussions/reads': discussions - reads,
    'originals/reads': originals - reads,
    'heat/reads': heat - reads,
    'heat/discussions': heat - discussions,
  };
}

const top = ({ low, high }: Count) => high ?? low * 2;

/** The smallest likelihood ratio that the rounding of the figures leaves room for: every corner is tried. */
export function leastLlr(prior: ChartPrior, known: Known, figures: Figures): number {
  const shown = NEEDS[known].map((metric) => ({ metric, count: figures[metric] ?? { low: 0, high: 0 } }));
  // Figures in full have no corner.
  const rounded = shown.filter(({ count }) => count.high !== count.low);
  const place = Object.fromEntries(shown.map(({ metric, count }) => [metric, count.low]));
  let least = Number.POSITIVE_INFINITY;
  for (let corner = 0; corner < 2 ** rounded.length; corner += 1) {
    rounded.forEach(({ metric, count }, i) => {
      place[metric] = (corner >> i) & 1 ? top(count) : count.low;
    });
    least = Math.min(least, additiveAt(prior.tables[known], placeOf(place)));
  }
  return least;
}

/** The table that the known figures suffice for, the sharpest first. */
function knownOf(figures: Figures): Known | null {
  return KNOWN.find((known) => NEEDS[known].every((metric) => figures[metric] !== undefined)) ?? null;
}

/** Each figure as it was last shown in this story. Heat of 0 is none: paid rows are shown without it. */
function figuresOf(episode: Series): Figures {
  const found = CHART_METRICS.flatMap((metric) => {
    const count = episode.findLast((point) => (point.counts[metric]?.high ?? 1) > 0 && point.counts[metric])?.counts[
      metric
    ];
    return count ? [[metric, count] as const] : [];
  });
  return Object.fromEntries(found);
}

const countAt = (value: number) =>
  ({ is: 'count', value: { low: Math.round(value), high: Math.round(value) } }) as const;

/** What 5 and 50 % of topics with as many discussions (or reads) stay below, or stay above. */
function usualOf(table: readonly (readonly number[])[], size: Count, column: 1 | 2): number {
  const at = Math.log10(size.low + 1);
  return (
    size.low *
    10 **
      interpolate(
        table.map((entry) => [entry[0] ?? 0, entry[column] ?? 0] as const),
        at,
      )
  );
}

function finding(
  prior: ChartPrior,
  known: Known,
  figures: Figures,
  llr: number,
  tail: number,
  threshold: number,
): Finding {
  const nothing = { low: 0, high: 0 };
  const { reads = nothing, discussions = nothing, originals = nothing } = figures;
  const withOriginals = known !== 'noOriginals';
  const params = {
    reads: { is: 'count', value: reads },
    discussions: { is: 'count', value: discussions },
    originals: { is: 'count', value: originals },
    middle: countAt(
      withOriginals
        ? usualOf(prior.originalsPerDiscussion, discussions, 2)
        : usualOf(prior.discussionsPerRead, reads, 1),
    ),
    end: countAt(
      withOriginals
        ? usualOf(prior.originalsPerDiscussion, discussions, 1)
        : usualOf(prior.discussionsPerRead, reads, 2),
    ),
  } as const;
  const of = withOriginals ? 'originals' : 'reads';
  return {
    check: 'chart',
    group: 'chart',
    metric: withOriginals ? 'originals' : 'discussions',
    direction: withOriginals ? 'low' : 'high',
    value: tail * 1000,
    threshold,
    llr,
    tail,
    headline: says(`chart.${of}.headline`, params),
    seen: says(`chart.${of}.seen`, params),
    usual: says(`chart.${of}.usual`, params),
    benign: says('chart.benign', params),
  };
}

/** Why the topic cannot be judged, or null. */
function obstacle({ facts }: Evidence, episode: Series, figures: Figures, known: Known | null) {
  if (facts.promoted) return blind('chart.blind.promoted');
  if (facts.flags.includes('pinned')) return blind('chart.blind.pinned');
  if (!known) return blind('chart.blind.missing');
  if ((figures.discussions?.low ?? 0) < MIN_DISCUSSIONS)
    return blind('chart.blind.few', { needed: numberParam(MIN_DISCUSSIONS) });
  const sinceMs = (episode.at(-1)?.lastAt ?? 0) - (episode[0]?.firstAt ?? 0);
  const shown = (figures.heat?.low ?? 0) > 0;
  // Only a row that stands on the board now has just come up; the page of a topic says nothing of when it did.
  return shown && sinceMs < SETTLED_AFTER_MS && episode.length > 1 ? blind('chart.blind.young') : null;
}

/**
 * A hot search with the figures of a paid one: many discussions from few original posts, for its size
 * (science/HEURISTICS.md A9). Learned from the rows that Weibo itself marks as advertisements.
 */
export const makeChart = (prior: ChartPrior): Check => ({
  id: 'chart',
  group: 'chart',
  kinds: ['hot'],
  threshold: { default: 10, min: 1, max: 50, step: 1, unit: 'perThousandOrdinary' },
  acquits: true,
  run(evidence, threshold) {
    const episode = episodeOf(evidence);
    const figures = figuresOf(episode);
    const known = knownOf(figures);
    const stopped = obstacle(evidence, episode, figures, known);
    if (stopped || !known) return stopped ?? blind('chart.blind.missing');
    const size = Math.log10((figures.discussions?.low ?? 0) + 1);
    const tailAt = (value: number) => tailIn(prior.tables[known].bands, size, value);
    const llr = leastLlr(prior, known, figures);
    const tail = tailAt(llr);
    if (tail * 1000 <= threshold && llr > 0)
      return { say: 'spoke', finding: finding(prior, known, figures, Math.min(LLR_CAP, llr), tail, threshold) };
    const { low, high } = figures.discussions ?? { low: 0, high: 0 };
    const tripled = { ...figures, discussions: { low: 3 * low, high: high === null ? null : 3 * high } };
    if (tailAt(leastLlr(prior, known, tripled)) >= NOTICED_TAIL) return blind('chart.blind.power');
    if (llr >= 0) return blind('missing.undecided');
    return { say: 'quiet', power: 1, llr: clamp(llr, LLR_FLOOR, 0) };
  },
});

export const chart = makeChart(priors);
