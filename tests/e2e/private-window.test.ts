import type { Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Browser as Extension } from 'webextension-polyfill';
import { respond } from '../../demo';
import { zhCn } from '../../lib/i18n/zh-cn';
import type { PopupView } from '../../lib/messages/popup-view';
import { type ExtensionBrowser, launchWithExtension, type Tab } from './harness/browser';
import { shownBadges } from './harness/tab';

/** As the extension's own pages see it. */
declare const chrome: Pick<Extension, 'runtime' | 'windows'>;

const PATIENCE = { timeout: 20_000 };
let browser: ExtensionBrowser;

beforeEach(async () => {
  const web = (url: string) => respond(url, 0);
  browser = await launchWithExtension({ headless: true, locale: 'zh-CN', web, inPrivate: true });
});
afterEach(() => browser.close());

/** Opens a private window beside the ordinary one. */
async function openPrivateTab(): Promise<Tab> {
  const opened = browser.context.waitForEvent('page');
  const tabId = await browser.control.evaluate(async () => {
    const { tabs } = await chrome.windows.create({ incognito: true, url: 'about:blank' });
    return tabs?.[0]?.id;
  });
  if (tabId === undefined) throw new Error('No private window was opened.');
  return { page: await opened, tabId };
}

/** A window goes a moment after its last page. */
function privateWindows(): Promise<number> {
  return browser.control.evaluate(
    async () => (await chrome.windows.getAll()).filter(({ incognito }) => incognito).length,
  );
}

async function visit(page: Page, step = 0): Promise<void> {
  await page.goto(`https://weibo.com/?step=${step}`);
  await expect.poll(async () => (await shownBadges(page)).length, PATIENCE).toBeGreaterThan(10);
}

async function popupText(tabId: number): Promise<string> {
  const popup = await browser.extensionPage(`popup.html?tab=${tabId}`);
  await popup.getByRole('heading').first().waitFor();
  const text = (await popup.locator('main').textContent()) ?? '';
  await popup.close();
  return text;
}

/** Whether the popup draws a series for any item of the page: it takes two looks that differ. */
async function hasSeries(tabId: number): Promise<boolean> {
  const popup = await browser.control.evaluate(async (asked) => {
    const answer: { popup: PopupView } = await chrome.runtime.sendMessage({ type: 'popup', tabId: asked });
    return answer.popup;
  }, tabId);
  if (popup.is !== 'page') throw new Error(`The popup shows no page: ${popup.is}`);
  return popup.items.some(({ spark }) => spark !== null);
}

/** All keys of all stores of the database, in one text. */
function keysOnDisk(): Promise<string> {
  return browser.control.evaluate(async () => {
    const of = <T>(request: IDBRequest<T>) =>
      new Promise<T>((done, failed) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => failed(request.error);
      });
    const db = await of(indexedDB.open('shuifen'));
    const names = [...db.objectStoreNames];
    const keys = await Promise.all(names.map((name) => of(db.transaction(name).objectStore(name).getAllKeys())));
    db.close();
    return JSON.stringify(keys, (_, key) => (key instanceof ArrayBuffer ? [...new Uint8Array(key)] : key));
  });
}

describe('a private window', () => {
  it('is read and judged from memory alone, and says so', async () => {
    const ordinary = await browser.openTab();
    await ordinary.page.goto('https://s.weibo.com/top/summary');
    await expect.poll(async () => (await shownBadges(ordinary.page)).length, PATIENCE).toBeGreaterThan(5);
    const before = await keysOnDisk();
    expect(before.length).toBeGreaterThan(100);
    const hidden = await openPrivateTab();
    await visit(hidden.page);
    expect(await popupText(hidden.tabId)).toContain(zhCn['trouble.private']);
    expect(await popupText(ordinary.tabId)).not.toContain(zhCn['trouble.private']);
    expect(await keysOnDisk()).toBe(before);
  });

  it('leaves its history to the next one, and with the last one it is gone', async () => {
    const first = await openPrivateTab();
    await visit(first.page);
    const second = await openPrivateTab();
    await first.page.close();
    await visit(second.page, 5);
    await expect.poll(() => hasSeries(second.tabId), PATIENCE).toBe(true);
    await second.page.close();
    await expect.poll(privateWindows, PATIENCE).toBe(0);
    const later = await openPrivateTab();
    await visit(later.page, 10);
    expect(await hasSeries(later.tabId)).toBe(false);
  });
});
