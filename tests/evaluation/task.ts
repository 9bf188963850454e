import type { Data } from './data';
import type { Random } from './random';
import type { Estimate } from './score';

/** One line of the result: what `npm run evaluate` prints as JSON and in its table. */
export interface Row {
  /** What was to be told apart, e.g. `mix reposts ×10`. */
  readonly task: string;
  /** `AUC`, `recall@1%`, `false alarms per 1,000`, `calibration error`, `hours to detect`, … */
  readonly metric: string;
  readonly value: number;
  /** Ends of the 95 % interval; null where there is nothing to resample. */
  readonly low: number | null;
  readonly high: number | null;
  /** The best naive method's figure for the same, from the same run. */
  readonly baseline: number | null;
  /** Which method that is. */
  readonly baselineName?: string;
  /** The floor (a quick prototype's figure) and the target of EVALUATION §4 and of the issue, where one is set. */
  readonly floor?: number;
  readonly target?: number;
  readonly n?: number;
}

export interface TaskContext {
  readonly data: Data;
  readonly random: Random;
  /** Rounds of the bootstrap. */
  readonly rounds: number;
  /** The user's own list of comment templates, one a line, or none. */
  readonly templates: readonly string[] | null;
}

/** A question put to the checks, with its naive baselines. */
export interface Task {
  readonly id: string;
  /** The sets it needs, as folder names; where one is missing the task is skipped, and says so. */
  readonly needs: readonly string[];
  run(context: TaskContext): Iterable<Row> | Promise<Iterable<Row>>;
}

/** A table of what is normal that ships with the product. */
export interface Fit {
  /** Its file in `lib/verdict/priors`. */
  readonly file: string;
  readonly needs: readonly string[];
  /** The whole content, with its provenance. */
  make(context: Pick<TaskContext, 'data' | 'random'>): object;
}

export function row(task: string, metric: string, estimate: Estimate, more: Partial<Row> = {}): Row {
  const { value, low, high } = estimate;
  return { task, metric, value, low, high, baseline: null, ...more };
}
