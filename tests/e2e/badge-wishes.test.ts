import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser as Extension } from 'webextension-polyfill';
import { demoPages, respond } from '../../demo';
import { type ExtensionBrowser, launchWithExtension, type Tab } from './harness/browser';
import { movedBy, shiftsOf, watchShifts } from './harness/layout';
import { badgesOf, readTab } from './harness/tab';

declare const chrome: Pick<Extension, 'tabs'>;

const FEED = demoPages(0).find(({ url }) => url === 'https://weibo.com/')?.url ?? '';
const MARKED = 'article shuifen-badge[data-state="unusual"]';
/** Waits until a page that was drawn anew has been measured again. */
const SETTLED_MS = 600;

let browser: ExtensionBrowser;
let tab: Tab;
/** What the page brings with it, in its own style. */
let style = '';

beforeAll(async () => {
  browser = await launchWithExtension({
    headless: true,
    locale: 'zh-CN',
    web: (url) => {
      const answer = respond(url, 0);
      // The demo says its theme on the root element; here the page's grounds are to speak.
      const quiet = answer?.body.replace('document.documentElement.dataset.theme=', 'void ');
      return answer && { ...answer, body: quiet?.replace('</head>', `<style>${style}</style></head>`) ?? '' };
    },
  });
});
afterAll(() => browser?.close());
beforeEach(async () => {
  style = '';
  tab = await browser.openTab();
  await watchShifts(tab.page);
  return () => tab.page.close();
});

async function visit(css = ''): Promise<void> {
  style = css;
  await tab.page.goto(FEED);
  const view = await readTab(browser, tab);
  if (view) await badgesOf(tab.page, view);
}

const button = () => tab.page.locator(MARKED).first().locator('button');
const theme = () => tab.page.locator(MARKED).first().getAttribute('data-theme');
const panelTheme = () => tab.page.evaluate(() => document.querySelector('shuifen-panel')?.getAttribute('data-theme'));

/** How high the sign is, and how far its middle is from its row's. */
const sign = () =>
  tab.page
    .locator(MARKED)
    .first()
    .evaluate((host) => {
      const box = host.shadowRoot?.querySelector('svg')?.getBoundingClientRect();
      const row = host.parentElement?.getBoundingClientRect();
      if (!box || !row) throw new Error('There is no sign in a row');
      return { heightPx: box.height, offPx: Math.abs(box.top + box.height / 2 - row.top - row.height / 2) };
    });

describe('the page’s theme', () => {
  const bare = 'html, body { background: none !important; color-scheme: normal !important; color: #222 !important }';

  it.each([
    ['its body dark', 'body { background: #16181c !important }', 'dark'],
    [
      'its body light on a dark root',
      'html { background: #000 !important } body { background: #fff !important }',
      'light',
    ],
    ['its root dark under a body that is not painted', `${bare} html { background: #101010 !important }`, 'dark'],
    [
      'its root dark under a thin veil',
      `${bare} html { background: #101010 !important } body { background: #fff3 !important }`,
      'dark',
    ],
    ['nothing painted', bare, 'light'],
    [
      'nothing painted, in the browser’s own dark',
      `${bare} html, body { color-scheme: dark !important; color: CanvasText !important }`,
      'dark',
    ],
    [
      'bright text on what an element between paints',
      `${bare} #app { background: #111 } body { color: #eee !important }`,
      'dark',
    ],
  ])('is read from %s', async (_, css, expected) => {
    await visit(css);
    expect(await theme()).toBe(expected);
  });
});

describe('the badge, as the reader wants pages shown', () => {
  it('grows with the text of its row, stays in the row and moves nothing', async () => {
    await visit();
    const usual = await sign();
    await visit('article, article * { font-size: 24px !important }');
    const large = await sign();
    expect(large.heightPx).toBeGreaterThan(24);
    expect(large.heightPx).toBeGreaterThan(1.5 * usual.heightPx);
    expect(large.offPx).toBeLessThan(6);
    expect(await shiftsOf(tab.page)).toBe(0);
    expect((await movedBy(tab.page)).moved).toEqual([]);
  });

  it('moves nothing at a zoom of 200 %, and stays in its row', async () => {
    await visit();
    await browser.control.evaluate((id) => chrome.tabs.setZoom(id, 2), tab.tabId);
    await expect.poll(() => tab.page.evaluate(() => devicePixelRatio)).toBe(2);
    await tab.page.waitForTimeout(SETTLED_MS);
    expect((await sign()).offPx).toBeLessThan(6);
    await tab.page.reload();
    const view = await readTab(browser, tab);
    if (view) await badgesOf(tab.page, view);
    expect(await shiftsOf(tab.page)).toBe(0);
    expect((await movedBy(tab.page)).moved).toEqual([]);
    await browser.control.evaluate((id) => chrome.tabs.setZoom(id, 1), tab.tabId);
  });

  it('follows the page into the dark by class and by style, also where the ground fades, and so does an open panel', async () => {
    await visit(
      'body { background: #fff !important; transition: background 300ms } .night { background: #111 !important }',
    );
    await button().click();
    await tab.page.getByRole('dialog').waitFor();
    expect([await theme(), await panelTheme()]).toEqual(['light', 'light']);
    await tab.page.evaluate(() => document.body.classList.add('night'));
    await expect.poll(theme).toBe('dark');
    await expect.poll(panelTheme).toBe('dark');
    await tab.page.evaluate(() => {
      document.body.className = '';
      document.body.style.setProperty('background', '#ffd', 'important');
    });
    await expect.poll(theme).toBe('light');
    await expect.poll(panelTheme).toBe('light');
  });

  it('follows the system where the page does, and does not where it does not', async () => {
    await visit('@media (prefers-color-scheme: dark) { body { background: #000 !important } }');
    await tab.page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(theme).toBe('dark');
    await tab.page.emulateMedia({ colorScheme: 'light' });
    await expect.poll(theme).toBe('light');
    await visit('body { background: #fff !important }');
    await tab.page.emulateMedia({ colorScheme: 'dark' });
    await tab.page.waitForTimeout(SETTLED_MS);
    expect(await theme()).toBe('light');
  });

  it('is drawn in black or white where more contrast is wished for', async () => {
    await visit();
    const filter = () => button().evaluate((node) => getComputedStyle(node).filter);
    expect(await filter()).toBe('none');
    await tab.page.emulateMedia({ contrast: 'more' });
    expect(await filter()).toContain('contrast');
    await button().click();
    const colours = () =>
      tab.page.getByRole('dialog').evaluate((panel) => {
        const parts = ['h2', '.meta', '.state', '.disclaimer'].map((part) => panel.querySelector(part));
        return new Set(parts.map((part) => part && getComputedStyle(part).color)).size;
      });
    expect(await colours()).toBe(1);
    await tab.page.emulateMedia({ contrast: 'no-preference' });
    expect(await colours()).toBe(3);
  });
});
