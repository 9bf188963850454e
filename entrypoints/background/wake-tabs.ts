import { browser } from '../../lib/browser';

/**
 * Brings the extension to life in tabs that were open before it was installed or updated: the browser itself runs
 * content scripts only in pages loaded later.
 */
export async function wakeOpenTabs(): Promise<void> {
  const scripts = browser.runtime.getManifest().content_scripts ?? [];
  for (const { matches, exclude_matches, js } of scripts) {
    if (!js) continue;
    const tabs = await browser.tabs.query({ url: matches });
    const left = exclude_matches ? await browser.tabs.query({ url: exclude_matches }) : [];
    const leftIds = new Set(left.map(({ id }) => id));
    await Promise.allSettled(
      tabs.flatMap(({ id, discarded }) =>
        id === undefined || discarded || leftIds.has(id)
          ? []
          : [browser.scripting.executeScript({ target: { tabId: id }, files: js })],
      ),
    );
  }
}
