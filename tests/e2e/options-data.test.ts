import { gunzipSync, gzipSync } from 'node:zlib';
import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser as Extension } from 'webextension-polyfill';
import { demoPages, respond } from '../../demo';
import { objections } from './harness/axe';
import { type ExtensionBrowser, launchWithExtension } from './harness/browser';
import { openFile, openOptions, savedBy, storedSettings } from './harness/options';
import { badgesOf, readTab } from './harness/tab';

declare const chrome: Pick<Extension, 'storage'>;

const LANGUAGES = { en: 'en-US', 'zh-CN': 'zh-CN' } as const;
const FEED = 'https://weibo.com/';
const FILM = demoPages(0).find(({ url }) => url.startsWith('https://movie.douban.com/subject/'))?.url ?? '';

let browser: ExtensionBrowser;
let options: Page;

beforeAll(async () => {
  browser = await launchWithExtension({ headless: true, locale: LANGUAGES.en, web: (url) => respond(url, 0) });
});
afterAll(() => browser?.close());
beforeEach(async () => {
  await browser.control.evaluate(() => chrome.storage.local.remove('settings'));
  options = await openOptions(browser, 'data');
  return () => options.close();
});

/** Looks at some pages, closes them, and waits until the options have heard of it. */
async function remember(...urls: readonly string[]): Promise<void> {
  const tab = await browser.openTab();
  for (const url of urls) {
    await tab.page.goto(url);
    const view = await readTab(browser, tab);
    if (view) await badgesOf(tab.page, view);
  }
  await tab.page.close();
  await options.reload();
  await options.locator('.facts').waitFor();
}

/** How much there is, as the section shows it, but for the room on the disk. */
async function facts(): Promise<readonly string[]> {
  await options.reload();
  await options.locator('.facts, p:text("Nothing is remembered yet")').first().waitFor();
  const shown = await options.locator('.facts > div, .shares li').allInnerTexts();
  return shown.filter((text) => !text.startsWith('On the disk'));
}

const restore = (name: string, text: string | Buffer) => openFile(options, 'Restore a backup…', { name, text });
const save = async () => (await savedBy(options, 'Save a backup…')).bytes;

async function erase(what: string): Promise<void> {
  await options.getByRole('button', { name: `Delete… ${what}` }).click();
  await options.getByRole('button', { name: 'Go on' }).click();
  await options.getByRole('button', { name: 'Delete now' }).click();
  await options.getByText('Deleted.').waitFor();
}

describe('the history', () => {
  it('is the same after a backup, its deletion and the restoring', async () => {
    await remember(FEED, FILM);
    const before = await facts();
    expect(before.join()).toMatch(/Weibo[\s\S]*Douban/);
    const backup = await save();
    await options.getByText(/The backup is saved/).waitFor();
    await erase('Everything');
    await options.getByText('Nothing is remembered yet').waitFor();
    await restore('backup.jsonl.gz', backup);
    await options.getByText(/items were added, 0 gained something, 0 were there already/).waitFor();
    expect(await facts()).toEqual(before);
    await restore('backup.jsonl.gz', backup);
    await options.getByText(/0 items were added, 0 gained something/).waitFor();
    expect(await facts()).toEqual(before);
  });

  it('loses one site and not the other', async () => {
    await remember(FEED, FILM);
    await erase('Douban');
    const left = (await facts()).join();
    expect(left).toContain('Weibo');
    expect(left).not.toContain('Douban');
  });

  it('is kept when the second question is answered with no, and the focus is where it was', async () => {
    await remember(FEED);
    const before = await facts();
    const door = options.getByRole('button', { name: 'Delete… Everything' });
    await door.focus();
    await options.keyboard.press('Enter');
    const isFocused = (name: string) =>
      options.getByRole('button', { name }).evaluate((button) => button === document.activeElement);
    await expect.poll(() => isFocused('Cancel')).toBe(true);
    await options.keyboard.press('Shift+Tab');
    await options.keyboard.press('Enter');
    await options.getByText(/cannot be undone/).waitFor();
    await expect.poll(() => isFocused('Cancel')).toBe(true);
    await options.keyboard.press('Escape');
    await expect.poll(() => isFocused('Delete… Everything')).toBe(true);
    expect(await facts()).toEqual(before);
  });

  it('is not changed by a broken backup, which is told by its line', async () => {
    await remember(FEED);
    const before = await facts();
    const lines = gunzipSync(await save())
      .toString()
      .split('\n');
    const broken = lines.with(4, '{"item":"weibo:post:1"}').join('\n');
    await restore('backup.jsonl.gz', gzipSync(broken));
    await options.getByRole('alert').getByText('Line 5 of the file').waitFor();
    await restore('photo.png', Buffer.from([137, 80, 78, 71]));
    await options.getByRole('alert').getByText('Line 1 of the file').waitFor();
    expect(await facts()).toEqual(before);
  });

  it('is written piece by piece where the browser has a dialog for it', async () => {
    await remember(FEED);
    // The browser's own private folder gives a real file in place of the one that a user would choose.
    await withDialog(async () => (await navigator.storage.getDirectory()).getFileHandle('chosen', { create: true }));
    await options.getByRole('button', { name: 'Save a backup…' }).click();
    await options.getByText(/The backup is saved/).waitFor();
    const lastLine = await options.evaluate(async () => {
      const handle = await (await navigator.storage.getDirectory()).getFileHandle('chosen');
      const unpacked = (await handle.getFile()).stream().pipeThrough(new DecompressionStream('gzip'));
      return (await new Response(unpacked).text()).trimEnd().split('\n').at(-1);
    });
    expect(JSON.parse(lastLine ?? '')).toMatchObject({ end: true });
  });

  it('is not written on where the user stops it, or closes the dialog', async () => {
    await remember(FEED);
    // A disk that takes its time: the first piece is being written until it is told to go on.
    await withDialog(async () => ({
      createWritable: async () =>
        new WritableStream({ write: () => new Promise<void>((done) => Object.assign(globalThis, { goOn: done })) }),
    }));
    await options.getByRole('button', { name: 'Save a backup…' }).click();
    await options.waitForFunction(() => 'goOn' in globalThis);
    await options.getByRole('button', { name: 'Stop', exact: true }).click();
    await options.evaluate(() => Reflect.get(globalThis, 'goOn')());
    await options.getByText('Stopped. No backup was saved.').waitFor();
    await withDialog(() => Promise.reject(new DOMException('dismissed', 'AbortError')));
    await options.getByRole('button', { name: 'Save a backup…' }).click();
    await expect.poll(() => options.getByRole('button', { name: 'Save a backup…' }).isEnabled()).toBe(true);
    expect(await options.locator('.job, .said').count()).toBe(0);
  });

  it('is restored in the end where the restoring was stopped', async () => {
    const items = Array.from({ length: 20_000 }, (_, i) => ({
      item: `weibo:post:${4_000_000_000_000_000 + i}`,
      kind: 'post',
      title: '',
      points: [[1_563_600_000, 1_563_600_000, 1, { likes: i }]],
    }));
    const counts = { items: items.length, points: items.length };
    const header = { shuifen: 'backup', format: 1, version: '0.1.0', at: '', ...counts };
    const lines = [header, ...items, { end: true, ...counts }].map((line) => JSON.stringify(line));
    await restore('backup.jsonl', lines.join('\n'));
    // The first half of the way is the checking.
    await options.waitForFunction(() => (document.querySelector('progress')?.value ?? 0) > 0.55);
    await options.getByRole('button', { name: 'Stop', exact: true }).click();
    await options.getByText(/^Stopped\. What had been added/).waitFor();
    await restore('backup.jsonl', lines.join('\n'));
    await options.getByText(/items were added/).waitFor({ timeout: 60_000 });
    const words = (await options.locator('.said').textContent()) ?? '';
    const [added = 0, , present = 0] = words.replaceAll(',', '').match(/\d+/g)?.map(Number) ?? [];
    expect(present).toBeGreaterThan(0);
    expect(added + present).toBe(items.length);
    await erase('Everything');
  });
});

