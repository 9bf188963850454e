/** Raised with every change of a check, a prior or a weight; kept verdicts of another version are recomputed. */
export const RULES_VERSION = 1;

/** What changed with each version, newest first. */
export const RULES_LOG: readonly { readonly version: number; readonly date: string; readonly what: string }[] = [
  { version: 1, date: '2026-11-23', what: 'Five checks: ratio, histogram, surge, rollback, population.' },
];
