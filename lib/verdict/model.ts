import { interpolate } from '../checks/statistics';
import type { Answer, CheckGroup, Finding, ItemKind } from '../model';
import shipped from './priors/verdict.json';

/** A point of a table: a score, and how many of 1,000 ordinary items score as high or higher. */
type Rarity = readonly [score: number, perThousand: number];

/** How much the checks weigh together, fitted on ordinary items and on such as were padded (EVALUATION §3.11). */
export interface VerdictModel {
  /** Log-odds of padding before anything is seen. */
  readonly intercept: number;
  /** Non-negative; for groups whose findings depend on each other inside and hardly between (HEURISTICS D). */
  readonly weights: { readonly [G in CheckGroup]: number };
  /** What was looked at and found in order counts so much less. */
  readonly quiet: number;
  /** How the scores of ordinary items lie, where there is data for the kind: ascending scores. */
  readonly ordinary: { readonly [K in ItemKind]?: readonly Rarity[] };
}

export const SHIPPED_MODEL = shipped as unknown as VerdictModel;

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

/** What the checks that looked and saw nothing say in all: at most 0. */
export const quietEvidence = (answers: readonly Answer[]) =>
  answers.reduce((sum, answer) => sum + (answer.say === 'quiet' ? answer.llr : 0), 0);

/** The log-odds of padding: a weighted sum of what the groups say (DESIGN §5, Verdict). */
export function scoreOf(answers: readonly Answer[], model: VerdictModel): number {
  const findings = answers.flatMap((answer) => (answer.say === 'spoke' ? [answer.finding] : []));
  const groups = new Set(findings.map(({ group }) => group));
  let score = model.intercept + model.quiet * quietEvidence(answers);
  for (const group of groups) score += model.weights[group] * groupEvidence(findings, group);
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
