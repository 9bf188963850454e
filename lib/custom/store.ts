import { storage } from 'wxt/utils/storage';
import { parseStoredSites, type StoredSite } from '../schema/stored-sites';

export type { StoredSite } from '../schema/stored-sites';

const stored = storage.defineItem<unknown>('local:customSites', { version: 1, fallback: null });

/** The user's adapters as they were given, in the order in which they were added. */
export async function loadSites(): Promise<readonly StoredSite[]> {
  return parseStoredSites(await stored.getValue());
}

/** Changes what is stored, one change after the other, whichever page of the extension asks for it. */
export async function changeSites(change: (sites: readonly StoredSite[]) => readonly StoredSite[]): Promise<void> {
  await navigator.locks.request('shuifen-custom-sites', async () => stored.setValue(change(await loadSites())));
}
