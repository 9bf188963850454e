/** Raised with every change of a check, a prior or a weight; kept verdicts of another version are recomputed. */
export const RULES_VERSION = 3;

/** What changed with each version, newest first. */
export const RULES_LOG: readonly { readonly version: number; readonly date: string; readonly what: string }[] = [
  {
    version: 3,
    date: '2026-11-23',
    what:
      'A check counts in the share of padded items that it can see, so a finding is not talked down by a check that has ' +
      'nothing to see; bursts and constant deliveries weigh apart; a burst of comments weighs little without their texts; ' +
      'a post that rose above the author’s others is allowed a stranger mix; posts seen once have their own table of ' +
      'ordinary scores.',
  },
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
