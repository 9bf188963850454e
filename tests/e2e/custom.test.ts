import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser as Extension } from 'webextension-polyfill';
import type { CustomAnswers, CustomRequest } from '../../lib/messages/custom';
import type { PageView } from '../../lib/model';
import { type ExtensionBrowser, launchWithExtension } from './harness/browser';
import { extensionLetInto } from './harness/granted';
import { sharedPages, withoutShared } from './harness/shared';
import { badgesOf, readAt, readTab } from './harness/tab';

declare const chrome: Pick<Extension, 'runtime' | 'scripting'>;

const example = (name: string) =>
  readFileSync(join(import.meta.dirname, `../../assets/custom-sites/${name}.json`), 'utf8');
const fixture = (name: string) => join(import.meta.dirname, `../pages/custom/${name}.html`);
const DOUYIN = 'https://www.douyin.com/';
const IMDB = 'https://www.imdb.com/title/tt0000042/';
/** A busy machine takes its time. */
const PATIENT = { timeout: 20_000 };
const exact = (n: number) => ({ low: n, high: n });

let served: { readonly url: string; readonly file: string } | null = null;
const web = (url: string) =>
  url === served?.url
    ? {
        status: 200,
        contentType: 'text/html; charset=utf-8',
        body: readFileSync(served.file),
        // A saved page's own scripts would look for servers that are not there.
        headers: { 'content-security-policy': "script-src 'none'" },
      }
    : null;

/** Asks the background as the options page does. */
function askOwn<R extends CustomRequest>(browser: ExtensionBrowser, request: R): Promise<CustomAnswers[R['type']]> {
  return browser.control.evaluate((message) => chrome.runtime.sendMessage(message), request);
}

/** Where the script for the user's sites is registered. */
async function registered(browser: ExtensionBrowser): Promise<readonly string[]> {
  const scripts = await browser.control.evaluate(() => chrome.scripting.getRegisteredContentScripts());
  return scripts.flatMap(({ matches }) => matches ?? []).toSorted();
}

function read(browser: ExtensionBrowser, url: string, file: string): Promise<PageView | null> {
  served = { url, file };
  return readAt(browser, url);
}

