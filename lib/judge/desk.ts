import type { Speaker } from '../i18n';
import type { Ledger } from '../ledger';
import type { Settings } from '../settings';
import type { Trouble } from './trouble';

/** What judging needs at hand. */
export interface Desk {
  readonly ledger: Ledger;
  readonly settings: Settings;
  readonly speaker: Speaker;
  /** What the user has to know of the history; null while it is where it belongs, and whole. */
  trouble(): Trouble | null;
}
