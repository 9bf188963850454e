import type { Task } from '../task';
import { accountsTask } from './accounts';
import { chartTask } from './charts';
import { templatesTask } from './comments';
import { listmoveTask, populationTask, rollbackTask } from './facts';
import { growthTask } from './growth';
import { lockstepTask } from './lockstep';
import { mixTask } from './mix';
import { histogramTask } from './ratings';
import { steamTask } from './reviews';
import { starsTask } from './stars';
import { strataTask } from './strata';
import { imdbTask, surgeTask } from './surge';
import { trapsTask } from './traps';
import { verdictTask } from './verdict';

/** Every question there is, in the order of EVALUATION §3. Each domain lists its own. */
export const TASKS: readonly Task[] = [
  mixTask,
  starsTask,
  accountsTask,
  templatesTask,
  trapsTask,
  chartTask,
  rollbackTask,
  populationTask,
  listmoveTask,
  histogramTask,
  surgeTask,
  imdbTask,
  steamTask,
  growthTask,
  lockstepTask,
  verdictTask,
  strataTask,
];
