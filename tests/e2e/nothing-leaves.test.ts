import { afterAll, describe, expect, it } from 'vitest';
import { demoPages, respond } from '../../demo';
import { builtExtension, launchWithExtension } from './harness/browser';
import { idleExtension } from './harness/idle';
import { readTab } from './harness/tab';

/** Both runs differ in ours alone. */
const idle = idleExtension();
afterAll(() => idle.remove());

/** Every request of a visit to each demo page, in order, whoever made it: page, page script, worker or popup. */
async function requestsWith(extensionDir: string): Promise<readonly string[]> {
  const asked: string[] = [];
  const web = (url: string) => {
    asked.push(url);
    return respond(url, 0);
  };
  const browser = await launchWithExtension({ headless: true, extensionDir, web });
  try {
    const tab = await browser.openTab();
    for (const { url } of demoPages(0)) {
      await tab.page.goto(url);
      if (extensionDir !== builtExtension) continue;
      await readTab(browser, tab);
      const badge = tab.page.locator('[data-shuifen] button').first();
      await badge.click();
      await tab.page.getByRole('dialog').waitFor();
      const popup = await browser.extensionPage(`popup.html?tab=${tab.tabId}`);
      await popup.getByRole('heading').first().waitFor();
      await popup.close();
    }
  } finally {
    await browser.close();
  }
  return asked.filter((url) => !url.endsWith('/favicon.ico'));
}

describe('the network', () => {
  it('sees the same requests with Shuifen, opened badges and popup included, as without it', async () => {
    const without = await requestsWith(idle.dir);
    const withShuifen = await requestsWith(builtExtension);
    expect(without.length).toBeGreaterThanOrEqual(demoPages(0).length);
    expect(withShuifen).toEqual(without);
  });
});
