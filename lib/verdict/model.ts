import { interpolate } from '../checks/statistics';
import type { Answer, CheckGroup, Finding, ItemKind } from '../model';
import shipped from './priors/verdict.json';

/** A point of a table: a score, and how many of 1,000 ordinary items score as high or higher. */
type Rarity = readonly [score: number, perThousand: number];

/** How much the checks weigh together, fitted on ordinary items and on such as were padded (EVALUATION §3.11). */
export interface VerdictModel {
  /** Log-odds of padding before anything is seen, of the kinds that `ordinary` knows; of others see `UNFITTED_INTERCEPT`. */
  readonly intercept: number;
  /** Non-negative; for groups whose findings depend on each other inside and hardly between (HEURISTICS D). */
  readonly weights: { readonly [G in CheckGroup]: number };
  /** The same for what was looked at and found in order. */
  readonly quiet: { readonly [G in CheckGroup]: number };
  /** How the scores of ordinary items lie, where there is data for the kind: ascending scores. */
  readonly ordinary: { readonly [K in ItemKind]?: readonly Rarity[] };
}

export const SHIPPED_MODEL = shipped as unknown as VerdictModel;

/** Of kinds without data for the whole verdict: one item in twenty is taken to be padded (HEURISTICS D). */
const UNFITTED_INTERCEPT = Math.log(0.05 / 0.95);
/** A second finding of the same group repeats more than it adds. */
const SECOND_FINDING = 0.3;
const LEAST_PER_THOUSAND = 0.01;
/** Beyond the table ordinary items thin out as the scores say themselves: by e with each unit of log-odds. */
const TAIL_SCALE = 1;

/** What a group says in all: its strongest finding, and a part of the next. Natural-log likelihood ratio, unweighted. */
export function groupEvidence(findings: readonly Finding[], group: CheckGroup): number {
  const llrs = findings
    .filter((finding) => finding.group === group)
    .map(({ llr }) => llr)
    .sort((a, b) => b - a);
  return (llrs[0] ?? 0) + SECOND_FINDING * (llrs[1] ?? 0);
}

/** What one check said, with the group it speaks for. */
export interface GroupAnswer {
  readonly group: CheckGroup;
  readonly answer: Answer;
}

/** What the checks of a group that looked and saw nothing say in all: at most 0. */
export const quietEvidence = (said: readonly GroupAnswer[], group: CheckGroup) =>
  said.reduce((sum, each) => sum + (each.group === group && each.answer.say === 'quiet' ? each.answer.llr : 0), 0);

/** The log-odds of padding: a weighted sum of what the groups say (DESIGN §5, Verdict). */
export function scoreOf(said: readonly GroupAnswer[], model: VerdictModel, kind: ItemKind): number {
  const findings = said.flatMap(({ answer }) => (answer.say === 'spoke' ? [answer.finding] : []));
  let score = model.ordinary[kind] ? model.intercept : UNFITTED_INTERCEPT;
  for (const group of new Set(said.map((each) => each.group)))
    score += model.weights[group] * groupEvidence(findings, group) + model.quiet[group] * quietEvidence(said, group);
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
