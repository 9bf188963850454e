import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser as Extension } from 'webextension-polyfill';
import { respond } from '../../demo';
import type { Exception } from '../../lib/settings';
import { objections } from './harness/axe';
import { type ExtensionBrowser, launchWithExtension } from './harness/browser';
import { openOptions, storedSettings } from './harness/options';
import { badgesOf, readTab, shownBadges } from './harness/tab';

declare const chrome: Pick<Extension, 'storage'>;

const FEED = 'https://weibo.com/';
const DAY_MS = 86_400_000;
/** Noon of 1 March 2024 in every zone that has that day then. */
const AT = Date.UTC(2024, 2, 1, 12);

const exception = (n: number, more: Partial<Exception> = {}): Exception => ({
  key: `weibo:${1000 + n}`,
  what: 'author',
  reason: '',
  at: AT + n * DAY_MS,
  title: `Station ${n}`,
  ...more,
});
const FOUR: readonly Exception[] = [
  exception(0, { reason: 'a raffle each week' }),
  exception(1, { reason: 'Raffle again' }),
  exception(2, { key: 'douban:subject:42', what: 'item', title: 'The Clock' }),
  exception(3),
];

let browser: ExtensionBrowser;
let options: Page;

beforeAll(async () => {
  browser = await launchWithExtension({ headless: true, locale: 'en-US', web: (url) => respond(url, 0) });
});
afterAll(() => browser?.close());
beforeEach(() => async () => {
  await options.close();
});

async function openWith(exceptions: readonly Exception[], language = 'en'): Promise<void> {
  const settings = { version: 3, language, exceptions: [...exceptions] };
  await browser.control.evaluate((stored) => chrome.storage.local.set(stored), { settings });
  options = await openOptions(browser, 'exceptions');
}

const kept = async () => ((await storedSettings(browser)).exceptions as readonly Exception[]).map(({ key }) => key);
const lines = () => options.locator('.exceptions li b').allTextContents();
const search = () => options.getByRole('searchbox', { name: 'Search what you ignore' });
const button = (name: string | RegExp) => options.getByRole('button', { name });

/** Walks by Tab until this has the focus. */
async function tabTo(name: string): Promise<void> {
  const focused = () =>
    options.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
    );
  await expect
    .poll(async () => {
      await options.keyboard.press('Tab');
      return (await focused()) || options.evaluate(() => document.activeElement?.id);
    })
    .toContain(name);
}

describe('what is ignored', () => {
  it.each([
    ['its name', 'station 3', ['Station 3']],
    ['its number', '1003', ['Station 3']],
    ['its site', 'douban', ['The Clock']],
    ['its reason, whatever the case', 'RAFFLE', ['Station 1', 'Station 0']],
    ['two words from different places', 'weibo raffle again', ['Station 1']],
  ])('is found by %s', async (_, words, found) => {
    await openWith(FOUR);
    expect(await lines()).toEqual(['Station 3', 'The Clock', 'Station 1', 'Station 0']);
    await search().fill(words);
    await expect.poll(lines).toEqual(found);
  });

  it('says why, where and on which day, and when nothing fits', async () => {
    await openWith(FOUR);
    await options.getByText('Everything from this account · Weibo · March 1, 2024').waitFor();
    await options.getByText('a raffle each week').waitFor();
    await search().fill('no such thing');
    await options.getByRole('status').getByText('Nothing that you ignore fits “no such thing”.').waitFor();
    expect(await button(/^Show/).count()).toBe(0);
  });

  it('is searched, selected, shown again and taken back by the keyboard alone', async () => {
    await openWith(FOUR);
    await search().focus();
    await options.keyboard.type('raffle');
    await expect.poll(lines).toEqual(['Station 1', 'Station 0']);
    await tabTo('all-exceptions');
    await options.keyboard.press('Space');
    await tabTo('Show selected again (2)');
    await options.keyboard.press('Enter');
    await expect.poll(kept).toEqual(['douban:subject:42', 'weibo:1003']);
    await expect.poll(() => button('Undo').evaluate((undo) => undo === document.activeElement)).toBe(true);
    await options.keyboard.press('Enter');
    await expect.poll(kept).toEqual(FOUR.map(({ key }) => key));
    await expect.poll(() => search().evaluate((field) => field === document.activeElement)).toBe(true);
    await expect.poll(lines).toHaveLength(4);
  });

  it('of which one is selected leaves the others; what was selected before a search is not removed unseen', async () => {
    await openWith(FOUR);
    await options.getByRole('checkbox', { name: 'Select Station 3' }).check();
    expect(
      await options
        .getByRole('checkbox', { name: 'Select all 4' })
        .evaluate((box) => Reflect.get(box, 'indeterminate')),
    ).toBe(true);
    await search().fill('clock');
    await expect(button('Show selected again (0)').isDisabled()).resolves.toBe(true);
    await options.getByRole('checkbox', { name: 'Select The Clock' }).check();
    await button('Show selected again (1)').click();
    await expect.poll(kept).toEqual(['weibo:1000', 'weibo:1001', 'weibo:1003']);
    await search().fill('');
    await expect.poll(lines).toHaveLength(3);
  });

  it('may be five hundred: a part is listed, all are counted, searched and selected', async () => {
    await openWith(Array.from({ length: 500 }, (_, n) => exception(n)));
    expect(await lines()).toHaveLength(50);
    await button('Show 50 more').click();
    expect(await lines()).toHaveLength(100);
    await search().fill('Station 7 1007');
    await expect.poll(lines).toEqual(['Station 7']);
    await search().fill('');
    await options.getByRole('checkbox', { name: 'Select all 500' }).check();
    await button('Show selected again (500)').click();
    await options.getByText('You ignore nothing.').waitFor();
    await button('Undo').click();
    await expect.poll(kept).toHaveLength(500);
  });

  it('is shown again in open pages at once, and hidden again by undo', async () => {
    const tab = await browser.openTab();
    await tab.page.goto(FEED);
    const view = await readTab(browser, tab);
    const all = view ? await badgesOf(tab.page, view) : [];
    const [first] = all;
    if (!first) throw new Error('The feed has no badge.');
    const shown = async () => (await shownBadges(tab.page)).map(({ key }) => key);
    await openWith([exception(0, { key: first.key, what: 'item', title: 'A post' })]);
    await expect.poll(shown).not.toContain(first.key);
    await button('Show again: A post').click();
    await expect.poll(shown).toContain(first.key);
    await button('Undo').click();
    await expect.poll(shown).not.toContain(first.key);
    await tab.page.close();
  });

  it.each(['en', 'zh-CN', 'zh-TW'])(
    'in %s gives axe nothing to object to, also where it is narrow',
    async (language) => {
      await openWith(FOUR, language);
      await options.locator('.exceptions input').first().check();
      expect(await objections(options, { within: '#exceptions' })).toEqual([]);
      await options.setViewportSize({ width: 360, height: 700 });
      expect(await options.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      await options.locator('.exception-bar button').click();
      expect(await objections(options, { within: '#exceptions' })).toEqual([]);
    },
  );
});
