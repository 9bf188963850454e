import { storage } from 'wxt/utils/storage';
import { browser, type Runtime } from '../../lib/browser';

/** Whether the first steps have been shown on this machine: once is enough, also where a profile installs it anew. */
const welcomed = storage.defineItem<boolean>('local:welcomed', { fallback: false });

const START_PAGE = '/options.html#start';

/** Opens the first steps once, after the installation. */
export async function welcome({ reason, temporary }: Runtime.OnInstalledDetailsType): Promise<void> {
  // Firefox loads a temporary add-on again at every start of a developer's session.
  if (reason !== 'install' || temporary || (await welcomed.getValue())) return;
  await browser.tabs.create({ url: browser.runtime.getURL(START_PAGE) });
  await welcomed.setValue(true);
}
