import type { Speaker } from '../i18n';
import type { LedgerTrouble } from '../ledger';

/**
 * What is the matter with the history: why it is only in memory, where that is so (`private`: because the window is),
 * that part of it is `damaged`, or that the browser found it so and deleted it (`lost`).
 */
export type Trouble = LedgerTrouble | 'private' | 'damaged' | 'lost';

/** True where a trouble keeps the history off the disk, so that what is remembered is not what was. */
export function isInMemory(trouble: Trouble | null): boolean {
  return trouble !== null && trouble !== 'damaged' && trouble !== 'lost';
}

export interface TroubleText {
  readonly sentence: string;
  /** What the user can do about it. */
  readonly next: string;
}

/** A trouble in words that a user understands, for popup and options alike. */
export function troubleText(trouble: Trouble, speaker: Speaker): TroubleText {
  return { sentence: speaker.say(`trouble.${trouble}`), next: speaker.say(`trouble.${trouble}.next`) };
}
