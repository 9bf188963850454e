import { interpolate } from '../checks/statistics';
import type { Answer, CheckGroup, ItemKind } from '../model';
import shipped from './priors/verdict.json';

/** A point of a table: a score, and how many of 1,000 ordinary items score as high or higher. */
type Rarity = readonly [score: number, perThousand: number];

/** How much the checks weigh together, fitted on ordinary items and on such as were padded (EVALUATION §3.11). */
export interface VerdictModel {
  /** Log-odds of padding before anything is seen, of the kinds that `ordinary` knows; of others see `UNFITTED_INTERCEPT`. */
  readonly intercept: number;
  /** Of what a check found, by its id: non-negative. A check that could not be fitted goes by its group. */
  readonly weights: Readonly<Record<string, number>>;
  readonly groups: { readonly [G in CheckGroup]: number };
  /** The same where growth was watched as well: what was bought then is seen there, and a calm one excuses the rest. */
  readonly watched: Readonly<Record<string, number>>;
  /** Of what a check looked at and found in order, by its id. */
  readonly quiet: Readonly<Record<string, number>>;
  /** The same of a check that was not fitted. */
  readonly unfittedQuiet: number;
  /** How the scores of ordinary items lie, where there is data for the kind: ascending scores. */
  readonly ordinary: { readonly [K in ItemKind]?: readonly Rarity[] };
}

export const SHIPPED_MODEL = shipped as unknown as VerdictModel;

/** Of kinds without data for the whole verdict: one item in twenty is taken to be padded (HEURISTICS D). */
const UNFITTED_INTERCEPT = Math.log(0.05 / 0.95);
/** A second finding of the same group repeats more than it adds. */
const SECOND_FINDING = 0.3;
/** The weights of these were fitted together: what one repeats of another is taken off already. */
const FITTED_TOGETHER: readonly CheckGroup[] = ['growth'];
/** A check that looked and has no measure of how calm it is. */
const PLAINLY_QUIET = -1;
const LEAST_PER_THOUSAND = 0.01;
/** Beyond the table ordinary items thin out as the scores say themselves: by e with each unit of log-odds. */
const TAIL_SCALE = 1;

/** What one check said, with the group it speaks for. */
export interface CheckAnswer {
  readonly id: string;
  readonly group: CheckGroup;
  readonly answer: Answer;
}

/** What a check that looked found in order: at most 0. Of one that was not fitted, what it says itself. */
export function quietOf({ id, answer }: CheckAnswer, fitted: Readonly<Record<string, number>>): number {
  if (answer.say !== 'quiet') return 0;
  return answer.llr < 0 || fitted[id] === undefined ? answer.llr : PLAINLY_QUIET;
}

/** The strongest of the group's weighted findings, and a part of the next; of a group fitted together, all. */
function groupScore(weighted: readonly number[], group: CheckGroup): number {
  if (FITTED_TOGETHER.includes(group)) return weighted.reduce((sum, each) => sum + each, 0);
  const [first = 0, second = 0] = weighted.toSorted((a, b) => b - a);
  return first + SECOND_FINDING * second;
}

/** Whether growth could be judged, whatever it came to. */
export const isWatched = (said: readonly CheckAnswer[]) =>
  said.some(
    ({ id, answer }) => id === 'comove' && (answer.say !== 'blind' || answer.reason.id === 'missing.undecided'),
  );

/** The log-odds of padding: a weighted sum of what the checks say, by groups (DESIGN §5, Verdict). */
export function scoreOf(said: readonly CheckAnswer[], model: VerdictModel, kind: ItemKind): number {
  const found = new Map<CheckGroup, number[]>();
  const watched = isWatched(said);
  let score = model.ordinary[kind] ? model.intercept : UNFITTED_INTERCEPT;
  for (const each of said) {
    const { id, group, answer } = each;
    score += (model.quiet[id] ?? model.unfittedQuiet) * quietOf(each, model.quiet);
    if (answer.say !== 'spoke') continue;
    const weight = (watched ? model.watched[id] : undefined) ?? model.weights[id] ?? model.groups[group];
    found.set(group, [...(found.get(group) ?? []), weight * answer.finding.llr]);
  }
  for (const [group, weighted] of found) score += groupScore(weighted, group);
  return score;
}

export const posteriorOf = (score: number) => 1 / (1 + Math.exp(-score));

/** How many of 1,000 ordinary items of the kind score as high or higher; null where no data tells. */
export function ordinaryPerThousandAt(score: number, kind: ItemKind, model: VerdictModel): number | null {
  const table = model.ordinary[kind];
  const last = table?.at(-1);
  if (!table || !last) return null;
  const logs = table.map(([at, share]) => [at, Math.log(share)] as const);
  const beyond = Math.max(0, score - last[0]) / TAIL_SCALE;
  return Math.max(LEAST_PER_THOUSAND, Math.exp(interpolate(logs, score) - beyond));
}
