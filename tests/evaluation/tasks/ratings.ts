import { leastStrangeness, makeHistogram } from '../../../lib/checks/histogram';
import { type HistogramPrior, meanScore, type Side } from '../../../lib/checks/histogram-model';
import type { StarShares } from '../../../lib/model';
import histogramPrior from '../../../lib/verdict/priors/histogram.json';
import { bought, type RatingLook } from '../attacks/ratings';
import { displayedShares } from '../display';
import { type Film, filmsOf } from '../films';
import { histogramPriorOf } from '../fits/ratings';
import { crossFitted } from '../groups';
import { comparedRows, DEFAULT_PER_THOUSAND, NAMES, ratingEvidence, type Statistic } from '../ratings';
import { estimate, type Scored, shareWhere } from '../score';
import { type Row, row, type Task, type TaskContext } from '../task';

const FROM_RATERS = 1000;
/** The films at which each end of the histogram is looked at (EVALUATION §3.6). */
const ASKED: { readonly [S in Side]: (score: number) => boolean } = {
  oneStar: (score) => score >= 6,
  fiveStar: (score) => score <= 7,
};
/** What user scripts and a first idea would look at (EVALUATION §3.6). */
const NAIVE_SHAPES: { readonly [S in Side]: Readonly<Record<string, Statistic<RatingLook>>> } = {
  oneStar: {
    'one-star share': ({ shares }) => shares[4],
    '1★/2★': ({ shares }) => (shares[4] + 0.05) / (shares[3] + 0.05),
    variance: ({ shares }) => varianceOf(shares),
  },
  fiveStar: {
    'five-star share': ({ shares }) => shares[0],
    '5★/4★': ({ shares }) => (shares[0] + 0.05) / (shares[1] + 0.05),
    variance: ({ shares }) => varianceOf(shares),
  },
};

function varianceOf(shares: StarShares): number {
  const mean = meanScore(shares) / 2;
  return shares.reduce((sum, share, i) => sum + (share * (5 - i - mean) ** 2) / 100, 0);
}

const shownNow = (film: Film): RatingLook => ({ raters: film.raters, shares: displayedShares(film.shares) });

interface Part {
  readonly part: readonly Film[];
  readonly prior: HistogramPrior;
}

function shapeRows(side: Side, size: number, parts: readonly Part[], context: TaskContext): Row[] {
  const pairs = parts.flatMap(({ part, prior }) =>
    part
      .filter(({ score, raters }) => ASKED[side](score) && raters >= FROM_RATERS)
      .flatMap((film) => [
        { film, padded: false, look: shownNow(film), prior },
        { film, padded: true, look: bought(film, side, size), prior },
      ]),
  );
  const scored = (statistic: (look: RatingLook, prior: HistogramPrior) => number) =>
    pairs.map(
      ({ film, padded, look, prior }): Scored => ({ cluster: film.cluster, padded, score: statistic(look, prior) }),
    );
  const ours = scored(({ shares, raters }, prior) => leastStrangeness(prior[side], side, shares, raters));
  const naive = Object.fromEntries(Object.entries(NAIVE_SHAPES[side]).map(([name, of]) => [name, scored(of)]));
  return comparedRows(`${NAMES[side]} ${100 * size} %`, { ours, naive }, `${side} ${size}`, context);
}

/** How many ordinary films the check itself speaks of, at its own threshold, by score. */
function falseAlarmRows(parts: readonly Part[], context: TaskContext): Row[] {
  const heard = parts.flatMap(({ part, prior }) => {
    const check = makeHistogram(prior);
    return part
      .filter(({ raters }) => raters >= FROM_RATERS)
      .map((film) => ({
        ...film,
        spoke: check.run(ratingEvidence([shownNow(film)]), DEFAULT_PER_THOUSAND).say === 'spoke',
      }));
  });
  const strata: readonly (readonly [string, (score: number) => boolean])[] = [
    ['all', () => true],
    ['score below 5', (score) => score < 5],
    ['score 5–7', (score) => score >= 5 && score < 7],
    ['score 7–8', (score) => score >= 7 && score < 8],
    ['score from 8', (score) => score >= 8],
  ];
  return strata.map(([name, holds]) => {
    const here = heard.filter(({ score }) => holds(score));
    const share = (items: readonly { spoke: boolean }[]) => 1000 * shareWhere(items, ({ spoke }) => spoke);
    return row(
      `histogram, ${name}`,
      'false alarms per 1,000',
      estimate(here, share, context.random.fork(name), context.rounds),
      {
        n: here.length,
      },
    );
  });
}

/** EVALUATION §3.6: bought votes at one end, found in one look at the histogram. */
export const histogramTask: Task = {
  id: 'histogram',
  needs: ['douban_films'],
  run(context) {
    const films = filmsOf(context.data, 300);
    const parts = crossFitted(films, {
      split: context.data.split,
      fitted: (on) => histogramPriorOf(on, context.random.fork('fit')),
      shipped: histogramPrior,
    });
    return [
      ...[0.01, 0.02, 0.05, 0.1].flatMap((size) => shapeRows('oneStar', size, parts, context)),
      ...[0.05, 0.1, 0.2].flatMap((size) => shapeRows('fiveStar', size, parts, context)),
      ...falseAlarmRows(parts, context),
    ];
  },
};
