import type { Locator } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser as Extension } from 'webextension-polyfill';
import { respond } from '../../demo';
import { objections } from './harness/axe';
import { type ExtensionBrowser, launchWithExtension, type Tab } from './harness/browser';
import { badgesOf, readTab } from './harness/tab';

declare const chrome: Pick<Extension, 'storage'>;

const FEED = 'https://weibo.com/';
const BOARD = 'https://s.weibo.com/top/summary';
const MARK = { unusual: '[data-shuifen][data-state="unusual"] button', any: '[data-shuifen] button' } as const;

let browser: ExtensionBrowser;
let tab: Tab;

beforeAll(async () => {
  browser = await launchWithExtension({ headless: true, locale: 'zh-CN', web: (url) => respond(url, 2) });
});
afterAll(() => browser?.close());
beforeEach(async () => {
  await browser.control.evaluate(() => chrome.storage.local.remove('settings'));
  tab = await browser.openTab();
  return () => tab.page.close();
});

async function visit(url: string): Promise<void> {
  await tab.page.goto(url);
  const view = await readTab(browser, tab);
  if (view) await badgesOf(tab.page, view);
}

async function openPanel(css: string = MARK.unusual): Promise<Locator> {
  const mark = tab.page.locator(css).first();
  await mark.scrollIntoViewIfNeeded();
  await mark.click();
  const panel = tab.page.getByRole('dialog');
  await panel.waitFor();
  return panel;
}

const found = () => objections(tab.page, { within: 'shuifen-panel' });

/** The scripts that run in the tab, by address, in whatever world. */
async function scripts(): Promise<readonly string[]> {
  const session = await tab.page.context().newCDPSession(tab.page);
  const urls: string[] = [];
  session.on('Debugger.scriptParsed', ({ url }) => urls.push(url));
  await session.send('Debugger.enable');
  await session.detach();
  return urls;
}

describe('the panel’s script', () => {
  it('is not in the page before the first opening, and then once', async () => {
    await visit(FEED);
    const panels = async () => (await scripts()).filter((url) => url.endsWith('/panel.js')).length;
    expect((await scripts()).some((url) => url.endsWith('/weibo.js'))).toBe(true);
    expect(await panels()).toBe(0);
    await openPanel();
    expect(await panels()).toBe(1);
    await tab.page.keyboard.press('Escape');
    await openPanel(MARK.any);
    expect(await panels()).toBe(1);
  });
});

describe('the panel in a feed that scrolls inside the page', () => {
  const scrollFeed = (byPx: number) =>
    tab.page.evaluate((px) => document.querySelector('.feed')?.scrollBy({ top: px, behavior: 'instant' }), byPx);

  it('travels along with its badge, and goes when that leaves the feed’s own window', async () => {
    // It is measured, and still moves while it opens.
    await tab.page.emulateMedia({ reducedMotion: 'reduce' });
    await visit(FEED);
    await tab.page.evaluate(() => {
      const second = document.querySelectorAll('article')[1];
      let feed = document.querySelector('article')?.parentElement;
      while (feed && !feed.contains(second ?? null)) feed = feed.parentElement;
      feed?.classList.add('feed');
      feed?.setAttribute('style', 'display: block; height: 520px; overflow: auto');
    });
    const mark = tab.page.locator('article [data-shuifen] button').nth(1);
    await mark.click();
    const panel = tab.page.getByRole('dialog');
    await panel.waitFor();
    const apart = async () => ((await panel.boundingBox())?.y ?? 0) - ((await mark.boundingBox())?.y ?? 0);
    const before = { apart: await apart(), y: (await mark.boundingBox())?.y ?? 0 };
    await tab.page.mouse.move(4, 880);
    await scrollFeed(40);
    await expect.poll(async () => before.y - ((await mark.boundingBox())?.y ?? 0)).toBe(40);
    await expect.poll(async () => Math.round(await apart())).toBe(Math.round(before.apart));
    await scrollFeed(1000);
    await panel.waitFor({ state: 'detached' });
  });
});

describe('the panel’s words', () => {
  it('say how rare such items are among ordinary ones, and the headline only once', async () => {
    await visit(FEED);
    const panel = await openPanel('[data-shuifen][data-state="doubtful"] button');
    expect(await panel.locator('.meta').allTextContents()).toContainEqual(
      expect.stringMatching(/^一千条普通内容里约 \d+ 条这样$/),
    );
    await tab.page.keyboard.press('Escape');
    const unusual = await openPanel();
    const said = (await unusual.getByRole('heading', { level: 2 }).textContent()) ?? '';
    expect((await unusual.textContent())?.split(said)).toHaveLength(2);
    expect(await unusual.getByRole('img').count()).toBeGreaterThan(0);
  });

  it('begin with the reasons: the first stands before any picture', async () => {
    await visit(FEED);
    const panel = await openPanel();
    const [reason, picture] = await Promise.all(
      [panel.locator('dl').first(), panel.getByRole('img').first()].map((part) => part.boundingBox()),
    );
    expect(reason?.y).toBeLessThan(picture?.y ?? 0);
  });

  it('are not cut through at the foot: they fade out above the buttons', async () => {
    await tab.page.setViewportSize({ width: 1180, height: 560 });
    await visit(FEED);
    const panel = await openPanel();
    const fade = await panel.locator('.actions').evaluate((foot) => {
      const { backgroundImage, height } = getComputedStyle(foot, '::before');
      return { backgroundImage, heightPx: Number.parseFloat(height) };
    });
    expect(fade.backgroundImage).toContain('gradient');
    expect(fade.heightPx).toBeGreaterThan(20);
  });
});

describe('axe finds nothing in the panel', () => {
  it('of an item that is being ignored, and is', async () => {
    await visit(FEED);
    const panel = await openPanel();
    await panel.getByRole('button', { name: '此处忽略…' }).click();
    expect(await found()).toEqual([]);
    await panel.getByRole('button', { name: '忽略', exact: true }).click();
    await panel.getByRole('button', { name: '撤销' }).waitFor();
    expect(await found()).toEqual([]);
  });

  it('of an item sent to review, with all its folds open', async () => {
    await visit(FEED);
    const panel = await openPanel();
    await panel.getByRole('button', { name: '送去复核' }).click();
    await panel.getByRole('button', { name: '打开复核台' }).waitFor();
    for (const fold of await panel.locator('summary').all()) await fold.click();
    expect(await found()).toEqual([]);
  });

  it('where what was asked for has failed', async () => {
    await visit(FEED);
    const panel = await openPanel();
    const [worker] = browser.context.serviceWorkers();
    await worker?.evaluate(() => {
      Object.assign(chrome.storage.local, { set: () => Promise.reject(new Error('The disk is full')) });
    });
    await panel.getByRole('button', { name: '此处忽略…' }).click();
    await panel.getByRole('button', { name: '忽略', exact: true }).click();
    await panel.getByRole('alert').waitFor();
    expect(await found()).toEqual([]);
    await browser.sleepWorker();
  });

  it.each(['[data-shuifen] button', '[data-shuifen]:last-of-type button'])(
    'of a row of a chart with its yardstick, %s',
    async (css) => {
      await visit(BOARD);
      const panel = await openPanel(css);
      await panel.getByRole('heading', { name: '标尺' }).waitFor();
      expect(await found()).toEqual([]);
    },
  );
});
