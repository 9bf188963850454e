import { connect } from './connection';
import { LedgerError, type LedgerTrouble } from './error';
import { idbShelves } from './idb';
import { createLedger, type Ledger, type LedgerOptions } from './ledger';

export type Opened =
  | { readonly ok: true; readonly ledger: Ledger }
  | { readonly ok: false; readonly reason: LedgerTrouble };

/** Opens the ledger on the disk. Where that is not to be had it says why; the caller goes on with `memoryLedger()`. */
export async function openLedger(options: LedgerOptions = {}): Promise<Opened> {
  const ledger = createLedger(idbShelves(connect(options), options.onDamage), options);
  try {
    // The first read opens the database and proves that it answers.
    await ledger.totals();
    return { ok: true, ledger };
  } catch (error) {
    ledger.close();
    if (error instanceof LedgerError) return { ok: false, reason: error.trouble };
    throw error;
  }
}
