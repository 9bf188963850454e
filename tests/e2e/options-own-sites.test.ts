import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser as Extension } from 'webextension-polyfill';
import { objections } from './harness/axe';
import { type ExtensionBrowser, launchWithExtension } from './harness/browser';
import { consentTo } from './harness/granted';
import { largeFile, openFile, savedBy } from './harness/options';
import { shownBadges } from './harness/tab';

declare const chrome: Pick<Extension, 'permissions' | 'storage'>;

const IMDB = 'https://www.imdb.com/title/tt0000042/';
const ORIGIN = 'https://www.imdb.com/*';
const adapter = readFileSync(join(import.meta.dirname, '../../assets/custom-sites/imdb.json'), 'utf8');
const pageOfFixture = readFileSync(join(import.meta.dirname, '../pages/custom/imdb-title_2025-09.html'), 'utf8');
const PATIENT = { timeout: 20_000 };

let browser: ExtensionBrowser;
let options: Page;
/** Every address that anything in the browser has asked the web for. */
const asked: string[] = [];

beforeAll(async () => {
  browser = await launchWithExtension({
    headless: true,
    locale: 'en-US',
    web(url) {
      asked.push(url);
      return url === IMDB ? { status: 200, contentType: 'text/html; charset=utf-8', body: pageOfFixture } : null;
    },
  });
  await consentTo(browser, [ORIGIN]);
});
afterAll(() => browser?.close());
beforeEach(async () => {
  await browser.control.evaluate(async (origin) => {
    await chrome.storage.local.remove(['settings', 'customSites']);
    await chrome.permissions.remove({ origins: [origin] });
  }, ORIGIN);
  options = await openNoting();
  return () => options.close();
});

/** The options, which note what permissions they ask the browser for. */
async function openNoting(): Promise<Page> {
  const page = await browser.context.newPage();
  await page.addInitScript(() => {
    const noted: unknown[] = [];
    Object.assign(globalThis, { noted });
    // `browser` and `chrome` may be two names of one object.
    const apis = [chrome, Reflect.get(globalThis, 'browser')].flatMap((api) => api?.permissions ?? []);
    for (const api of new Set<(typeof chrome)['permissions']>(apis)) {
      const request = api.request.bind(api);
      api.request = (permissions) => {
        noted.push(permissions);
        return request(permissions);
      };
    }
  });
  await page.goto(`chrome-extension://${browser.extensionId}/options.html#own`);
  await page.getByRole('heading', { level: 2 }).first().waitFor();
  return page;
}

const isGranted = () =>
  browser.control.evaluate((origin) => chrome.permissions.contains({ origins: [origin] }), ORIGIN);
const noted = () => options.evaluate(() => Reflect.get(globalThis, 'noted') as unknown[]);

const open = (button: string, name: string, text: string) => openFile(options, button, { name, text });

/** The table of what would be read: a line for each part. */
async function tried(): Promise<readonly string[]> {
  await options.locator('.tried').first().waitFor();
  return (await options.locator('.tried tbody tr').allInnerTexts()).map((line) => line.replaceAll(/\s+/g, ' '));
}

async function add(): Promise<void> {
  await open('Open a file…', 'imdb.json', adapter);
  await options.getByRole('button', { name: 'Add and allow' }).click();
  await options.getByRole('switch', { name: 'IMDb title' }).waitFor();
}

