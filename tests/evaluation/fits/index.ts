import type { Fit } from '../task';
import { chartFit, listmoveFit } from './charts';
import { clockFit } from './clock';
import { templatesFit } from './comments';
import { growthFits } from './growth';
import { mixFit } from './mix';
import { digitsFit, followersFit, regimeFit } from './posts';
import { histogramFit, surgeFit } from './ratings';
import { starsFit } from './stars';
import { verdictFit } from './verdict';
import { yardstickFit } from './yardstick';

/** Every table that is fitted on data. */
export const FITS: readonly Fit[] = [
  yardstickFit,
  chartFit,
  listmoveFit,
  histogramFit,
  surgeFit,
  clockFit,
  mixFit,
  regimeFit,
  followersFit,
  digitsFit,
  templatesFit,
  starsFit,
  ...growthFits,
  verdictFit,
];
