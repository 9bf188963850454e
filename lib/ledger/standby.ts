import { LedgerError, type LedgerTrouble } from './error';
import type { Ledger, LedgerOptions } from './ledger';
import { memoryLedger } from './memory';
import { openLedger } from './open';

/** A ledger that goes on in memory when the disk fails, and says that it does. */
export interface StandbyLedger extends Ledger {
  /** Why the history is only in memory now; null while it is on the disk. */
  trouble(): LedgerTrouble | null;
}

/**
 * Opens the ledger on the disk. Where that cannot be had, or fails later, reading and judging go on in memory: the
 * call that failed is repeated there, and what the disk holds stays as it is.
 */
export async function openWithStandby(options: LedgerOptions = {}): Promise<StandbyLedger> {
  const opened = await openLedger(options);
  let ledger = opened.ok ? opened.ledger : memoryLedger(options);
  let trouble = opened.ok ? null : opened.reason;

  const steady = async <T>(work: (on: Ledger) => Promise<T>): Promise<T> => {
    const on = ledger;
    try {
      return await work(on);
    } catch (error) {
      if (!(error instanceof LedgerError) || error.trouble === 'closed') throw error;
      // Several calls can fail at once: the first one changes over, and all are repeated on the same memory.
      if (ledger === on) {
        on.close();
        ledger = memoryLedger(options);
        trouble = error.trouble;
      }
      return work(ledger);
    }
  };
  return {
    record: (view, at) => steady((on) => on.record(view, at)),
    evidence: (keys) => steady((on) => on.evidence(keys)),
    keepVerdicts: (verdicts, at) => steady((on) => on.keepVerdicts(verdicts, at)),
    verdicts: (keys) => steady((on) => on.verdicts(keys)),
    totals: () => steady((on) => on.totals()),
    close: () => ledger.close(),
    trouble: () => trouble,
  };
}
