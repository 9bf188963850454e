import { browser } from '../browser';
import { openOrigins } from './sites';

const ID = 'custom';
const FILE = 'content-scripts/custom.js';

async function register(origins: readonly string[]): Promise<readonly string[]> {
  const [before] = await browser.scripting.getRegisteredContentScripts({ ids: [ID] });
  const script = { id: ID, js: [FILE], matches: [...origins], runAt: 'document_idle' as const };
  if (origins.length === 0) {
    if (before) await browser.scripting.unregisterContentScripts({ ids: [ID] });
  } else if (before) await browser.scripting.updateContentScripts([script]);
  else await browser.scripting.registerContentScripts([script]);
  return origins.filter((origin) => !before?.matches?.includes(origin));
}

/** Runs the script in pages that are open already. Where an older one runs, it takes its badges away and gives way. */
async function wake(origins: readonly string[]): Promise<void> {
  const tabs = origins.length > 0 ? await browser.tabs.query({ url: [...origins] }) : [];
  await Promise.allSettled(
    tabs.map(({ id, discarded }) =>
      id === undefined || discarded
        ? undefined
        : browser.scripting.executeScript({ target: { tabId: id }, files: [`/${FILE}`] }),
    ),
  );
}

/**
 * Registers the script for the user's sites where it belongs now, and brings it to life in the open pages of hosts that
 * are new. The browser forgets registrations when the extension is updated: then all of them are new.
 *
 * @param changed hosts whose adapters have changed: their open pages get the script anew
 */
export async function syncScripts(changed: readonly string[] = []): Promise<void> {
  // One at a time: a second registration under the same name would be refused.
  await navigator.locks.request('shuifen-custom-scripts', async () => {
    const fresh = await register(await openOrigins());
    await wake([...new Set([...fresh, ...changed])]);
  });
}
