import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser as Extension } from 'webextension-polyfill';
import { demoPages, respond } from '../../demo';
import { objections } from './harness/axe';
import { type ExtensionBrowser, launchWithExtension, type Tab } from './harness/browser';
import { badgesOf, readTab, type ShownBadge } from './harness/tab';

declare const chrome: Pick<Extension, 'action'>;

const FEED = 'https://weibo.com/';
const BOARD = 'https://s.weibo.com/top/summary';

let browser: ExtensionBrowser;
let step = 0;
let tab: Tab;

beforeAll(async () => {
  browser = await launchWithExtension({ headless: true, locale: 'zh-CN', web: (url) => respond(url, step) });
});
afterAll(() => browser?.close());
beforeEach(async () => {
  tab = await browser.openTab();
  return () => tab.page.close();
});

async function visit(url: string, atStep: number): Promise<readonly ShownBadge[]> {
  step = atStep;
  await tab.page.goto(url);
  const view = await readTab(browser, tab);
  if (!view) throw new Error(`Nothing is read at ${url}`);
  const badges = await badgesOf(tab.page, view);
  expect(badges.map(({ key }) => key).toSorted()).toEqual(view.items.map(({ key }) => key).toSorted());
  return badges;
}

/** The demo's film whose one-star wave arrives, and the singer's posts, by their words. */
const FILM = filmUrl();
function filmUrl(): string {
  const page = demoPages(0).find(({ title }) => title.includes('长堤'));
  if (!page) throw new Error('The demo has lost its film');
  return page.url;
}

/** What the panel of the badge says, once it is open. */
async function openPanel(words: string) {
  await tab.page.getByRole('button', { name: words }).first().click();
  const panel = tab.page.getByRole('dialog');
  await panel.waitFor();
  return panel;
}

/** The film's own state; its short comments are items too. */
const filmState = (badges: readonly ShownBadge[]) => badges.find(({ key }) => key.startsWith('douban:subject:'))?.state;

describe('a reader', () => {
  it('sees a mark beside every item of the three sites', async () => {
    const feed = await visit(FEED, 0);
    const board = await visit(BOARD, 0);
    const film = await visit(FILM, 0);
    expect(new Set(feed.map(({ state }) => state))).toEqual(new Set(['unusual', 'doubtful', 'ordinary', 'unknown']));
    expect(board.every(({ state }) => state === 'unknown')).toBe(true);
    expect(film.filter(({ key }) => key.startsWith('douban:subject:'))).toHaveLength(1);
  });

  it('finds the film unusual at a later visit, though the worker was stopped in between', async () => {
    expect(filmState(await visit(FILM, 1))).toBe('ordinary');
    await browser.sleepWorker();
    expect(filmState(await visit(FILM, 3))).toBe('unusual');
    const panel = await openPanel('长堤');
    await expect(panel.getByRole('img').count()).resolves.toBeGreaterThan(0);
    await expect(panel.textContent()).resolves.toMatch(/一星在两次访问之间涌入/);
  });

  it('reads the reasons by keyboard, and is back at the mark afterwards', async () => {
    await visit(FEED, 0);
    const mark = tab.page.locator('[data-shuifen][data-state="unusual"] button').first();
    await mark.focus();
    await tab.page.keyboard.press('Enter');
    const panel = tab.page.getByRole('dialog');
    await panel.waitFor();
    await tab.page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    await expect(
      mark.evaluate(
        (button) =>
          button.getRootNode() instanceof ShadowRoot && (button.getRootNode() as ShadowRoot).activeElement === button,
      ),
    ).resolves.toBe(true);
  });

  it('meets nothing that axe objects to, in marks, panel and popup', async () => {
    await visit(FEED, 0);
    const marks = await objections(tab.page, { within: '[data-shuifen]', forced: false });
    await tab.page.locator('[data-shuifen][data-state="unusual"] button').first().click();
    await tab.page.getByRole('dialog').waitFor();
    const panel = await objections(tab.page, { within: 'shuifen-panel' });
    const popup = await browser.extensionPage(`popup.html?tab=${tab.tabId}`);
    await popup.getByRole('heading').waitFor();
    const inPopup = await objections(popup);
    await popup.close();
    expect([...marks, ...panel, ...inPopup]).toEqual([]);
  });

  it('gets the page at a glance in the popup, worst first, and goes from there to an item', async () => {
    const badges = await visit(FEED, 0);
    const popup = await browser.extensionPage(`popup.html?tab=${tab.tabId}`);
    const rows = popup.getByRole('listitem').getByRole('button');
    await rows.first().waitFor();
    expect(await rows.count()).toBe(badges.length);
    expect(await rows.first().textContent()).toContain('1亿');
    await rows.first().click();
    await tab.page.getByRole('dialog').waitFor();
    await popup.close().catch(() => undefined);
  });

  it('sees on the toolbar how many are unusual', async () => {
    const badges = await visit(FEED, 0);
    const text = await browser.control.evaluate((tabId) => chrome.action.getBadgeText({ tabId }), tab.tabId);
    expect(Number(text)).toBe(badges.filter(({ state }) => state === 'unusual').length);
  });

  it('is told where nothing is read', async () => {
    await tab.page.goto('about:blank');
    const popup = await browser.extensionPage(`popup.html?tab=${tab.tabId}`);
    await popup.getByRole('heading', { name: '这不是水分会读的页面' }).waitFor();
    await popup.close();
  });
});
