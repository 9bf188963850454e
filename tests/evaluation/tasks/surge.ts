import { meanScore, type Side, suspectOf } from '../../../lib/checks/histogram-model';
import { makeSurge } from '../../../lib/checks/surge';
import { llrOfWave, type SurgePrior, wavesBetween } from '../../../lib/checks/surge-model';
import type { StarShares } from '../../../lib/model';
import surgePrior from '../../../lib/verdict/priors/surge.json';
import { type RatingLook, surged } from '../attacks/ratings';
import { numberIn } from '../data';
import { displayedShares } from '../display';
import { type Film, filmsOf } from '../films';
import { surgePriorOf } from '../fits/ratings';
import { crossFitted } from '../groups';
import type { Random } from '../random';
import { comparedRows, DEFAULT_PER_THOUSAND, NAMES, ratingEvidence, type Statistic } from '../ratings';
import { estimate, recallAt, type Scored, shareWhere } from '../score';
import { type Row, row, type Task, type TaskContext } from '../task';

const FROM_RATERS = 2000;
/** Each film is drawn so often: the hundredth part that a threshold stands on is few otherwise. */
const DRAWS = 4;

type Pair = readonly [RatingLook, RatingLook];

const NAIVE_SURGES: Readonly<Record<string, Statistic<Pair>>> = {
  'change of the mean': ([a, b]) => Math.abs(meanScore(b.shares) - meanScore(a.shares)),
  'change of the shown score': ([a, b]) =>
    Math.abs(Math.round(10 * meanScore(b.shares)) - Math.round(10 * meanScore(a.shares))),
  'number of new votes': ([a, b]) => (b.raters - a.raters) / a.raters,
};

const strangestLlr = (prior: SurgePrior, [before, after]: Pair) =>
  Math.max(-9, ...wavesBetween(before, after).map((wave) => llrOfWave(prior, wave)));

interface SurgePart {
  readonly part: readonly Film[];
  readonly prior: SurgePrior;
}

function surgeRows(side: Side, size: number, parts: readonly SurgePart[], random: Random, context: TaskContext): Row[] {
  const pairs = parts.flatMap(({ part, prior }) =>
    part.flatMap((film) =>
      Array.from({ length: DRAWS }, () => [
        { film, padded: false, pair: surged(film, side, 0, random), prior },
        { film, padded: true, pair: surged(film, side, size, random), prior },
      ]).flat(),
    ),
  );
  const scored = (statistic: (pair: Pair, prior: SurgePrior) => number) =>
    pairs.map(
      ({ film, padded, pair, prior }): Scored => ({ cluster: film.cluster, padded, score: statistic(pair, prior) }),
    );
  const name = `surge ${NAMES[side]} ${100 * size} %`;
  const naive = Object.fromEntries(Object.entries(NAIVE_SURGES).map(([of, statistic]) => [of, scored(statistic)]));
  const ours = scored((pair, prior) => strangestLlr(prior, pair));
  const end = scored((pair, prior) => {
    const wave = wavesBetween(...pair).find(({ stars }) => (suspectOf(side) === 4) === (stars === 1));
    return wave ? llrOfWave(prior, wave) : -9;
  });
  const recall = (items: readonly Scored[]) => recallAt(items, 0.01);
  return [
    ...comparedRows(name, { ours, naive }, `surge ${side} ${size}`, context),
    row(`${name}, that end alone`, 'recall@1%', estimate(end, recall, random.fork('end'), context.rounds), {
      n: end.length,
    }),
  ];
}

/** What the check itself says of honest pairs of looks, by how much the film grew. */
function surgeAlarmRows(parts: readonly SurgePart[], random: Random, context: TaskContext): Row[] {
  const heard = parts.flatMap(({ part, prior }) => {
    const check = makeSurge(prior);
    return part.flatMap((film) =>
      [1, 2, 3].map(() => {
        const pair = surged(film, 'oneStar', 0, random);
        const growth = (pair[1].raters - pair[0].raters) / pair[0].raters;
        return {
          cluster: film.cluster,
          growth,
          spoke: check.run(ratingEvidence(pair), DEFAULT_PER_THOUSAND).say === 'spoke',
        };
      }),
    );
  });
  const strata: readonly (readonly [string, number, number])[] = [
    ['any growth', 0, 1],
    ['growth below 1 %', 0, 0.01],
    ['growth 1–4 %', 0.01, 0.04],
    ['growth from 4 %', 0.04, 1],
  ];
  return strata.map(([name, from, to]) => {
    const here = heard.filter(({ growth }) => growth >= from && growth < to);
    const share = (items: readonly { spoke: boolean }[]) => 1000 * shareWhere(items, ({ spoke }) => spoke);
    return row(`surge, ${name}`, 'false alarms per 1,000', estimate(here, share, random.fork(name), context.rounds), {
      n: here.length,
    });
  });
}

/** EVALUATION §3.7: bought votes that come in between two looks, before the shown score moves. */
export const surgeTask: Task = {
  id: 'surge',
  needs: ['douban_films'],
  run(context) {
    const films = filmsOf(context.data, FROM_RATERS);
    const parts = crossFitted(films, {
      split: context.data.split,
      fitted: (on) => surgePriorOf(on, context.random.fork('fit')),
      shipped: surgePrior,
    });
    const random = context.random.fork('draw');
    return [
      ...(['oneStar', 'fiveStar'] as const).flatMap((side) =>
        [0.005, 0.01, 0.02, 0.05].flatMap((size) => surgeRows(side, size, parts, random, context)),
      ),
      ...surgeAlarmRows(parts, random, context),
    ];
  },
};

/** Ten votes as five stars, two and two. */
function imdbLook(record: Readonly<Record<string, string>>): RatingLook {
  const votes = [9, 7, 5, 3, 1].map((low) => numberIn(record, `votes_${low}`) + numberIn(record, `votes_${low + 1}`));
  return {
    raters: votes.reduce((sum, each) => sum + each, 0),
    shares: displayedShares(votes as unknown as StarShares),
  };
}

/** One film's quarrel on IMDb, as a reader who comes by every so often would have seen it. No labels: face validity. */
export const imdbTask: Task = {
  id: 'imdb',
  needs: ['imdb_inconvenient_sequel'],
  run({ data }) {
    const looks = data.csv('imdb_inconvenient_sequel').map(imdbLook);
    const check = makeSurge(surgePrior);
    return [6, 36, 144].map((every) => {
      const seen = looks.filter((_, i) => i % every === 0);
      const pairs = seen.slice(1).map((after, i) => [seen[i] ?? after, after] as const);
      const told = pairs.filter(([before, after]) => after.raters - before.raters >= 30);
      const spoke = told.filter((pair) => check.run(ratingEvidence(pair), DEFAULT_PER_THOUSAND).say === 'spoke');
      return {
        task: `one film on IMDb, a look every ${every / 6} h`,
        metric: 'share of stretches that speak',
        value: spoke.length / told.length,
        low: null,
        high: null,
        baseline: null,
        n: told.length,
      };
    });
  },
};
