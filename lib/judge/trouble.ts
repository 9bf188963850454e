import type { Speaker } from '../i18n';
import type { LedgerTrouble } from '../ledger';
import type { PopupTrouble } from '../messages/popup-view';
import type { Desk } from './desk';

/**
 * What is the matter with the history: why it is only in memory, where that is so (`private`: because the window is),
 * that part of it is `damaged`, that the browser found it so and deleted it (`lost`), or has `cleared` it for room or
 * because it was told to.
 */
export type Trouble = LedgerTrouble | 'private' | 'damaged' | 'lost' | 'cleared';

/** Troubles that leave the history on the disk. */
const ON_DISK: readonly Trouble[] = ['damaged', 'lost', 'cleared'];

/** True where a trouble keeps the history off the disk, so that what is remembered is not what was. */
export function isInMemory(trouble: Trouble | null): boolean {
  return trouble !== null && !ON_DISK.includes(trouble);
}

/** A trouble in words that a user understands, for popup and options alike. */
export function troubleText(trouble: Trouble, speaker: Speaker): PopupTrouble {
  return { sentence: speaker.say(`trouble.${trouble}`), next: speaker.say(`trouble.${trouble}.next`) };
}

/** What is the matter with the history of a desk, in words; null where nothing is. */
export function troubleOf({ speaker, trouble }: Pick<Desk, 'speaker' | 'trouble'>): PopupTrouble | null {
  const why = trouble();
  return why === null ? null : troubleText(why, speaker);
}
