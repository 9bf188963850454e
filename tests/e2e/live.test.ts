import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser as Extension } from 'webextension-polyfill';
import { feedOf } from '../bench/page-feed';
import { type ExtensionBrowser, launchWithExtension, type Tab } from './harness/browser';
import { readTab } from './harness/tab';

/** As the extension's own pages see it. */
declare const chrome: Pick<Extension, 'tabs'>;

/** What the fixture page's own script offers. */
declare const show: (from: number) => void;
declare const like: (post: number, likes: number) => void;
declare const rerender: () => void;
declare const misplaced: () => number;
declare const midOf: (post: number) => string;

const FEED = 'https://weibo.com/';
const MANY = `${FEED}?many`;
const body = readFileSync(join(import.meta.dirname, '../pages/live/recycled.html'));

/** So much may 4,500 posts more leave behind: what is remembered of them is bounded. */
const MAX_GROWTH_BYTES = 1_000_000;

let browser: ExtensionBrowser;
let tab: Tab;

/** What the page's heap holds, its isolated worlds included, after everything unused has been let go. */
async function heapBytes(): Promise<number> {
  const session = await browser.context.newCDPSession(tab.page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}

beforeAll(async () => {
  browser = await launchWithExtension({
    headless: true,
    locale: 'zh-CN',
    web: (url) =>
      new URL(url).hostname === 'weibo.com'
        ? { status: 200, contentType: 'text/html; charset=utf-8', body: url === MANY ? feedOf(300) : body }
        : null,
  });
});
afterAll(() => browser?.close());
beforeEach(async () => {
  tab = await browser.openTab();
  await tab.page.goto(FEED);
  await expectMarks([0, 1, 2, 3, 4, 5]);
  return () => tab.page.close();
});

/** Waits until just these posts bear a mark. */
async function expectMarks(posts: readonly number[]): Promise<void> {
  const wanted = await tab.page.evaluate((all) => all.map((post) => `weibo:post:${midOf(post)}`), posts);
  const shown = () =>
    tab.page.evaluate(() =>
      [...document.querySelectorAll('[data-active] [data-shuifen]')].map((host) => host.getAttribute('data-shuifen')),
    );
  await expect.poll(async () => (await shown()).toSorted(), { timeout: 15_000 }).toEqual(wanted.toSorted());
}

describe('a list that recycles its views', () => {
  it('never shows a mark beside another post, in any frame of a fast scroll', async () => {
    const wrong = await tab.page.evaluate(async () => {
      let seen = 0;
      for (let from = 0; from < 300; from += 3) {
        show(from);
        // The frame that a reader would see.
        await new Promise(requestAnimationFrame);
        seen += misplaced();
      }
      return seen;
    });
    expect(wrong).toBe(0);
    await expectMarks([297, 298, 299, 300, 301, 302]);
  });

  it('gets its marks back after a re-rendering that throws out what is not its own', async () => {
    await tab.page.evaluate(() => rerender());
    await expectMarks([0, 1, 2, 3, 4, 5]);
  });

  it('has a count that changes in place remembered as a new point', async () => {
    await tab.page.evaluate(() => like(2, 999));
    await expect
      .poll(async () => {
        await tab.page.keyboard.press('Escape');
        const key = await tab.page.evaluate(() => `weibo:post:${midOf(2)}`);
        await tab.page.locator(`[data-shuifen="${key}"] button`).click();
        return (await tab.page.getByRole('dialog').textContent()) ?? '';
      })
      .toMatch(/看过 2 次/);
  });

  it('counts one look, however often the post scrolls by', async () => {
    await tab.page.evaluate(async () => {
      for (let times = 0; times < 10; times += 1) {
        for (const from of [3000, 0]) {
          show(from);
          await new Promise((done) => setTimeout(done, 120));
        }
      }
    });
    await expectMarks([0, 1, 2, 3, 4, 5]);
    const key = await tab.page.evaluate(() => `weibo:post:${midOf(1)}`);
    await tab.page.locator(`[data-shuifen="${key}"] button`).click();
    await expect.poll(() => tab.page.getByRole('dialog').textContent()).toMatch(/看过 1 次/);
  });

  it('is read again when its tab wakes from sleep', async () => {
    const session = await browser.context.newCDPSession(tab.page);
    await session.send('Page.setWebLifecycleState', { state: 'frozen' });
    await tab.page.evaluate(() => show(60));
    await session.send('Page.setWebLifecycleState', { state: 'active' });
    await expectMarks([60, 61, 62, 63, 64, 65]);
  });

  it('scrolls through 5,000 posts with its marks few and its memory flat', async () => {
    const walk = (from: number, to: number) =>
      tab.page.evaluate(
        async ([first, last]) => {
          for (let at = first; at < last; at += 6) {
            show(at);
            await new Promise(requestAnimationFrame);
          }
        },
        [from, to] as const,
      );
    await walk(0, 500);
    const before = await heapBytes();
    await walk(500, 5000);
    expect((await heapBytes()) - before).toBeLessThan(MAX_GROWTH_BYTES);
    await expectMarks([4994, 4995, 4996, 4997, 4998, 4999]);
    expect(await tab.page.evaluate(() => document.querySelectorAll('[data-shuifen]').length)).toBeLessThanOrEqual(8);
  });
});

describe('a page that changes without loading', () => {
  it('is read anew at another address, and on the way back', async () => {
    await tab.page.evaluate(() => {
      history.pushState(null, '', '/u/99000001');
      show(600);
    });
    await expectMarks([600, 601, 602, 603, 604, 605]);
    expect((await readTab(browser, tab))?.url).toBe('https://weibo.com/u/99000001');
    await tab.page.evaluate(() => {
      addEventListener('popstate', () => show(0), { once: true });
      history.back();
    });
    await expectMarks([0, 1, 2, 3, 4, 5]);
  });

  it('loses all marks where it becomes a kind that nobody reads', async () => {
    await tab.page.evaluate(() => {
      history.pushState(null, '', '/settings/privacy');
      show(30);
    });
    await expect.poll(() => tab.page.locator('[data-shuifen]').count()).toBe(0);
  });

  it('follows the theme the site switches to', async () => {
    await tab.page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
    await expect.poll(() => tab.page.locator('[data-shuifen][data-theme="dark"]').count()).toBe(6);
  });
});

describe('a page of 300 posts', () => {
  const marks = () => tab.page.locator('shuifen-badge');
  const markOf = (post: number) => tab.page.locator('article').nth(post).locator('shuifen-badge');
  beforeEach(async () => {
    await tab.page.goto(MANY);
    await markOf(0).waitFor({ state: 'attached' });
  });

  it('has the marks that are near, and the others as they come nearer', async () => {
    expect(await marks().count()).toBeLessThan(100);
    for (const post of [150, 299, 20]) {
      await tab.page.locator('article').nth(post).scrollIntoViewIfNeeded();
      await markOf(post).waitFor({ state: 'attached' });
    }
  });

  it('brings in with one those around it, so that the page is laid out anew less often', async () => {
    await tab.page.locator('article').nth(150).scrollIntoViewIfNeeded();
    for (const post of [115, 168]) await markOf(post).waitFor({ state: 'attached' });
    expect(await markOf(225).count()).toBe(0);
  });

  it('shows the last of them, and its panel, when the popup asks for it', async () => {
    const key = (await readTab(browser, tab))?.items.at(-1)?.key;
    const revealed = await browser.control.evaluate(
      ([tabId, asked]) => chrome.tabs.sendMessage(tabId, { type: 'reveal', key: asked }),
      [tab.tabId, key] as const,
    );
    expect(revealed).toEqual({ ok: true });
    await expect.poll(() => tab.page.evaluate(() => scrollY > innerHeight)).toBe(true);
    await tab.page.getByRole('dialog').waitFor();
  });
});
