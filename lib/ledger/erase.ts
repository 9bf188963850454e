import type { Ledger } from './ledger';

/**
 * Drops everything that is remembered of a site, slice by slice, or with null all there is. What is recorded meanwhile
 * may stay.
 *
 * @param site what keys begin with, e.g. `weibo`
 * @throws LedgerError where the ledger cannot be written; what was dropped by then is gone
 */
export async function erase(ledger: Ledger, site: string | null): Promise<void> {
  if (site === null) return ledger.clear();
  let after: string | null = null;
  do after = await ledger.forgetSite(site, after);
  while (after !== null);
}
