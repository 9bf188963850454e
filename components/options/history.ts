import type { Speaker } from '../../lib/i18n';
import type { PopupTrouble } from '../../lib/messages/popup-view';
import type { Job, Said } from './job';

/** How much is remembered. */
export interface HistoryGlance {
  readonly items: number;
  readonly points: number;
  /** Times of the first and the last look, ms since 1970; null while there is none. */
  readonly since: number | null;
  readonly newest: number | null;
  /** What it takes on the disk; null where the browser does not tell. */
  readonly bytes: number | null;
  /** Sites of which something is remembered, the one with most items first. */
  readonly sites: readonly { readonly id: string; readonly items: number }[];
}

export interface HistorySight {
  /** Null where it cannot be opened: then `trouble` says why. */
  readonly glance: HistoryGlance | null;
  readonly trouble: PopupTrouble | null;
}

/** What the options can do with the history. None of it rejects: what goes wrong is told in words. */
export interface HistoryHands {
  look(speaker: Speaker): Promise<HistorySight>;
  /** Lets the user choose a file and writes everything into it. */
  backup(job: Job, speaker: Speaker): Promise<Said | null>;
  /** Merges a backup; one with anything wrong changes nothing. */
  restore(file: File, job: Job, speaker: Speaker): Promise<Said>;
  /** Drops all that is remembered of a site, or with null everything. */
  erase(site: string | null, speaker: Speaker): Promise<Said>;
}
