import type { Evidence, State, Verdict } from '../model';
import type { ReviewOfExport } from '../schema/export';
import { tuningOf as canonical, judge, type Tuning } from '../verdict';
import { addressOf } from './address';
import type { Redactor } from './redact';
import type { ExportAbout, ExportedItem } from './types';

/** An item ready to be written: redacted, and judged anew from what is left. */
export interface Prepared {
  readonly evidence: Evidence;
  readonly verdict: Verdict;
  /** The state under which it was listed, where that is another. */
  readonly listedAs: State | null;
  readonly review: ReviewOfExport | null;
  readonly address: string | null;
}

/** Of the settings only what a verdict depends on: exceptions, say, name people and are the reader's own affair. */
export function tuningOf({ settings }: Pick<ExportAbout, 'settings'>): Tuning {
  return canonical(settings);
}

/**
 * Redacts an item and judges it anew. The kept verdict can be older than its evidence (another look at another post of
 * the author's is enough); only one that follows from what is written can be checked by somebody else.
 */
export function prepare({ evidence, verdict, review }: ExportedItem, redactor: Redactor, tuning: Tuning): Prepared {
  const redacted = redactor.evidence(evidence);
  const anew = judge(redacted, tuning);
  return {
    evidence: redacted,
    verdict: anew,
    listedAs: verdict === null || anew.state === verdict.state ? null : verdict.state,
    review: review && { ...review, note: redactor.words(review.note) },
    address: addressOf(redacted.facts.key),
  };
}
