import { CHECKS, type Check } from '../../../lib/checks';
import { makeComove } from '../../../lib/checks/comove';
import { makeDrip } from '../../../lib/checks/drip';
import { makeLockstep } from '../../../lib/checks/lockstep';
import { makeNight } from '../../../lib/checks/night';
import { makeSelfburst } from '../../../lib/checks/selfburst';
import type { Evidence } from '../../../lib/model';
import { type Heard, makeJudge, type Tuning, type VerdictModel } from '../../../lib/verdict';
import { type CheckAnswer, isWatched, quietOf, SHIPPED_MODEL, scoreOf } from '../../../lib/verdict/model';
import { boughtAnyhow } from '../attacks/posts';
import { checkedCascades } from '../cascades';
import type { Data } from '../data';
import { type GrowthPart, type GrowthPriors, growthParts } from '../growth-priors';
import { logistic } from '../linear';
import { evidenceOf, postsByAuthor } from '../posts';
import type { Random } from '../random';
import type { Fit } from '../task';
import { type Treatment, type View, Views } from '../views';
import { casesOf } from './mix';

/** One item, and what each check said of it. */
export interface HeardItem {
  readonly cluster: string;
  readonly treatment: Treatment | 'bought';
  readonly padded: boolean;
  readonly evidence: Evidence;
  readonly heard: readonly Heard[];
}

/** Checks for which there are organic and padded items; the weights of the others are set by hand (HEURISTICS D). */
const FITTED = ['ratio', 'templates', 'comove', 'night', 'drip', 'selfburst'] as const;
const UNFITTED = { mix: 0.76, growth: 0.89, text: 1, rating: 1, chart: 0.8, crowd: 0.8, fact: 1 } as const;
const UNFITTED_QUIET = 0.5;
const PREVALENCE = 0.05;
const PULL = 1;
const VIEWS_EACH = 4;
const POSTS_EACH = 5;
/** Thresholds at which every finding counts, however weak. */
const OPEN: Tuning = {
  thresholds: Object.fromEntries(
    CHECKS.filter(({ threshold }) => threshold.unit === 'perThousandOrdinary').map(({ id }) => [id, 1000]),
  ),
};
/** Steps of the table of ordinary scores, and how few ordinary items still make a step. */
const SCORE_STEP = 0.25;
const FEW = 5;

/** All checks, those of growth with the given tables. */
export function checksWith(prior: GrowthPriors): readonly Check[] {
  const made = [
    makeComove(prior.comove),
    makeSelfburst(prior.selfburst),
    makeNight(prior.night),
    makeDrip(prior.drip),
    makeLockstep(prior.lockstep),
  ];
  return CHECKS.map((check) => made.find(({ id }) => id === check.id) ?? check);
}

/** What all the checks say of each view at open thresholds; each part of them by checks fitted on the other parts. */
export function heardParts(
  parts: readonly GrowthPart[],
  views: readonly (readonly View[])[],
): readonly (readonly HeardItem[])[] {
  return parts.map(({ prior }, i) => {
    const { hear } = makeJudge(SHIPPED_MODEL, checksWith(prior));
    return (views[i] ?? []).map(({ cluster, treatment, evidence }) => {
      const padded = treatment !== 'organic';
      return { cluster, treatment, padded, evidence, heard: hear(evidence, OPEN) };
    });
  });
}

/** The same at the default thresholds: what would not have spoken there is undecided, for it leaned that way. */
export function atDefaults(items: readonly HeardItem[]): readonly HeardItem[] {
  const shut = ({ check, answer }: Heard): Heard => {
    const { unit, default: most } = check.threshold;
    if (answer.say !== 'spoke' || unit !== 'perThousandOrdinary' || answer.finding.tail * 1000 <= most)
      return { check, answer };
    return { check, answer: { say: 'blind', reason: { id: 'missing.undecided', params: {} } } };
  };
  return items.map((item) => ({ ...item, heard: item.heard.map(shut) }));
}

export const saidOf = ({ heard }: HeardItem): readonly CheckAnswer[] =>
  heard.map(({ check: { id, group }, answer }) => ({ id, group, answer }));

/**
 * Posts of many authors, seen once with the author's others, as they are and with one count bought: what tells how
 * much the mix weighs where it is all that there is.
 */
