import type { Answer, CheckGroup, Evidence, ItemKind, Param, Sentence } from '../model';

/** The unit in which a power user sets a check's threshold. */
export type ThresholdUnit =
  /** So many of 1,000 ordinary items look like this or stranger. */
  | 'perThousandOrdinary'
  /** Percent of the site's monthly users. */
  | 'percentOfUsers'
  /** Percent that a count has fallen by. */
  | 'percentFall';

export interface Threshold {
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly unit: ThresholdUnit;
}

/** One heuristic: a pure function from evidence to what it has to say. */
export interface Check {
  readonly id: string;
  readonly group: CheckGroup;
  readonly kinds: readonly ItemKind[];
  readonly threshold: Threshold;
  /** True where an item of these kinds may be called ordinary because this check looked and saw nothing. */
  readonly acquits: boolean;
  run(evidence: Evidence, threshold: number): Answer;
}

/** A sentence of the check's own, e.g. `says('ratio.seen', {...})`. */
export function says(id: string, params: Readonly<Record<string, Param>> = {}): Sentence {
  return { id, params };
}

export function blind(id: string, params: Readonly<Record<string, Param>> = {}): Answer {
  return { say: 'blind', reason: says(id, params) };
}

/** No check by itself acquits by more than this, in natural-log likelihood ratios. */
export const LLR_FLOOR = -1;

/** "Looked, nothing to say": for checks that can only ever speak against a count. */
export const NOTHING_SEEN: Answer = { say: 'quiet', power: 0, llr: 0 };

export const numberParam = (value: number, digits?: number): Param =>
  digits === undefined ? { is: 'number', value } : { is: 'number', value, digits };
export const percentParam = (value: number, digits = 1): Param => ({ is: 'percent', value, digits });
