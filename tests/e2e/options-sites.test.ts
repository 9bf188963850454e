import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser as Extension } from 'webextension-polyfill';
import { demoPages, respond } from '../../demo';
import { objections } from './harness/axe';
import { type ExtensionBrowser, launchWithExtension, type Tab } from './harness/browser';
import { openOptions, storedSettings } from './harness/options';
import { badgesOf, readTab, shownBadges } from './harness/tab';

declare const chrome: Pick<Extension, 'storage'> & {
  /** What the browser's own page of extensions can do. */
  readonly developerPrivate: {
    updateExtensionConfiguration(update: { extensionId: string; hostAccess: string }): Promise<void>;
  };
};

const FEED = 'https://weibo.com/';
const FILM = demoPages(0).find(({ url }) => url.startsWith('https://movie.douban.com/subject/'))?.url ?? '';
const BOARD = demoPages(0).find(({ url }) => url.startsWith('https://s.weibo.com/top'))?.url ?? '';

let browser: ExtensionBrowser;
let options: Page;
const tabs: Tab[] = [];

beforeAll(async () => {
  browser = await launchWithExtension({ headless: true, locale: 'zh-CN', web: (url) => respond(url, 0) });
});
afterAll(() => browser?.close());
beforeEach(async () => {
  await browser.control.evaluate(() => chrome.storage.local.remove('settings'));
  options = await openOptions(browser, 'sites');
  return async () => {
    for (const { page } of tabs.splice(0)) await page.close();
    await options.close();
  };
});

/** A page whose items have all been judged; it notes when it is loaded anew. */
async function openPage(url: string): Promise<Page> {
  const tab = await browser.openTab();
  tabs.push(tab);
  await tab.page.goto(url);
  await tab.page.evaluate(() => Object.assign(globalThis, { isSame: true }));
  const view = await readTab(browser, tab);
  if (view) await badgesOf(tab.page, view);
  return tab.page;
}

const keysOn = async (page: Page) => (await shownBadges(page)).map(({ key }) => key).toSorted();
const isSame = (page: Page) => page.evaluate(() => Reflect.get(globalThis, 'isSame') === true);
const site = (id: string) => options.locator(`[data-site="${id}"]`);
const weibo = () => site('weibo');

describe('a kind of page that is switched off', () => {
  it('loses its signs on an open page at once, another kind keeps them, and the popup brings them back', async () => {
    const [feed, board] = [await openPage(FEED), await openPage(BOARD)];
    const [onFeed, onBoard] = [await keysOn(feed), await keysOn(board)];
    expect(onFeed.length).toBeGreaterThan(2);
    expect(onBoard.length).toBeGreaterThan(2);
    await weibo()
      .getByText(/\d+ 种页面$/)
      .click();
    await weibo().getByRole('switch', { name: '信息流', exact: true }).click();
    await expect.poll(() => keysOn(feed)).toEqual([]);
    expect(await keysOn(board)).toEqual(onBoard);
    await weibo()
      .getByText(/1 种已关闭/)
      .waitFor();
    const popup = await browser.extensionPage(`popup.html?tab=${tabs[0]?.tabId}`);
    await popup.getByRole('heading', { name: '已对这类页面关闭：信息流' }).waitFor();
    const again = popup.getByRole('button', { name: '重新打开' });
    await again.click();
    await again.waitFor({ state: 'detached' });
    await popup.close();
    await expect.poll(() => keysOn(feed)).toEqual(onFeed);
    expect(await storedSettings(browser)).toMatchObject({ pages: {} });
  });

  it('is found, switched off and on again by keyboard alone', async () => {
    await site('douban').getByRole('switch', { name: '豆瓣', exact: true }).focus();
    await options.keyboard.press('Tab');
    await options.keyboard.press('Enter');
    await options.keyboard.press('Tab');
    await options.keyboard.press('Space');
    await expect.poll(() => storedSettings(browser)).toMatchObject({ pages: { 'douban/film': false } });
    await options.keyboard.press('Space');
    await expect.poll(() => storedSettings(browser)).toMatchObject({ pages: {} });
  });
});

describe('the section', () => {
  it('says at once when the browser holds a site back, and when it no longer does', async () => {
    const manager = await browser.context.newPage();
    await manager.goto('chrome://extensions/');
    const letIn = (hostAccess: string) =>
      manager.evaluate((update) => chrome.developerPrivate.updateExtensionConfiguration(update), {
        extensionId: browser.extensionId,
        hostAccess,
      });
    await weibo().getByText('浏览器已允许水分访问。').waitFor();
    await letIn('ON_SPECIFIC_SITES');
    await weibo()
      .getByText(/没有允许水分访问 weibo\.com · .*那里什么也不会读/)
      .waitFor();
    await weibo()
      .getByRole('button', { name: /^允许 weibo\.com/ })
      .waitFor();
    expect(await objections(options, { within: '#sites' })).toEqual([]);
    await letIn('ON_ALL_SITES');
    await weibo().getByText('浏览器已允许水分访问。').waitFor();
    await manager.close();
  });

  it.each(['zh-CN', 'en'])('in %s gives axe nothing to object to, with all unfolded', async (language) => {
    const settings = { version: 3, language, pages: { 'weibo/feed': false }, sites: { douban: false } };
    await browser.control.evaluate((stored) => chrome.storage.local.set(stored), { settings });
    await expect.poll(() => options.evaluate(() => document.documentElement.lang)).toBe(language);
    await weibo().locator('summary').click();
    await weibo().getByRole('switch').last().waitFor();
    await expect(site('douban').locator('summary').count()).resolves.toBe(0);
    expect(await objections(options, { within: '#sites' })).toEqual([]);
    await options.setViewportSize({ width: 360, height: 700 });
    expect(await options.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
});

describe('one change in the options', () => {
  /** The demo's post with 100 million reposts: unusual by the check of population, and doubtful without it. */
  const HUGE = 'weibo:post:6120180802100004';

  it('reaches every open tab, whichever is in front, and none is loaded anew', async () => {
    const pages = [await openPage(FEED), await openPage(FILM), await openPage(BOARD)];
    const [feed] = pages;
    const all = await Promise.all(pages.map(keysOn));
    expect(all.every((keys) => keys.length > 0)).toBe(true);
    await options.bringToFront();
    await options.locator('[data-check="population"]').getByRole('slider').focus();
    await options.keyboard.press('End');
    await options.getByRole('button', { name: '应用' }).click();
    await expect
      .poll(() => feed?.locator(`[data-shuifen="${HUGE}"]`).first().getAttribute('data-state'))
      .toBe('doubtful');

    await options.getByRole('radio', { name: /只在存疑和异常/ }).check();
    const marked = async (page: Page) =>
      (await shownBadges(page)).every(({ state }) => state === 'unusual' || state === 'doubtful');
    for (const page of pages) await expect.poll(() => marked(page)).toBe(true);
    await options.getByRole('radio', { name: /看过的每一项旁/ }).check();
    for (const [i, page] of pages.entries()) await expect.poll(() => keysOn(page)).toEqual(all[i]);
    expect(await Promise.all(pages.map(isSame))).toEqual([true, true, true]);
  });
});
