import { browser } from '../../lib/browser';
import { syncScripts } from '../../lib/custom';

/** Keeps the script for the user's own sites where it belongs, through updates and changed permissions. */
export function keepCustomSites(): void {
  const sync = () =>
    void syncScripts().catch((error) => console.error('Shuifen could not register its script for own sites', error));
  // An update makes the browser forget the registration; some forget it at every start.
  browser.runtime.onInstalled.addListener(sync);
  browser.runtime.onStartup.addListener(sync);
  browser.permissions.onAdded.addListener(sync);
  browser.permissions.onRemoved.addListener(sync);
}
