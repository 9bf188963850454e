import { speaker } from '../../lib/i18n';
import type { Desk } from '../../lib/judge';
import { type Ledger, memoryLedger, openWithStandby, renewLog, type StandbyLedger } from '../../lib/ledger';
import { loadSettings } from '../../lib/settings';
import { languageOf } from '../../lib/settings/language';
import { recallSession, rememberInSession } from './session';

// Both live as long as the worker. The disk's is opened again by the next worker; the private one must be forgotten.
let onDisk: Promise<StandbyLedger> | undefined;
let inPrivate: Ledger | undefined;

/** Each damaged row once: it is met again at every reading. */
const told = new Set<string>();
function onDamage({ key, reason }: { readonly key: string; readonly reason: string }): void {
  if (told.has(key)) return;
  told.add(key);
  console.warn(`Shuifen: part of the history of ${key} cannot be read: ${reason}`);
}

let isLost = false;
function onLoss(): void {
  isLost = true;
  console.warn('Shuifen: the browser has found the history damaged and deleted it');
  void rememberInSession({ historyLost: true });
}

/** Once after each start of the browser; what stands against it is told by the opening that follows. */
async function prepareDisk(): Promise<void> {
  const session = await recallSession();
  isLost ||= session.historyLost ?? false;
  if (session.logRenewed) return;
  try {
    await renewLog(onLoss);
    await rememberInSession({ logRenewed: true });
  } catch (error) {
    console.warn('Shuifen: the log of the database could not be renewed', error);
  }
}

async function openDisk(): Promise<StandbyLedger> {
  try {
    await prepareDisk();
    return await openWithStandby({ onDamage, onLoss });
  } catch (error) {
    // Tried again by the next call, not remembered as broken for the worker's life.
    onDisk = undefined;
    throw error;
  }
}

/** What judging needs, for a page in a private window (memory only) or in an ordinary one. */
export async function deskFor(isPrivate: boolean): Promise<Desk> {
  const settings = await loadSettings();
  const shared = { settings, speaker: speaker(languageOf(settings)) };
  if (isPrivate) {
    inPrivate ??= memoryLedger();
    return { ...shared, ledger: inPrivate, trouble: () => 'private' };
  }
  onDisk ??= openDisk();
  const ledger = await onDisk;
  const flaw = () => (isLost ? 'lost' : told.size > 0 ? 'damaged' : null);
  return { ...shared, ledger, trouble: () => ledger.trouble() ?? flaw() };
}
