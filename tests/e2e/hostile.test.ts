import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PageItem, PageView } from '../../lib/model';
import { type ExtensionBrowser, launchWithExtension, type Tab } from './harness/browser';
import { board, page, post, row } from './harness/hostile';
import { badgesOf, readTab } from './harness/tab';

const FEED = 'https://weibo.com/';
const BOARD = 'https://s.weibo.com/top/summary';
const MEGABYTE = 1_000_000;
/** A view with 500 items, each of them as long as it can be, is shorter than this. */
const LONGEST_MESSAGE = 1_000_000;
const LONGEST_STRING = { key: 133, author: 100, name: 40, title: 60, reading: 40 };

let browser: ExtensionBrowser;
let tab: Tab;
let served: { readonly url: string; readonly body: string };
let complaints: string[];

beforeAll(async () => {
  browser = await launchWithExtension({
    headless: true,
    locale: 'zh-CN',
    web: (url) => (url === served.url ? { status: 200, contentType: 'text/html; charset=utf-8', ...served } : null),
  });
});
afterAll(() => browser?.close());
beforeEach(async () => {
  tab = await browser.openTab();
  complaints = [];
  listenTo(tab.page);
  return () => tab.page.close();
});

/** Whatever the extension complains of: exceptions, and warnings of its own. */
function listenTo(of: Page): void {
  of.on('pageerror', (error) => complaints.push(`${error}`));
  of.on('console', (message) => {
    if (message.text().includes('Shuifen') || message.text().startsWith('Uncaught')) complaints.push(message.text());
  });
}

async function read(url: string, body: string): Promise<PageView> {
  served = { url, body };
  await tab.page.goto(url, { waitUntil: 'domcontentloaded' });
  const view = await readTab(browser, tab);
  if (!view) throw new Error(`Nothing is read at ${url}`);
  expectBounded(view);
  return view;
}

function stringsOf({ key, author, title, readings }: PageItem) {
  const texts = Object.values(readings).flatMap((reading) => ('text' in reading ? [reading.text] : []));
  return { key: [key], author: [author?.id ?? ''], name: [author?.name ?? ''], title: [title], reading: texts };
}

function expectBounded(view: PageView): void {
  expect(view.items.length).toBeLessThanOrEqual(500);
  expect(JSON.stringify(view).length).toBeLessThan(LONGEST_MESSAGE);
  for (const [name, longest] of Object.entries(LONGEST_STRING)) {
    const lengths = view.items.flatMap((item) => stringsOf(item)[name as 'key'].map(({ length }) => length));
    expect({ name, fits: Math.max(0, ...lengths) <= longest }).toEqual({ name, fits: true });
  }
}

/** The ordinary post that stands on each page must be read and judged as if it stood alone. */
async function expectUnharmed(view: PageView, nth = 0): Promise<void> {
  const own = view.items.find(({ author }) => author?.id === `${2_001_000_000 + nth}`);
  expect(own?.readings).toMatchObject({ reposts: { low: 27 }, comments: { low: 145 }, likes: { low: 2210 } });
  const badges = await badgesOf(tab.page, { ...view, items: own ? [own] : [] });
  expect(badges.map(({ key }) => key)).toContain(own?.key);
  expect(complaints).toEqual([]);
}

