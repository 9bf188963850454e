import type { Fit } from '../task';

/** Every table that is fitted on data. */
export const FITS: readonly Fit[] = [];
