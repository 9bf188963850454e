import type { Windows } from 'webextension-polyfill';
import { browser } from '../../lib/browser';
import { speaker } from '../../lib/i18n';
import type { Desk } from '../../lib/judge';
import { type Ledger, memoryLedger, openWithStandby, renewLog, type StandbyLedger } from '../../lib/ledger';
import { erase } from '../../lib/ledger/erase';
import { loadSettings } from '../../lib/settings';
import { languageOf } from '../../lib/settings/language';
import { flawOfHistory, recallFlaws, watching } from './flaws';
import { recallSession, rememberInSession } from './session';

// Both live as long as the worker. The disk's is opened again by the next worker; the private one must be forgotten.
let onDisk: Promise<StandbyLedger> | undefined;
let inPrivate: Ledger | undefined;

/** Once after each start of the browser; what stands against it is told by the opening that follows. */
async function prepareDisk(): Promise<void> {
  const [{ logRenewed }] = await Promise.all([recallSession(), recallFlaws()]);
  if (logRenewed) return;
  try {
    await renewLog(watching.onLoss);
    await rememberInSession({ logRenewed: true });
  } catch (error) {
    console.warn('Shuifen: the log of the database could not be renewed', error);
  }
}

async function openDisk(): Promise<StandbyLedger> {
  try {
    await prepareDisk();
    return await openWithStandby(watching);
  } catch (error) {
    // Tried again by the next call, not remembered as broken for the worker's life.
    onDisk = undefined;
    throw error;
  }
}

/** Drops a site, or with null everything, from what is in memory too: in private windows, and while the disk fails. */
export async function eraseInMemory(site: string | null): Promise<void> {
  const ledgers = [inPrivate, await onDisk];
  for (const ledger of ledgers) if (ledger) await erase(ledger, site);
}

/** What judging needs, for a page in a private window (memory only) or in an ordinary one. */
export async function deskFor(isPrivate: boolean): Promise<Desk> {
  // Opened while the settings are read: whoever wakes the worker waits for both.
  if (!isPrivate) onDisk ??= openDisk();
  const [settings, ledger] = await Promise.all([loadSettings(), isPrivate ? null : onDisk]);
  const shared = { settings, speaker: speaker(languageOf(settings)) };
  if (!ledger) {
    inPrivate ??= memoryLedger();
    return { ...shared, ledger: inPrivate, trouble: () => 'private' };
  }
  return { ...shared, ledger, trouble: () => ledger.trouble() ?? flawOfHistory() };
}

/** The private windows that are open, by their ids. */
const privateWindows = new Set<number>();

/**
 * What was remembered of private windows goes with the last of them, however long the worker lives on. They are counted
 * as they open and close: asked for when one has closed, they could hold the next one already.
 */
export async function forgetWithPrivateWindows(): Promise<void> {
  const count = ({ id, incognito }: Windows.Window) => {
    if (incognito && id !== undefined) privateWindows.add(id);
  };
  browser.windows.onCreated.addListener(count);
  browser.windows.onRemoved.addListener((id) => {
    privateWindows.delete(id);
    if (privateWindows.size === 0) inPrivate = undefined;
  });
  for (const open of await browser.windows.getAll()) count(open);
}
