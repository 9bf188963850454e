import type { Speaker } from '../i18n';
import type { Ledger, LedgerTrouble } from '../ledger';
import type { Settings } from '../settings';

/** What judging needs at hand. */
export interface Desk {
  readonly ledger: Ledger;
  readonly settings: Settings;
  readonly speaker: Speaker;
  /** Why the history is only in memory; null while it is where it belongs. */
  trouble(): LedgerTrouble | null;
}
