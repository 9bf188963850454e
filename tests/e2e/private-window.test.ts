import type { Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Browser as Extension } from 'webextension-polyfill';
import { respond } from '../../demo';
import { zhCn } from '../../lib/i18n/zh-cn';
import { type ExtensionBrowser, launchWithExtension, type Tab } from './harness/browser';
import { shownBadges } from './harness/tab';
import { hasSeries, optionsText, PATIENCE, popupText } from './harness/trouble';

/** As the extension's own pages see it. */
declare const chrome: Pick<Extension, 'windows'>;

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
    // The upkeep of the ordinary history ends with this note.
    await expect.poll(keysOnDisk, PATIENCE).toContain('"retained"');
    const before = await keysOnDisk();
    expect(before.length).toBeGreaterThan(100);
    const hidden = await openPrivateTab();
    await visit(hidden.page);
    expect(await popupText(browser, hidden)).toContain(zhCn['trouble.private'] + zhCn['trouble.private.next']);
    expect(await optionsText(browser)).toBe('');
    expect(await popupText(browser, ordinary)).not.toContain(zhCn['trouble.private']);
    expect(await keysOnDisk()).toBe(before);
  });

  it('leaves its history to the next one, and with the last one it is gone', async () => {
    const first = await openPrivateTab();
    await visit(first.page);
    const second = await openPrivateTab();
    await first.page.close();
    await visit(second.page, 5);
    await expect.poll(() => hasSeries(browser, second), PATIENCE).toBe(true);
    await second.page.close();
    await expect.poll(privateWindows, PATIENCE).toBe(0);
    const later = await openPrivateTab();
    await visit(later.page, 10);
    expect(await hasSeries(browser, later)).toBe(false);
  });
});