/** Goes on by Tab until something has the focus. */
async function tabTo(what: Locator): Promise<void> {
  for (let i = 0; i < 100; i += 1) {
    await options.keyboard.press('Tab');
    if (await what.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not lead to ${what}`);
}

describe('a site of the user’s own', () => {
  it('comes from a file to badges, asks once for its host, and gives it back', async () => {
    const tab = await browser.openTab();
    await tab.page.goto(IMDB);
    await add();
    expect(await noted()).toEqual([{ origins: [ORIGIN] }]);
    expect(await isGranted()).toBe(true);
    const badges = async () => (await shownBadges(tab.page)).map(({ key }) => key);
    await expect.poll(badges, PATIENT).toEqual(['x-imdb:subject:tt0000042']);
    await options.getByRole('switch', { name: 'IMDb title' }).click();
    await expect.poll(badges, PATIENT).toEqual([]);
    await options.getByRole('switch', { name: 'IMDb title' }).click();
    await expect.poll(badges, PATIENT).toEqual(['x-imdb:subject:tt0000042']);
    expect(await noted()).toHaveLength(1);
    await options.getByRole('button', { name: 'Remove IMDb title' }).click();
    await options.getByText(/its permission given back/).waitFor();
    await expect.poll(badges, PATIENT).toEqual([]);
    expect(await isGranted()).toBe(false);
    await tab.page.close();
  });

  it('is still there, and reads, after an update of the extension', async () => {
    await add();
    await browser.reload();
    options = await openNoting();
    expect(await options.getByRole('switch', { name: 'IMDb title' }).isChecked()).toBe(true);
    const tab = await browser.openTab();
    await tab.page.goto(IMDB);
    await expect.poll(async () => (await shownBadges(tab.page)).length, PATIENT).toBe(1);
    await tab.page.close();
  });

  it('is pasted, tried, added, switched off and removed by keyboard alone', async () => {
    const tab = await browser.openTab();
    await tab.page.goto(IMDB);
    const badges = async () => (await shownBadges(tab.page)).length;
    const press = async (what: Locator, key: 'Enter' | 'Space') => {
      await tabTo(what);
      await options.keyboard.press(key);
    };
    const button = (name: string) => options.getByRole('button', { name, exact: true });
    await press(options.getByRole('link', { name: 'Your own sites' }), 'Enter');
    await tabTo(options.getByRole('textbox', { name: /Paste an adapter/ }));
    await options.keyboard.insertText(adapter);
    await button('Add and allow').waitFor();
    await press(button('In an open tab'), 'Enter');
    expect(await tried()).toEqual(['ratings 48K 48,213', 'score 7.1 7.1']);
    await press(button('Add and allow'), 'Enter');
    const onOff = options.locator('#own').getByRole('switch', { name: 'IMDb title' });
    await onOff.waitFor();
    await expect.poll(badges, PATIENT).toBe(1);
    await press(onOff, 'Space');
    await expect.poll(badges, PATIENT).toBe(0);
    await press(button('Remove IMDb title'), 'Enter');
    await onOff.waitFor({ state: 'detached' });
    expect(await isGranted()).toBe(false);
    // Where the keyboard is now, it can be taken back.
    await options.locator('button:focus', { hasText: 'Undo' }).waitFor();
    await options.keyboard.press('Enter');
    await onOff.waitFor();
    await tab.page.close();
  });

  it('stands among the sites, with its kinds of pages, while it is in use', async () => {
    const tab = await browser.openTab();
    await tab.page.goto(IMDB);
    await add();
    const badges = async () => (await shownBadges(tab.page)).map(({ key }) => key);
    await expect.poll(badges, PATIENT).toEqual(['x-imdb:subject:tt0000042']);
    const site = options.locator('[data-site="x-imdb"]');
    await site.getByText('The browser lets Shuifen in.').waitFor();
    await site.locator('summary').click();
    await site.getByRole('switch', { name: 'IMDb title' }).click();
    await expect.poll(badges, PATIENT).toEqual([]);
    await site.getByRole('switch', { name: 'IMDb title' }).click();
    await expect.poll(badges, PATIENT).toEqual(['x-imdb:subject:tt0000042']);
    await options.locator('#own').getByRole('switch', { name: 'IMDb title' }).click();
    await site.waitFor({ state: 'detached' });
    await tab.page.close();
  });

  it('that was removed comes back with one press', async () => {
    await add();
    await options.getByRole('button', { name: 'Remove IMDb title' }).click();
    await options.getByRole('button', { name: 'Undo' }).click();
    await options.getByRole('switch', { name: 'IMDb title' }).waitFor();
    expect(await isGranted()).toBe(true);
  });

  it('is not read while the browser holds its host back, and says so', async () => {
    await add();
    await browser.control.evaluate((origin) => chrome.permissions.remove({ origins: [origin] }), ORIGIN);
    await options.locator('#own').getByText('The browser does not let Shuifen into www.imdb.com').waitFor();
    await options.locator('#sites').getByRole('button', { name: 'Allow www.imdb.com' }).waitFor();
    await options.locator('#own').getByRole('button', { name: 'Allow www.imdb.com' }).click();
    await expect.poll(isGranted).toBe(true);
    await expect.poll(() => options.getByText(/does not let Shuifen/).count()).toBe(0);
  });

  it('is given as a file, and brought up to date by one', async () => {
    await add();
    const file = await savedBy(options, 'Save as a file');
    expect(file.name).toBe('x-imdb-title.json');
    expect(file.bytes.toString()).toBe(adapter);
    await open('Update by a file…', 'newer.json', adapter.replace('IMDb title', 'Films on IMDb'));
    await options.getByText('It takes the place of the one that is there already.').waitFor();
    await options.getByRole('button', { name: 'Update and allow' }).click();
    await options.getByRole('switch', { name: 'Films on IMDb' }).waitFor();
    expect(await options.getByRole('switch', { name: 'IMDb title' }).count()).toBe(0);
  });
});

describe('an adapter that is pasted', () => {
  it.each([
    ['{"id": ', 'the file is not JSON'],
    [
      adapter.replace('www.imdb.com/title/*', 'movie.douban.com/**'),
      'urls › entry 1 is of a site that has its own adapters',
    ],
    [adapter.replace('"select": "html"', '"select": 7'), 'item › select must be text in quotes'],
    [adapter.replace('"watch": "main",', ''), 'watch is missing'],
    [adapter.replace('"watch"', '"__proto__"'), 'watch is missing'],
  ])('and is not right is told where (%#)', async (text, words) => {
    await options.getByRole('textbox', { name: /Paste an adapter/ }).fill(text);
    await expect.poll(async () => (await options.locator('.problems li').allInnerTexts()).join('\n')).toContain(words);
    expect(await options.getByRole('button', { name: 'Add and allow' }).count()).toBe(0);
    expect(await noted()).toEqual([]);
  });
});

it('an adapter of 50 MB is refused, and says why; what has been written there gives way to no such text', async () => {
  const file = largeFile('adapter.json', 50_000_000);
  await openFile(options, 'Open a file…', file.path);
  await options.locator('.problems').getByText('must have at most 50,000 characters').waitFor();
  const { length } = await options.getByRole('textbox', { name: /Paste an adapter/ }).inputValue();
  expect(length).toBeLessThan(250_000);
  expect(await noted()).toEqual([]);
  file.remove();
});

describe('trying an adapter', () => {
  const HOSTILE = '<img src="https://tracker.example/pixel.gif"><script>globalThis.ran = true</script>';

  it('on a saved page shows part by part what would be read; nothing of the page runs or is loaded', async () => {
    await open('Open a file…', 'imdb.json', adapter);
    asked.length = 0;
    await open('On a saved page…', 'film.html', pageOfFixture.replace('<main>', `<main>${HOSTILE}`));
    expect(await tried()).toEqual(['ratings 48K 48,213', 'score 7.1 7.1']);
    await options.getByText('2 figures read').waitFor();
    expect(await options.evaluate(() => Reflect.get(globalThis, 'ran'))).toBeUndefined();
    expect(asked).toEqual([]);
    expect(await noted()).toEqual([]);
  });

  it('shows what is not there, and what could not be read', async () => {
    await open('Open a file…', 'imdb.json', adapter);
    const broken = pageOfFixture
      .replace('48213', '999')
      .replace('<span>7.1</span><span>/<!-- -->10</span>', '')
      .replace('"ratingValue":7.1', '"noValue":1');
    await open('On a saved page…', 'film.html', broken);
    expect(await tried()).toEqual(['ratings 48K could not be read', 'score – not there']);
  });

  it('needs an address that the adapter knows, and takes one by hand', async () => {
    await open('Open a file…', 'imdb.json', adapter);
    await open('On a saved page…', 'film.html', pageOfFixture.replace(/<meta property="og:url".*?>/, ''));
    await options.getByText('The adapter does not know this address').waitFor();
    await options.getByRole('textbox', { name: 'Where the page came from' }).fill(IMDB);
    expect(await tried()).toEqual(['ratings 48K 48,213', 'score 7.1 7.1']);
  });

  it('in an open tab asks for that host only, and gives it back when the adapter is not added', async () => {
    const tab = await browser.openTab();
    await tab.page.goto(IMDB);
    await open('Open a file…', 'imdb.json', adapter);
    await options.getByRole('button', { name: 'In an open tab' }).click();
    expect(await tried()).toEqual(['ratings 48K 48,213', 'score 7.1 7.1']);
    expect(await noted()).toEqual([{ origins: [ORIGIN] }]);
    expect(await shownBadges(tab.page)).toEqual([]);
    await options.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(isGranted).toBe(false);
    await tab.page.close();
  });
});

describe('the section', () => {
  it.each([
    ['en', 'Open a file…', 'On a saved page…'],
    ['zh-CN', '打开文件…', '保存的网页…'],
  ])('in %s gives axe nothing to object to, whatever is open in it', async (language, file, page) => {
    const text = adapter.replace('"watch"', '"formerly"');
    await browser.control.evaluate((stored) => chrome.storage.local.set(stored), {
      settings: { version: 3, language },
      customSites: [{ id: 'x-imdb/title', text, enabled: true }],
    });
    await options.locator('.own .problems').waitFor();
    await options.getByRole('button', { name: file }).waitFor();
    await open(file, 'imdb.json', adapter);
    await open(page, 'film.html', pageOfFixture);
    await tried();
    expect(await objections(options, { within: '#own' })).toEqual([]);
    await options.setViewportSize({ width: 400, height: 700 });
    expect(await options.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
  });
});
