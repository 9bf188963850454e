import { MATCHES } from '../../lib/adapters/hosts';
import { browser } from '../../lib/browser';

/** Where Weibo and Douban show their counts. */
export const HOSTS: readonly string[] = MATCHES;

/**
 * The hosts of Weibo and Douban that the browser holds back (Firefox until the user allows them, Chromium with access
 * "on click"), if the page of the tab may be one of them. Of a page that it may not look at, the extension often does
 * not even know the address.
 */
export async function hostsHeldBack(tabId: number): Promise<string[]> {
  const granted = await Promise.all(HOSTS.map((origin) => browser.permissions.contains({ origins: [origin] })));
  const heldBack = HOSTS.filter((_, i) => !granted[i]);
  const url = (await browser.tabs.get(tabId).catch(() => null))?.url;
  const isOurs = url === undefined || heldBack.some((pattern) => url.startsWith(pattern.slice(0, -1)));
  return isOurs ? heldBack : [];
}
