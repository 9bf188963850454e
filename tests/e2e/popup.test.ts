import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser as Extension } from 'webextension-polyfill';
import { demoPages, respond } from '../../demo';
import { objections } from './harness/axe';
import { builtExtension, type ExtensionBrowser, launchWithExtension, type Tab } from './harness/browser';
import { badgesOf, readTab, shownBadges } from './harness/tab';

declare const chrome: Pick<Extension, 'runtime' | 'storage'>;

const FEED = 'https://weibo.com/';
const EMPTY = '<!doctype html><meta charset="utf-8"><main></main>';
const urlOf = (start: string) => demoPages(0).find(({ url }) => url.startsWith(start))?.url ?? '';

let browser: ExtensionBrowser;
let step = 0;
let empty = false;
let tab: Tab;

beforeAll(async () => {
  browser = await launchWithExtension({
    headless: true,
    locale: 'zh-CN',
    web: (url) => (empty ? { status: 200, contentType: 'text/html; charset=utf-8', body: EMPTY } : respond(url, step)),
  });
});
afterAll(() => browser?.close());
beforeEach(async () => {
  step = 0;
  empty = false;
  await browser.control.evaluate(() => chrome.storage.local.remove('settings'));
  tab = await browser.openTab();
  return () => tab.page.close();
});

async function visit(url: string): Promise<void> {
  await tab.page.goto(url);
  const view = await readTab(browser, tab);
  if (view) await badgesOf(tab.page, view);
}

async function withPopup<T>(look: (popup: Page) => Promise<T>): Promise<T> {
  const popup = await browser.extensionPage(`popup.html?tab=${tab.tabId}`);
  await popup.getByRole('heading').first().waitFor();
  try {
    return await look(popup);
  } finally {
    await popup.close();
  }
}

const badgeCount = async () => (await shownBadges(tab.page)).length;

