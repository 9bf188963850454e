import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser as Extension } from 'webextension-polyfill';
import { respond } from '../../demo';
import { type ExtensionBrowser, launchWithExtension, type Tab } from './harness/browser';
import { badgesOf, readTab, type ShownBadge } from './harness/tab';

declare const chrome: Pick<Extension, 'action' | 'storage'>;

const FEED = 'https://weibo.com/';

let browser: ExtensionBrowser;
let tab: Tab;
let badges: readonly ShownBadge[];

beforeAll(async () => {
  browser = await launchWithExtension({ headless: true, locale: 'zh-CN', web: (url) => respond(url, 0) });
  await watchIcons();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  await set(null);
  tab = await browser.openTab();
  await tab.page.goto(FEED);
  const view = await readTab(browser, tab);
  badges = view ? await badgesOf(tab.page, view) : [];
  return () => tab.page.close();
});

const set = (settings: object | null) =>
  browser.control.evaluate(
    (stored) => (stored ? chrome.storage.local.set({ settings: stored }) : chrome.storage.local.remove('settings')),
    settings,
  );
const title = () => browser.control.evaluate((tabId) => chrome.action.getTitle({ tabId }), tab.tabId);
const inState = (state: string) => badges.filter((badge) => badge.state === state).length;

function worker() {
  const found = browser.context.serviceWorkers().find((each) => each.url().includes(browser.extensionId));
  if (!found) throw new Error('The extension has no worker.');
  return found;
}

/** No browser tells which icon it shows: the worker's own call is listened to, and goes on. */
async function watchIcons(): Promise<void> {
  await worker().evaluate(() => {
    const set = chrome.action.setIcon.bind(chrome.action);
    chrome.action.setIcon = (details) => {
      Object.assign(globalThis, { lastIcon: details.imageData });
      return set(details);
    };
  });
}

/** How the middle of the lower half of the icon last set is coloured, and whether the droplet's outline is blue. */
const icon = () =>
  worker().evaluate(() => {
    const image: ImageData = Reflect.get(globalThis, 'lastIcon')?.['32'];
    const at = (x: number, y: number) => [
      ...image.data.slice(4 * (y * image.width + x), 4 * (y * image.width + x) + 4),
    ];
    return { size: image.width, level: at(13, 24), outside: at(0, 0) };
  });

describe('the toolbar', () => {
  it('says in the reader’s language how much is unusual and doubtful, and in another as soon as that is chosen', async () => {
    expect(inState('unusual')).toBeGreaterThan(0);
    const counts = [inState('unusual'), inState('doubtful')];
    await expect.poll(title).toBe(`水分：这一页 ${counts[0]} 项数据异常、${counts[1]} 项存疑`);
    await set({ version: 3, language: 'en' });
    await expect.poll(title).toBe(`Shuifen: ${counts[0]} unusual, ${counts[1]} doubtful on this page`);
  });

  it('shows an empty grey droplet, and says so, where the site is switched off, and the full one again', async () => {
    expect(await icon()).toEqual({ size: 32, level: [43, 135, 216, 255], outside: [0, 0, 0, 0] });
    await set({ version: 3, sites: { weibo: false } });
    await expect.poll(title).toBe('水分：这里已关闭');
    await expect.poll(icon).toEqual({ size: 32, level: [255, 255, 255, 255], outside: [0, 0, 0, 0] });
    await set(null);
    await expect.poll(icon).toMatchObject({ level: [43, 135, 216, 255] });
  });
});
