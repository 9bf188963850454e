import { speaker } from '../../lib/i18n';
import type { Desk } from '../../lib/judge';
import { type Ledger, type LedgerTrouble, memoryLedger, openLedger } from '../../lib/ledger';
import { loadSettings } from '../../lib/settings';
import { languageOf } from '../../lib/settings/language';

interface History {
  readonly ledger: Ledger;
  /** Why the history is only in memory; null when it is on the disk. */
  readonly trouble: LedgerTrouble | null;
}

// Both live as long as the worker. The disk's is opened again by the next worker; the private one must be forgotten.
let onDisk: Promise<History> | undefined;
let inPrivate: Ledger | undefined;

async function open(): Promise<History> {
  const opened = await openLedger();
  return opened.ok ? { ledger: opened.ledger, trouble: null } : { ledger: memoryLedger(), trouble: opened.reason };
}

/** What judging needs, for a page in a private window (memory only) or in an ordinary one. */
export async function deskFor(isPrivate: boolean): Promise<Desk> {
  const settings = await loadSettings();
  const shared = { settings, speaker: speaker(languageOf(settings)) };
  if (isPrivate) {
    inPrivate ??= memoryLedger();
    return { ...shared, ledger: inPrivate, trouble: null };
  }
  onDisk ??= open();
  return { ...shared, ...(await onDisk) };
}