/** The section in a browser whose dialog for a new file gives this. */
async function withDialog(choose: () => Promise<unknown>): Promise<void> {
  await options.close();
  options = await browser.context.newPage();
  await options.addInitScript(`Object.defineProperty(globalThis, 'showSaveFilePicker', { value: ${choose} })`);
  await options.goto(`chrome-extension://${browser.extensionId}/options.html#data`);
}

describe('the section', () => {
  it.each(['en', 'zh-CN'] as const)(
    'in %s gives axe nothing to object to, whatever is open in it',
    async (language) => {
      await browser.control.evaluate(
        (one) => chrome.storage.local.set({ settings: { version: 3, language: one } }),
        language,
      );
      await remember(FEED);
      const imported = { shuifen: 'settings', format: 1, settings: { version: 3, show: 'marked' } };
      await openFile(options, language === 'en' ? 'Import settings…' : '导入设置…', {
        name: 'settings.json',
        text: JSON.stringify(imported),
      });
      await options.locator('.changes li').waitFor();
      await options.locator('.erase .act').last().click();
      expect(await objections(options, { within: '#data' })).toEqual([]);
      await options.setViewportSize({ width: 400, height: 700 });
      expect(await options.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
    },
  );
});

describe('how long it is kept, and how large it may become', () => {
  const days = () => options.getByLabel('Days for which everything is kept');
  const megabytes = () => options.getByLabel('Megabytes that it may take');
  const rule = async () => (await storedSettings(browser)).retention;

  it('is as it is set, within its bounds', async () => {
    expect([await days().inputValue(), await megabytes().inputValue()]).toEqual(['30', '500']);
    await days().fill('7');
    await days().blur();
    await expect.poll(rule).toMatchObject({ keepAllDays: 7 });
    await megabytes().fill('50');
    await megabytes().blur();
    await expect.poll(rule).toEqual({ keepAllDays: 7, afterwards: 'thin', mostMegabytes: 50 });
    for (const wrong of ['9', '100001', '20.5', '']) {
      await megabytes().fill(wrong);
      await megabytes().blur();
      await expect.poll(() => megabytes().inputValue()).toBe('50');
    }
    expect(await rule()).toEqual({ keepAllDays: 7, afterwards: 'thin', mostMegabytes: 50 });
    await options.getByRole('radio', { name: /Everything, for good/ }).check();
    await expect.poll(rule).toEqual({ keepAllDays: 7, afterwards: 'keep', mostMegabytes: 50 });
    expect(await megabytes().count()).toBe(0);
  });
});

describe('a history that a later version wrote', () => {
  it('is told of, and what does not need it still works', async () => {
    await browser.control.evaluate(
      () =>
        new Promise<void>((done) => {
          const request = indexedDB.open('shuifen', 999);
          request.onsuccess = () => {
            request.result.close();
            done();
          };
        }),
    );
    await options.reload();
    await options.getByText('a later version of Shuifen wrote it').waitFor();
    expect(await options.getByRole('button', { name: 'Save a backup…' }).isDisabled()).toBe(true);
    expect(await options.getByRole('button', { name: 'Restore a backup…' }).isDisabled()).toBe(true);
    expect(await options.getByRole('button', { name: 'Delete… Everything' }).count()).toBe(0);
    await options.getByRole('radio', { name: /^Everything, for good/ }).check();
    await expect.poll(() => storedSettings(browser)).toMatchObject({ retention: { afterwards: 'keep' } });
  });
});
