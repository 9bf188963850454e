import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser as Extension } from 'webextension-polyfill';
import { respond } from '../../demo';
import { builtExtension, type ExtensionBrowser, launchWithExtension } from './harness/browser';

declare const chrome: Pick<Extension, 'runtime'>;

const FEED = 'https://weibo.com/';
const CSS_MARK = '[data-shuifen][data-state]';
const marks = (page: Page) => page.locator(CSS_MARK).count();
const posts = (page: Page) => page.locator('article').count();

/** A page may hold fewer marks than posts for a moment, never more. */
async function waitForMarks(page: Page): Promise<void> {
  await expect.poll(() => marks(page), { timeout: 20_000 }).toBeGreaterThan(5);
  expect(await marks(page)).toBeLessThanOrEqual(
    (await posts(page)) + (await page.locator('article article').count()) + 2,
  );
}

async function loadInto(browser: ExtensionBrowser): Promise<string> {
  const session = await browser.context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('The browser is gone');
  const { id } = await session.send('Extensions.loadUnpacked', { path: builtExtension });
  return id;
}

describe('a page that was open before', () => {
  const idle = mkdtempSync(join(tmpdir(), 'shuifen-idle-'));
  let browser: ExtensionBrowser;
  beforeAll(async () => {
    writeFileSync(
      join(idle, 'manifest.json'),
      JSON.stringify({ manifest_version: 3, name: 'idle', version: '1', background: { service_worker: 'idle.js' } }),
    );
    writeFileSync(join(idle, 'idle.js'), '');
    browser = await launchWithExtension({ headless: true, extensionDir: idle, web: (url) => respond(url, 0) });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(idle, { recursive: true, force: true });
  });

  it('comes to life when Shuifen is installed, and again, without doubles, when it is updated', async () => {
    const page = await browser.context.newPage();
    await page.goto(FEED);
    expect(await marks(page)).toBe(0);
    const id = await loadInto(browser);
    await waitForMarks(page);
    const first = await marks(page);

    const own = await browser.context.newPage();
    await own.goto(`chrome-extension://${id}/manifest.json`);
    // Marked by hand, so that the marks of the script that is about to be orphaned can be told from the new ones.
    await page.evaluate((css) => {
      for (const host of document.querySelectorAll(css)) host.setAttribute('data-old', '');
    }, CSS_MARK);
    await own.evaluate(() => chrome.runtime.reload()).catch(() => undefined);
    await expect.poll(() => page.locator('[data-old]').count(), { timeout: 20_000 }).toBe(0);
    await expect.poll(() => marks(page), { timeout: 20_000 }).toBe(first);
  });
});
