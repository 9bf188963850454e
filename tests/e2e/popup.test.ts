import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser as Extension } from 'webextension-polyfill';
import { demoPages, respond } from '../../demo';
import { objections } from './harness/axe';
import { type ExtensionBrowser, launchWithExtension, type Tab } from './harness/browser';
import { launchHeldBack } from './harness/held-back';
import { badgesOf, readTab, shownBadges } from './harness/tab';

declare const chrome: Pick<Extension, 'runtime' | 'storage'>;

const FEED = 'https://weibo.com/';
const EMPTY = '<!doctype html><meta charset="utf-8"><main></main>';
const urlOf = (start: string) => demoPages(0).find(({ url }) => url.startsWith(start))?.url ?? '';

let browser: ExtensionBrowser;
let step = 0;
/** What every address shows instead of the demo's page. */
let shown: string | null = null;
let tab: Tab;

beforeAll(async () => {
  browser = await launchWithExtension({
    headless: true,
    locale: 'zh-CN',
    web: (url) =>
      shown === null ? respond(url, step) : { status: 200, contentType: 'text/html; charset=utf-8', body: shown },
  });
});
afterAll(() => browser?.close());
beforeEach(async () => {
  step = 0;
  shown = null;
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

/** The popup, where its questions to the background come to something else. */
async function popupWhere(sendMessage: () => Promise<unknown>): Promise<Page> {
  const popup = await browser.context.newPage();
  await popup.addInitScript({ content: `chrome.runtime.sendMessage = ${sendMessage}` });
  await popup.goto(`chrome-extension://${browser.extensionId}/popup.html?tab=${tab.tabId}`);
  return popup;
}

const badgeCount = async () => (await shownBadges(tab.page)).length;

describe('the popup', () => {
  it('tells what changed since the last visit, and of which item', async () => {
    await visit(urlOf('https://movie.douban.com/subject/'));
    await aDayLater();
    step = 3;
    await visit(urlOf('https://movie.douban.com/subject/'));
    await withPopup(async (popup) => {
      await popup.getByText(/上次来访：.* · 1 项变为存疑或异常/).waitFor();
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

  it.each([
    ['on another site', 'about:blank', '这不是水分会读的页面'],
    ['on a layout that was never checked', urlOf('https://huati.weibo.com/'), '超话榜'],
  ])('says what there is and what to do next %s, and axe finds nothing', async (_, url, heading) => {
    await visit(url);
    await withPopup(async (popup) => {
      await popup.getByRole('heading', { name: heading }).waitFor();
      expect(await objections(popup)).toEqual([]);
    });
  });

  it('lists what comes late on a page that it found empty', async () => {
    shown = EMPTY;
    await visit(FEED);
    await withPopup(async (popup) => {
      await popup.getByRole('heading', { name: '这里还没有可读的内容' }).waitFor();
      shown = null;
      await tab.page.reload();
      await popup.getByRole('heading', { name: '信息流' }).waitFor();
      await popup.locator('.item').first().waitFor();
    });
  });

  it('waits with a page without items, then says that it seems to have changed; axe finds nothing', async () => {
    shown = EMPTY;
    await visit(FEED);
    await withPopup(async (popup) => {
      await popup.getByRole('heading', { name: '这里还没有可读的内容' }).waitFor();
      await popup.getByRole('switch', { name: '在微博显示标记' }).waitFor();
      expect(await objections(popup)).toEqual([]);
      await popup.getByRole('heading', { name: '这个页面可能改版了' }).waitFor();
      await popup.getByRole('switch', { name: '在微博显示标记' }).waitFor();
      await popup.getByRole('button', { name: '复制诊断信息' }).waitFor();
      expect(await objections(popup)).toEqual([]);
    });
  });

  it('says how much of a changed page could not be read, above what could; axe finds nothing', async () => {
    // The two witnesses of each post's figures disagree.
    shown = respond(FEED, 0)?.body.replace(/<footer aria-label="[^"]*"/g, '<footer aria-label="7,7,7"') ?? null;
    await visit(FEED);
    await withPopup(async (popup) => {
      await popup.getByText(/^页面改版了：\d+ 个数字里有 \d+ 个读不出$/).waitFor();
      await popup.getByRole('button', { name: '复制诊断信息' }).waitFor();
      expect(await popup.locator('.item').count()).toBeGreaterThan(5);
      expect(await objections(popup)).toEqual([]);
    });
  });

  it('says when it could not ask, and what to do; axe finds nothing', async () => {
    await visit(FEED);
    const popup = await popupWhere(() => Promise.reject(new Error('no answer')));
    await popup.getByRole('heading', { name: '出了点问题' }).waitFor();
    await popup.getByText('刷新页面，再打开这里。').waitFor();
    expect(await objections(popup)).toEqual([]);
    await popup.close();
  });

  it('shows the shape of what is to come while it waits', async () => {
    await visit(FEED);
    const popup = await popupWhere(() => new Promise(() => undefined));
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
  let held: ExtensionBrowser;

  beforeAll(async () => {
    held = await launchHeldBack({ headless: true, locale: 'zh-CN', web: (url) => respond(url, 0) });
  });
  afterAll(() => held?.close());

  it('the popup says so and offers to ask, and axe finds nothing', async () => {
    const there = await held.openTab();
    await there.page.goto(FEED);
    const popup = await held.extensionPage(`popup.html?tab=${there.tabId}`);
    await popup.getByRole('heading', { name: '水分还没有权限看这个页面' }).waitFor();
    await popup.getByRole('button', { name: '允许' }).waitFor();
    expect(await objections(popup)).toEqual([]);
  });
});
