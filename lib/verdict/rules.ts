/** Raised with every change of a check, a prior or a weight; kept verdicts of another version are recomputed. */
export const RULES_VERSION = 2;

/** What changed with each version, newest first. */
export const RULES_LOG: readonly { readonly version: number; readonly date: string; readonly what: string }[] = [
  {
    version: 2,
    date: '2026-11-23',
    what:
      'The whole catalogue. Growth is judged (comove, night, drip, selfburst) and several posts together (lockstep); ' +
      'tables and weights are fitted on data and cross-checked; growth can acquit a post; how rare an ordinary item ' +
      'of such a score is comes from the scores of ordinary items; unknown says how many more looks or posts would tell.',
  },
  { version: 1, date: '2026-11-23', what: 'Five checks: ratio, histogram, surge, rollback, population.' },
];
