import type { Task } from '../task';

/** Every question there is, in the order of EVALUATION §3. Each domain lists its own. */
export const TASKS: readonly Task[] = [];
