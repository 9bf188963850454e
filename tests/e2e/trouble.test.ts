import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser as Extension } from 'webextension-polyfill';
import { demoPages, respond } from '../../demo';
import { type ExtensionBrowser, launchWithExtension, type Tab } from './harness/browser';
import { readTab, shownBadges } from './harness/tab';

declare const chrome: Pick<Extension, 'action'>;

const CHART = demoPages(0).find(({ url }) => url.startsWith('https://huati.weibo.com/'))?.url ?? '';
/** A film page as it might look one day: nothing of it where it used to be. */
const CHANGED = '<!doctype html><meta charset="utf-8"><h1>一部影片</h1><p>八点六分，很多人看过。</p>';

let browser: ExtensionBrowser;
let changed = false;
let tab: Tab;

beforeAll(async () => {
  browser = await launchWithExtension({
    headless: true,
    locale: 'zh-CN',
    web: (url) => (changed ? { status: 200, contentType: 'text/html; charset=utf-8', body: CHANGED } : respond(url, 0)),
  });
  await browser.context.grantPermissions(['clipboard-read', 'clipboard-write']);
});
afterAll(() => browser?.close());
beforeEach(async () => {
  changed = false;
  tab = await browser.openTab();
  return () => tab.page.close();
});

async function popupText(): Promise<string> {
  const popup = await browser.extensionPage(`popup.html?tab=${tab.tabId}`);
  await popup.getByRole('heading').waitFor();
  const text = (await popup.locator('main').textContent()) ?? '';
  await popup.close();
  return text;
}

describe('a page that has changed', () => {
  it('is told of on the toolbar and in the popup, with a report that names no figure, name or address', async () => {
    changed = true;
    await tab.page.goto('https://movie.douban.com/subject/9900000701/?secret=1');
    const onToolbar = () => browser.control.evaluate((tabId) => chrome.action.getBadgeText({ tabId }), tab.tabId);
    await expect.poll(onToolbar, { timeout: 15_000 }).toBe('?');
    const popup = await browser.extensionPage(`popup.html?tab=${tab.tabId}`);
    await popup.getByRole('button', { name: '复制诊断信息' }).click();
    await popup.getByRole('button', { name: '已复制' }).waitFor();
    const report = await popup.evaluate(() => navigator.clipboard.readText());
    await popup.close();
    expect(report).toMatch(/douban\/.* items: /s);
    expect(report).not.toMatch(/9900000701|secret|影片/);
  });
});

describe('a layout that was never checked on the live site', () => {
  it('is asked about once, and judged as soon as its figures are confirmed', async () => {
    await tab.page.goto(CHART);
    const view = await readTab(browser, tab);
    expect(view?.items.every(({ flags }) => flags.includes('unverified-layout'))).toBe(true);
    await expect.poll(async () => (await shownBadges(tab.page))[0]?.reason).toMatch(/没有在真实网站上核对过/);
    const popup = await browser.extensionPage(`popup.html?tab=${tab.tabId}`);
    await popup.getByRole('button', { name: '一致', exact: true }).click();
    await popup.getByRole('button', { name: '一致', exact: true }).waitFor({ state: 'detached' });
    await popup.close();
    await expect.poll(async () => (await shownBadges(tab.page))[0]?.reason).not.toMatch(/没有在真实网站上核对过/);
    expect(await popupText()).not.toContain('和你看到的一致吗');
  });
});

describe('a history that cannot be opened', () => {
  it('is told, and reading, judging and panels go on in memory, even after the worker was stopped', async () => {
    await tab.page.goto('https://weibo.com/');
    await readTab(browser, tab);
    // What a later version of Shuifen would leave behind.
    await browser.control.evaluate(
      () =>
        new Promise<void>((done, failed) => {
          const request = indexedDB.open('shuifen', 99);
          request.onsuccess = () => {
            request.result.close();
            done();
          };
          request.onerror = () => failed(request.error);
        }),
    );
    await tab.page.goto('https://weibo.com/');
    await expect.poll(async () => (await shownBadges(tab.page)).length, { timeout: 15_000 }).toBeGreaterThan(10);
    expect(await popupText()).toContain('打不开历史记录');
    await browser.sleepWorker();
    await tab.page.locator('[data-shuifen][data-state="unusual"] button').first().click();
    await tab.page.getByRole('dialog').waitFor();
  });
});