export function heardPosts(data: Data, random: Random): readonly HeardItem[] {
  const { hear } = makeJudge(SHIPPED_MODEL);
  return casesOf(postsByAuthor(data), POSTS_EACH, random).flatMap(({ cluster, post, others }) =>
    [false, true].map((padded) => {
      const evidence = evidenceOf(padded ? boughtAnyhow(post, random).post : post, others);
      return { cluster, treatment: padded ? 'bought' : 'organic', padded, evidence, heard: hear(evidence, OPEN) };
    }),
  );
}

/** What each fitted check found; what the mix found beside growth that was watched; what each found in order. */
function termsOf(item: HeardItem): readonly number[] {
  const all = saidOf(item);
  const said = FITTED.map((id) => all.find((each) => each.id === id));
  const fitted = Object.fromEntries(FITTED.map((id) => [id, 1]));
  const watched = isWatched(all);
  const found = said.map((each) => (each?.answer.say === 'spoke' ? each.answer.finding.llr : 0));
  const [mix = 0, ...others] = found;
  return [watched ? 0 : mix, ...others, watched ? mix : 0, ...said.map((each) => (each ? quietOf(each, fitted) : 0))];
}

const rounded = (value: number) => Number(value.toFixed(3));
const logit = (p: number) => Math.log(p / (1 - p));

/** Weights by logistic regression on what the groups say; one that would be negative is left out (EVALUATION §3.11). */
export function fitWeights(items: readonly HeardItem[]): Omit<VerdictModel, 'ordinary'> {
  const terms = items.map(termsOf);
  const padded = items.map((item) => item.padded);
  let used = terms[0]?.map((_, i) => i) ?? [];
  for (;;) {
    const rows = terms.map((row) => [[0, 1] as const, ...used.map((i, k) => [k + 1, row[i] ?? 0] as const)]);
    const penalty = [0, ...used].map((_, i) => [0, ...used].map((_, k) => (i === k && i > 0 ? PULL : 0)));
    const [intercept = 0, ...beta] = logistic(rows, padded, penalty);
    const negative = used.filter((_, k) => (beta[k] ?? 0) < 0);
    if (negative.length === 0) {
      const weight = (term: number) => rounded(beta[used.indexOf(term)] ?? 0);
      const named = (from: number) => Object.fromEntries(FITTED.map((id, i) => [id, weight(from + i)]));
      return {
        intercept: rounded(intercept + logit(PREVALENCE)),
        weights: named(0),
        watched: { ratio: weight(FITTED.length) },
        groups: UNFITTED,
        quiet: named(FITTED.length + 1),
        unfittedQuiet: UNFITTED_QUIET,
      };
    }
    used = used.filter((i) => !negative.includes(i));
  }
}

/** How the scores of ordinary items of which something spoke lie, as shares of all. */
export function rarityOf(ordinary: readonly HeardItem[], model: Omit<VerdictModel, 'ordinary'>): [number, number][] {
  const scores = ordinary
    .map(saidOf)
    .filter((said) => said.some(({ answer }) => answer.say === 'spoke'))
    .map((said) => scoreOf(said, { ...model, ordinary: { post: [] } }, 'post'))
    .sort((a, b) => a - b);
  const table: [number, number][] = [];
  const first = Math.floor((scores[0] ?? 0) / SCORE_STEP) * SCORE_STEP;
  for (let at = first; ; at += SCORE_STEP) {
    const as = scores.filter((score) => score >= at).length;
    if (as < FEW) return table;
    table.push([at, rounded((1000 * as) / ordinary.length)]);
  }
}

const NEEDS = ['weibo_cascades_checked', 'comment_pages', 'weibo_posts'];

export const verdictFit: Fit = {
  file: 'verdict.json',
  needs: NEEDS,
  make({ data, random }) {
    const cascades = checkedCascades(data, 80);
    const views = new Views(data, cascades, null);
    const parts = growthParts(data);
    const seen = parts.map(({ part }) => views.pairs(part, VIEWS_EACH, random));
    const items = [...heardParts(parts, seen).flat(), ...heardPosts(data, random)];
    const model = fitWeights(items);
    const ordinary = atDefaults(items.filter(({ padded }) => !padded));
    return {
      provenance: {
        sets: NEEDS,
        posts: cascades.length,
        views: items.length,
        fitted: 'the intercept, the weights of the checks that are named, and the scores of ordinary posts',
        chosen: 'the weights of groups, for checks that are not named; prevalence 0.05',
      },
      ...model,
      ordinary: { post: rarityOf(ordinary, model) },
    };
  },
};
