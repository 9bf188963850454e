import { interpolate } from '../checks/statistics';
import type { Answer, CheckGroup, ItemKind } from '../model';
import shipped from './priors/verdict.json';

/** A point of a table: a score, and how many of 1,000 ordinary items score as high or higher. */
type Rarity = readonly [score: number, perThousand: number];

/** Ascending scores of items that were seen to grow, and of such as were seen too seldom for that. */
export interface Ordinary {
  readonly watched: readonly Rarity[];
  readonly glanced: readonly Rarity[];
}

/**
 * How a check's likelihood ratio counts among others: its weight, and the share of padded items in which there is anything
 * for it to see. Padding is of many kinds; that one check sees none of its own does not make up for what another saw.
 */
export interface Term {
  readonly share: number;
  readonly weight: number;
}

/** How much the checks weigh together, fitted on ordinary items and on such as were padded (EVALUATION §3.11). */
export interface VerdictModel {
  /** Log-odds of padding before anything is seen, of the kinds that `ordinary` knows; of others see `UNFITTED_INTERCEPT`. */
  readonly intercept: number;
  /** How each check's evidence counts, by its id. */
  readonly terms: Readonly<Record<string, Term>>;
  /** The same where growth was watched as well: what was bought then is seen there, and a calm one excuses the rest. */
  readonly watched: Readonly<Record<string, Term>>;
  /** Weights of the checks that could not be fitted: of what they found, by their group, and of a check found in order. */
  readonly groups: { readonly [G in CheckGroup]: number };
  readonly unfittedQuiet: number;
  /** How the scores of ordinary items lie, where there is data for the kind. */
  readonly ordinary: { readonly [K in ItemKind]?: Ordinary };
}

export const SHIPPED_MODEL = shipped as unknown as VerdictModel;

/** Of kinds without data for the whole verdict: one item in twenty is taken to be padded (HEURISTICS D). */
const UNFITTED_INTERCEPT = Math.log(0.05 / 0.95);
/** A second finding of the same group repeats more than it adds. */
const SECOND_FINDING = 0.3;
/** The weights of these were fitted together: what one repeats of another is taken off already. */
const FITTED_TOGETHER: readonly CheckGroup[] = ['growth'];
const LEAST_PER_THOUSAND = 0.01;
/** Beyond the table ordinary items thin out as the scores say themselves: by e with each unit of log-odds. */
const TAIL_SCALE = 1;

/** What one check said, with the group it speaks for. */
export interface CheckAnswer {
  readonly id: string;
  readonly group: CheckGroup;
  readonly answer: Answer;
}

/** What a check's answer adds to the log-odds, with a natural-log likelihood ratio `llr`: ln(1 − share + share · e^(weight · llr)). */
export const countsFor = ({ share, weight }: Term, llr: number) => Math.log(1 - share + share * Math.exp(weight * llr));

/** The strongest of the group's findings, and a part of the next; of a group fitted together, all. */
function groupScore(found: readonly number[], group: CheckGroup): number {
  if (FITTED_TOGETHER.includes(group)) return found.reduce((sum, each) => sum + each, 0);
  const [first = 0, second = 0] = found.toSorted((a, b) => b - a);
  return first + SECOND_FINDING * second;
}

/** Whether growth could be judged, whatever it came to. */
export const isWatched = (said: readonly CheckAnswer[]) =>
  said.some(
    ({ id, answer }) => id === 'comove' && (answer.say !== 'blind' || answer.reason.id === 'missing.undecided'),
  );

/** The natural-log likelihood ratio of what a check said: nothing of one that could not see. */
export const llrOf = ({ answer }: CheckAnswer) =>
  answer.say === 'spoke' ? answer.finding.llr : answer.say === 'quiet' ? answer.llr : 0;

/** The log-odds of padding: what the checks say, each by its term, added up by groups (DESIGN §5, Verdict). */
export function scoreOf(said: readonly CheckAnswer[], model: VerdictModel, kind: ItemKind): number {
  const found = new Map<CheckGroup, number[]>();
  const watched = isWatched(said);
  let score = model.ordinary[kind] ? model.intercept : UNFITTED_INTERCEPT;
  for (const each of said) {
    const { id, group, answer } = each;
    const fitted = (watched ? model.watched[id] : undefined) ?? model.terms[id];
    const weight = answer.say === 'spoke' ? model.groups[group] : model.unfittedQuiet;
    const counts = countsFor(fitted ?? { share: 1, weight }, llrOf(each));
    if (answer.say === 'spoke') found.set(group, [...(found.get(group) ?? []), counts]);
    else score += counts;
  }
  for (const [group, counts] of found) score += groupScore(counts, group);
  return score;
}

export const posteriorOf = (score: number) => 1 / (1 + Math.exp(-score));

/** How many of 1,000 ordinary items of the kind, known as well, score as high or higher; null where no data tells. */
export function ordinaryPerThousandAt(
  score: number,
  known: keyof Ordinary,
  kind: ItemKind,
  { ordinary }: VerdictModel,
): number | null {
  const table = ordinary[kind]?.[known];
  const last = table?.at(-1);
  if (!table || !last) return null;
  const logs = table.map(([at, share]) => [at, Math.log(share)] as const);
  const beyond = Math.max(0, score - last[0]) / TAIL_SCALE;
  return Math.max(LEAST_PER_THOUSAND, Math.exp(interpolate(logs, score) - beyond));
}
