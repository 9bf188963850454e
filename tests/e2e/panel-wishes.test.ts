import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { respond } from '../../demo';
import { type ExtensionBrowser, launchWithExtension, type Tab } from './harness/browser';
import { badgesOf, readTab } from './harness/tab';

/** A window of 1,280 by 800 at 200 % has room for half as many of the page's pixels. */
const AT_200_PERCENT = { width: 640, height: 400 };

let browser: ExtensionBrowser;
let tab: Tab;

beforeAll(async () => {
  browser = await launchWithExtension({ headless: true, locale: 'zh-CN', web: (url) => respond(url, 2) });
});
afterAll(() => browser?.close());
beforeEach(async () => {
  tab = await browser.openTab();
  return () => tab.page.close();
});

async function openPanel() {
  await tab.page.goto('https://weibo.com/');
  const view = await readTab(browser, tab);
  if (view) await badgesOf(tab.page, view);
  await tab.page.locator('[data-shuifen][data-state="unusual"] button').first().click();
  const panel = tab.page.getByRole('dialog');
  await panel.waitFor();
  return panel;
}

describe('the panel, as the reader wants pages shown', () => {
  it('stands whole in a window at 200 %, and what does not fit is scrolled to', async () => {
    await tab.page.setViewportSize(AT_200_PERCENT);
    const panel = await openPanel();
    const box = await panel.boundingBox();
    if (!box) throw new Error('The panel is not on show');
    expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(AT_200_PERCENT.width);
    expect(box.y + box.height).toBeLessThanOrEqual(AT_200_PERCENT.height);
    const last = panel.getByRole('button').last();
    await last.scrollIntoViewIfNeeded();
    const end = await last.boundingBox();
    expect((end?.y ?? 0) + (end?.height ?? 0)).toBeLessThanOrEqual(box.y + box.height);
    await expect(panel.evaluate((node) => node.scrollWidth <= node.clientWidth)).resolves.toBe(true);
  });

  it('moves as it opens, and not where less motion is wished for', async () => {
    const durations = async (reducedMotion: 'no-preference' | 'reduce') => {
      await tab.page.emulateMedia({ reducedMotion });
      const panel = await openPanel();
      return panel.evaluate((node) => Number.parseFloat(getComputedStyle(node).animationDuration));
    };
    expect(await durations('no-preference')).toBeGreaterThan(0);
    expect(await durations('reduce')).toBe(0);
  });

  it('keeps its edge where the reader’s colours are forced', async () => {
    await tab.page.emulateMedia({ forcedColors: 'active' });
    const panel = await openPanel();
    await expect(panel.evaluate((node) => getComputedStyle(node).borderTopStyle)).resolves.toBe('solid');
  });
});