describe('a hostile page', () => {
  it.each([
    ['100,000 nodes beside the post', page(post({ nth: 0 }) + '<p><i></i></p>'.repeat(50_000))],
    [
      '100,000 nodes inside a post',
      page(post({ nth: 0 }) + post({ nth: 1, inside: '<b><i>9</i></b>'.repeat(50_000) })),
    ],
    [
      '100,000 figures in one toolbar',
      page(post({ nth: 0 }) + post({ nth: 1, inside: '<footer aria-label="1,2,3"></footer>'.repeat(100_000) })),
    ],
    ['a megabyte of name', page(post({ nth: 0 }) + post({ nth: 1, name: '长'.repeat(MEGABYTE) }))],
    [
      'a megabyte of text, in which a draw could begin anywhere',
      page(post({ nth: 0 }) + post({ nth: 1, text: '转发'.repeat(MEGABYTE / 2) })),
    ],
    [
      'a megabyte of spaces',
      page(post({ nth: 0 }) + post({ nth: 1, text: ' '.repeat(MEGABYTE), reposts: `${' '.repeat(MEGABYTE)}27` })),
    ],
    ['a million digits', page(post({ nth: 0 }) + post({ nth: 1, reposts: '9'.repeat(MEGABYTE) }))],
    ['a million grouped digits', page(post({ nth: 0 }) + post({ nth: 1, reposts: `1${',000'.repeat(MEGABYTE / 4)}` }))],
    ['a megabyte of time', page(post({ nth: 0 }) + post({ nth: 1, time: `2026-03-01 ${'1'.repeat(MEGABYTE)}` }))],
    [
      'attributes of two megabytes',
      page(post({ nth: 0 }) + post({ nth: 1, label: '1,'.repeat(MEGABYTE), time: '0'.repeat(2 * MEGABYTE) })),
    ],
  ])('of %s does no harm to the post beside it', async (_what, body) => {
    await expectUnharmed(await read(FEED, body));
  });

  it('nested a thousand deep is answered', async () => {
    const nest = `const [, second] = document.querySelectorAll('article .wbpro-feed-content');
      for (let i = 0, at = second; i < 1000; i++) at = at.appendChild(document.createElement('div'));`;
    await expectUnharmed(await read(FEED, page(post({ nth: 0 }) + post({ nth: 1 }), nest)));
  });

  it('of 20,000 items is read in part, and each message is bounded', async () => {
    const view = await read(BOARD, board(Array.from({ length: 20_000 }, (_, i) => row(`第${i}个词`, i + 1))));
    expect(view.items.length).toBe(500);
    expect(view.items[499]?.readings.heat).toMatchObject({ low: 500, high: 500 });
    await badgesOf(tab.page, { ...view, items: view.items.slice(0, 1) });
    expect(complaints).toEqual([]);
  });

  it('cannot turn names of prototypes into anything but names', async () => {
    const words = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype'];
    const view = await read(BOARD, board(words.map((word, i) => row(word, 1000 + i))));
    expect(view.items.map(({ key, readings }) => [key, readings.heat])).toEqual(
      words.map((word, i) => [
        `weibo:hot:${word}`,
        { state: 'found', text: `${1000 + i}`, low: 1000 + i, high: 1000 + i },
      ]),
    );
    const badges = await badgesOf(tab.page, view);
    expect(badges.map(({ key }) => key).toSorted()).toEqual(words.map((word) => `weibo:hot:${word}`).toSorted());
    const [worker] = browser.context.serviceWorkers();
    expect(await worker?.evaluate(() => [Object.keys(Object.prototype), Object.keys({})])).toEqual([[], []]);
    expect(complaints).toEqual([]);
  });

  it('cannot put markup or script into badge, panel or popup', async () => {
    const markup = '<img src=x onerror="hit=1"><script>hit=1</script>';
    const view = await read(FEED, page(post({ nth: 0, name: markup, text: markup })));
    const [item] = view.items;
    expect(item).toMatchObject({ title: markup, author: { name: markup.slice(0, 40) } });
    await badgesOf(tab.page, view);
    await tab.page.locator('[data-shuifen] button').first().click();
    await tab.page.getByRole('dialog').waitFor();
    const popup = await browser.extensionPage(`popup.html?tab=${tab.tabId}`);
    listenTo(popup);
    await popup.getByText(markup.slice(0, 12)).first().waitFor();
    for (const shown of [tab.page, popup]) {
      expect(await shown.evaluate(() => 'hit' in globalThis)).toBe(false);
      expect(await shown.locator('img, script:not([src]):has-text("hit=1")').count()).toBe(0);
    }
    await popup.close();
    expect(complaints).toEqual([]);
  });

  it('that throws its badges out for ever is left alone', async () => {
    const throwOut = `globalThis.thrown = 0;
      new MutationObserver(() => {
        for (const host of document.querySelectorAll('[data-shuifen]')) { host.remove(); thrown += 1; }
      }).observe(document, { childList: true, subtree: true });`;
    await read(FEED, page(post({ nth: 0 }), throwOut));
    for (let i = 0; i < 60; i++) await readTab(browser, tab);
    const thrown = () => tab.page.evaluate(() => (globalThis as unknown as { thrown: number }).thrown);
    await expect.poll(thrown).toBeGreaterThan(1);
    const before = await thrown();
    for (let i = 0; i < 30; i++) await readTab(browser, tab);
    expect(await thrown()).toBe(before);
    expect(complaints).toEqual([]);
  });

  it('cannot turn, hide or break what is shown', async () => {
    const broken = `const names = document.querySelectorAll('.head_name_b9c0d, .detail_wbtext_n7o8p');
      for (const each of names) each.textContent = '\\u202Egnorts\\u2066\\u0000 \\uD800 \\uDFFF x';
      for (const each of document.querySelectorAll('header a[aria-label]')) each.removeAttribute('aria-label');`;
    const view = await read(FEED, page(post({ nth: 0 }), broken));
    const [item] = view.items;
    expect(item?.title).toMatch(/^gnorts/);
    for (const text of [item?.title ?? '', item?.author?.name ?? '']) {
      expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
      expect(text.isWellFormed()).toBe(true);
    }
    await expectUnharmed(view);
  });

  it('has left nothing but bounded strings in the history', async () => {
    const longest = await browser.control.evaluate(async () => {
      const db = await new Promise<IDBDatabase>((done, failed) => {
        const request = indexedDB.open('shuifen');
        request.onsuccess = () => done(request.result);
        request.onerror = () => failed(request.error);
      });
      const lengths: number[] = [];
      const measure = (value: unknown): void => {
        if (typeof value === 'string') lengths.push(value.length);
        else if (value instanceof Uint8Array) lengths.push(value.length / 4);
        else if (value && typeof value === 'object') for (const each of Object.values(value)) measure(each);
      };
      // `seen` holds lists of keys, and all of these stand in `items` too.
      for (const store of [...db.objectStoreNames].filter((name) => name !== 'seen')) {
        for (const ask of ['getAll', 'getAllKeys'] as const) {
          const rows = db.transaction(store).objectStore(store)[ask]();
          await new Promise((done) => rows.addEventListener('success', done));
          measure(rows.result);
        }
      }
      db.close();
      return { rows: lengths.length, longest: Math.max(...lengths) };
    });
    expect(longest.rows).toBeGreaterThan(1000);
    expect(longest.longest).toBeLessThanOrEqual(LONGEST_STRING.key);
  });
});