describe('the user’s own sites', () => {
  const copy = extensionLetInto(['www.douyin.com', 'www.imdb.com']);
  let browser: ExtensionBrowser;
  beforeAll(async () => {
    browser = await launchWithExtension({ headless: true, extensionDir: copy.dir, web });
  });
  afterAll(async () => {
    await browser?.close();
    copy.remove();
  });

  it('are read in no page before they are taught', async () => {
    expect(await askOwn(browser, { type: 'custom-list' })).toEqual({ ok: true, sites: [] });
    expect(await registered(browser)).toEqual([]);
  });

  it('come to life in a page that is open already', async () => {
    served = { url: DOUYIN, file: fixture('douyin-home_2022-10') };
    const tab = await browser.openTab();
    await tab.page.goto(DOUYIN);
    const added = await askOwn(browser, { type: 'custom-add', text: example('douyin') });
    expect(added).toMatchObject({ ok: true, site: { id: 'x-douyin/home', enabled: true, granted: true } });
    const view = await readTab(browser, tab);
    expect(view).toMatchObject({
      adapter: 'x-douyin/home',
      items: [
        {
          key: 'x-douyin:post:7150000000000000001',
          kind: 'post',
          author: { id: 'MS4wLjABAAAAnobody_1', name: '河边的修表匠' },
          title: '一只停了四十年的座钟又走了',
          flags: [],
          readings: { likes: { low: 31_500, high: 32_999 }, comments: exact(907), collects: exact(1204) },
        },
      ],
      health: { items: 1, found: 3, absent: 0, unreadable: 0 },
    });
    const badges = await badgesOf(tab.page, view as PageView);
    expect(badges.map(({ key, state }) => [key, state])).toEqual([['x-douyin:post:7150000000000000001', 'unknown']]);
    await tab.page.close();
  });

  it('give two witnesses of one figure, of which one is JSON', async () => {
    await askOwn(browser, { type: 'custom-add', text: example('imdb') });
    const view = await read(browser, IMDB, fixture('imdb-title_2025-09'));
    expect(view).toMatchObject({
      adapter: 'x-imdb/title',
      items: [
        {
          key: 'x-imdb:subject:tt0000042',
          title: 'The Clock by the River',
          readings: { score: { value: 7.1 }, raters: { text: '48K', ...exact(48_213) } },
        },
      ],
    });
  });

  it('are recorded and shown in the popup', async () => {
    served = { url: IMDB, file: fixture('imdb-title_2025-09') };
    const tab = await browser.openTab();
    await tab.page.goto(IMDB);
    await badgesOf(tab.page, (await readTab(browser, tab)) as PageView);
    const popup = await browser.extensionPage(`popup.html?tab=${tab.tabId}`);
    await popup.getByText('The Clock by the River').waitFor();
    await popup.close();
    await tab.page.close();
  });

  it('are there again after an update', async () => {
    const before = await registered(browser);
    expect(before).toEqual(['https://www.douyin.com/*', 'https://www.imdb.com/*']);
    await browser.reload();
    await expect.poll(() => registered(browser), PATIENT).toEqual(before);
    expect((await read(browser, IMDB, fixture('imdb-title_2025-09')))?.items).toHaveLength(1);
  });

  it('fall silent at once when they are switched off, and are forgotten when removed', async () => {
    served = { url: IMDB, file: fixture('imdb-title_2025-09') };
    const tab = await browser.openTab();
    await tab.page.goto(IMDB);
    await badgesOf(tab.page, (await readTab(browser, tab)) as PageView);
    await askOwn(browser, { type: 'custom-switch', id: 'x-imdb/title', enabled: false });
    await expect.poll(() => tab.page.locator('[data-shuifen]').count(), PATIENT).toBe(0);
    expect(await registered(browser)).toEqual(['https://www.douyin.com/*']);
    await askOwn(browser, { type: 'custom-switch', id: 'x-imdb/title', enabled: true });
    await expect.poll(() => tab.page.locator('[data-shuifen][data-state]').count(), PATIENT).toBe(1);
    for (const id of ['x-imdb/title', 'x-douyin/home']) await askOwn(browser, { type: 'custom-remove', id });
    await expect.poll(() => tab.page.locator('[data-shuifen]').count(), PATIENT).toBe(0);
    expect(await askOwn(browser, { type: 'custom-list' })).toEqual({ ok: true, sites: [] });
    expect(await registered(browser)).toEqual([]);
    await tab.page.close();
  });

  it('are refused with words where they are not right', async () => {
    const wrong = JSON.stringify({ ...JSON.parse(example('imdb')), urls: ['movie.douban.com/**'] });
    expect(await askOwn(browser, { type: 'custom-add', text: wrong })).toMatchObject({
      ok: false,
      problems: [{ place: ['urls', 0], what: { id: 'wrong.url.ours' } }],
    });
    expect(await askOwn(browser, { type: 'custom-list' })).toEqual({ ok: true, sites: [] });
  });

  describe.skipIf(withoutShared !== null)(`on real pages${withoutShared ? ` (skipped: ${withoutShared})` : ''}`, () => {
    it('read Douyin’s home of 2022', async () => {
      await askOwn(browser, { type: 'custom-add', text: example('douyin') });
      const view = await read(browser, DOUYIN, join(sharedPages, 'captures/other-style/douyin-home_2022-10.html'));
      expect(view?.items).toMatchObject([
        {
          key: 'x-douyin:post:7151405922777107753',
          author: { name: '小乔.' },
          readings: { likes: { low: 53_500, high: 54_999 }, comments: exact(844), collects: exact(1535) },
        },
      ]);
    });

    it('read an IMDb title of 2025', async () => {
      await askOwn(browser, { type: 'custom-add', text: example('imdb') });
      const url = 'https://www.imdb.com/title/tt26581740/';
      const view = await read(browser, url, join(sharedPages, 'captures/other-style/imdb-tt26581740_2025-09.html'));
      expect(view?.items).toMatchObject([
        {
          key: 'x-imdb:subject:tt26581740',
          title: 'Weapons',
          readings: { score: { value: 7.6 }, raters: { text: '155K', ...exact(155_110) } },
        },
      ]);
    });
  });
});

describe('a site that the browser has not let us into', () => {
  let browser: ExtensionBrowser;
  beforeAll(async () => {
    browser = await launchWithExtension({ headless: true, web });
  });
  afterAll(() => browser?.close());

  it('is kept, with the permission it needs, and not read', async () => {
    const added = await askOwn(browser, { type: 'custom-add', text: example('imdb') });
    expect(added).toMatchObject({ ok: true, site: { granted: false, origins: ['https://www.imdb.com/*'] } });
    expect(await registered(browser)).toEqual([]);
    served = { url: IMDB, file: fixture('imdb-title_2025-09') };
    const tab = await browser.openTab();
    await tab.page.goto(IMDB);
    expect(await readTab(browser, tab)).toBeNull();
    expect(await tab.page.locator('[data-shuifen]').count()).toBe(0);
  });
});
