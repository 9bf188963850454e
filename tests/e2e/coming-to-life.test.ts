import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { respond } from '../../demo';
import { builtExtension, type ExtensionBrowser, launchWithExtension } from './harness/browser';
import { idleExtension } from './harness/idle';

const FEED = 'https://weibo.com/';
const CSS_MARK = '[data-shuifen][data-state]';
const marks = (page: Page) => page.locator(`article ${CSS_MARK}`).count();

/** Installs Shuifen, or updates it where it is installed. */
async function install(browser: ExtensionBrowser): Promise<void> {
  const session = await browser.context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('The browser is gone');
  await session.send('Extensions.loadUnpacked', { path: builtExtension });
}

describe('a page that was open before', () => {
  const idle = idleExtension();
  let browser: ExtensionBrowser;
  beforeAll(async () => {
    browser = await launchWithExtension({ headless: true, extensionDir: idle.dir, web: (url) => respond(url, 0) });
  });
  afterAll(async () => {
    await browser?.close();
    idle.remove();
  });

  it('comes to life when Shuifen is installed, and again, without doubles, when it is updated', async () => {
    const page = await browser.context.newPage();
    await page.goto(FEED);
    expect(await marks(page)).toBe(0);
    await install(browser);
    // A toolbar for each post and for the original inside a retweet; a parked view has one too, and no mark.
    const items = await page.locator('[data-active] article footer').count();
    await expect.poll(() => marks(page), { timeout: 20_000 }).toBe(items);

    // Marked by hand, so that the marks of the script that is about to be orphaned can be told from the new ones.
    await page.evaluate((css) => {
      for (const host of document.querySelectorAll(css)) host.setAttribute('data-old', '');
    }, CSS_MARK);
    await install(browser);
    await expect.poll(() => page.locator('[data-old]').count(), { timeout: 20_000 }).toBe(0);
    await expect.poll(() => marks(page), { timeout: 20_000 }).toBe(items);
  });
});