describe('the popup', () => {
  it('tells what changed since the last visit, and of which item', async () => {
    await visit(urlOf('https://movie.douban.com/subject/'));
    await aDayLater();
    step = 3;
    await visit(urlOf('https://movie.douban.com/subject/'));
    await withPopup(async (popup) => {
      await popup.getByText(/自上次来访/).waitFor();
      await expect(popup.getByText('1 项变为存疑或异常').count()).resolves.toBe(1);
      await expect(popup.getByRole('button', { name: /长堤/ }).first().textContent()).resolves.toMatch(
        /数据异常.*此前/s,
      );
      expect(await objections(popup)).toEqual([]);
    });
  });

  it('switches the site off and on, at once on the open page', async () => {
    await visit(FEED);
    expect(await badgeCount()).toBeGreaterThan(5);
    await withPopup(async (popup) => {
      const toggle = popup.getByRole('switch', { name: '在微博显示标记' });
      await toggle.focus();
      await popup.keyboard.press('Space');
      await popup.getByRole('heading', { name: '已在微博关闭' }).waitFor();
      await expect.poll(badgeCount).toBe(0);
      expect(await objections(popup)).toEqual([]);
      await popup.getByRole('button', { name: '重新打开' }).click();
      await expect.poll(badgeCount).toBeGreaterThan(5);
      await popup.getByRole('listitem').getByRole('button').first().waitFor();
    });
  });

  it('lists what is ignored on the page, with its reason, and shows it again', async () => {
    await visit(FEED);
    const all = await badgeCount();
    const [first] = await shownBadges(tab.page);
    const ignored = { key: first?.key ?? '', what: 'item', reason: '抽奖太多', at: 1, title: '一条' };
    await browser.control.evaluate(
      (exception) => chrome.storage.local.set({ settings: { version: 2, exceptions: [exception] } }),
      ignored,
    );
    await expect.poll(badgeCount).toBe(all - 1);
    await withPopup(async (popup) => {
      await popup.getByText('忽略了 1 项').click();
      await popup.getByText('抽奖太多').waitFor();
      expect(await objections(popup)).toEqual([]);
      await popup.getByRole('button', { name: '重新显示: 一条' }).click();
      await expect.poll(badgeCount).toBe(all);
    });
  });

  it('changes its language on the spot', async () => {
    await visit(FEED);
    await withPopup(async (popup) => {
      await popup.getByRole('combobox', { name: '语言' }).selectOption('en');
      await popup.getByRole('combobox', { name: 'Language' }).waitFor();
      await popup.getByText(/figures read/).waitFor();
      await expect(popup.locator('html').getAttribute('lang')).resolves.toBe('en');
    });
    await expect.poll(async () => (await shownBadges(tab.page))[0]?.name).toMatch(/^[^。]*$/);
  });

  it('can be gone through by keyboard alone, in the order in which it stands', async () => {
    await visit(FEED);
    await withPopup(async (popup) => {
      const rows = await popup.getByRole('listitem').getByRole('button').count();
      const names: string[] = [];
      for (let i = 0; i < rows + 4; i += 1) {
        await popup.keyboard.press('Tab');
        names.push(await popup.evaluate(() => document.activeElement?.className.split(' ')[0] ?? ''));
      }
      expect(names).toEqual(['', ...Array.from({ length: rows }, () => 'item'), 'door', 'door', 'field']);
    });
  });

  it.each([
    ['on another site', 'about:blank', '这不是水分会读的页面'],
    ['on a page without items', FEED, '这里还没有可读的内容'],
    ['on a layout that was never checked', urlOf('https://huati.weibo.com/'), '超话榜'],
  ])('says what there is and what to do next %s, and axe finds nothing', async (_, url, heading) => {
    empty = url === FEED;
    await visit(url);
    await withPopup(async (popup) => {
      await popup.getByRole('heading', { name: heading }).waitFor();
      expect(await objections(popup)).toEqual([]);
    });
  });

  it('shows the shape of what is to come while it waits', async () => {
    await visit(FEED);
    await browser.sleepWorker();
    const popup = await browser.context.newPage();
    await popup.addInitScript(() => {
      Object.assign(chrome.runtime, { sendMessage: () => new Promise(() => undefined) });
    });
    await popup.goto(`chrome-extension://${browser.extensionId}/popup.html?tab=${tab.tabId}`);
    await popup.locator('[aria-busy=true]').waitFor();
    // What is there for a moment only needs no heading.
    expect(await objections(popup, { without: ['page-has-heading-one'] })).toEqual([]);
    await popup.close();
  });
});

/** Moves the worker's clock on by a day, so that the next look is another visit. */
async function aDayLater(): Promise<void> {
  const worker = browser.context.serviceWorkers().find((each) => each.url().includes(browser.extensionId));
  await worker?.evaluate(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + 86_400_000;
  });
}

describe('where the browser holds its sites back', () => {
  const dir = mkdtempSync(join(tmpdir(), 'shuifen-held-back-'));
  let held: ExtensionBrowser;

  beforeAll(async () => {
    cpSync(builtExtension, dir, { recursive: true });
    const file = join(dir, 'manifest.json');
    // As Firefox does until the user allows them: named in the manifest, and not given.
    const { host_permissions, content_scripts: _, ...manifest } = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...manifest, optional_host_permissions: host_permissions }));
    held = await launchWithExtension({
      headless: true,
      locale: 'zh-CN',
      extensionDir: dir,
      web: (url) => respond(url, 0),
    });
  });
  afterAll(async () => {
    await held?.close();
    rmSync(dir, { recursive: true, force: true });
  });

  it('the popup says so and offers to ask, and axe finds nothing', async () => {
    const there = await held.openTab();
    await there.page.goto(FEED);
    const popup = await held.extensionPage(`popup.html?tab=${there.tabId}`);
    await popup.getByRole('heading', { name: '水分还没有权限看这个页面' }).waitFor();
    await popup.getByRole('button', { name: '允许' }).waitFor();
    expect(await objections(popup)).toEqual([]);
  });
});
