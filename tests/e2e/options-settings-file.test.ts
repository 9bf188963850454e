import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser as Extension } from 'webextension-polyfill';
import { EXAMPLES } from '../unit/settings/examples';
import { type ExtensionBrowser, launchWithExtension } from './harness/browser';
import { largeFile, openFile, openOptions, savedBy, storedSettings } from './harness/options';

declare const chrome: Pick<Extension, 'storage'>;

let browser: ExtensionBrowser;
let options: Page;

beforeAll(async () => {
  browser = await launchWithExtension({ headless: true, locale: 'en-US', web: () => null });
});
afterAll(() => browser?.close());
beforeEach(async () => {
  await browser.control.evaluate(() => chrome.storage.local.remove('settings'));
  options = await openOptions(browser, 'data');
  return () => options.close();
});

const stored = () => storedSettings(browser);
const importing = (text: string | Buffer) => openFile(options, 'Import settings…', { name: 'settings.json', text });

const fileOf = (settings: unknown) =>
  Buffer.from(JSON.stringify({ shuifen: 'settings', format: 1, version: '0.1.0', at: '', settings }));
/** The language would change under the test's hands. */
const inEnglish = (settings: object) => ({ ...settings, language: 'en' });

describe('a file of settings', () => {
  it.each(Object.entries(EXAMPLES))('of version %s replaces them, and is undone', async (_, example) => {
    const settings = inEnglish(example);
    await importing(fileOf(settings));
    await options.getByRole('radio', { name: /^Replace/ }).check();
    const lines = await options.locator('.changes li').count();
    expect(lines).toBeGreaterThan(3);
    await options.getByRole('button', { name: 'Import', exact: true }).click();
    await options.getByText('The settings were imported.').waitFor();
    const { version: _version, ...parts } = { version: 0, ...settings };
    await expect.poll(stored).toMatchObject(parts);
    await options.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(stored).toMatchObject({ language: 'auto', thresholds: {}, layouts: {}, exceptions: [] });
  });

  it('is merged with what is there: both add up, the file is heeded where both speak, and it is undone', async () => {
    const exception = (key: string, reason = '') => ({ key, what: 'author', reason, at: 1, title: key });
    const before = {
      show: 'marked',
      sites: { douban: false },
      pages: { 'weibo/feed': false },
      thresholds: { ratio: 5, surge: 3 },
      exceptions: [exception('weibo:1'), exception('weibo:2', 'mine')],
    };
    await browser.control.evaluate((settings) => chrome.storage.local.set({ settings }), { version: 3, ...before });
    await expect.poll(stored).toMatchObject(before);
    const theirs = {
      version: 3,
      pages: { 'douban/film': false },
      thresholds: { ratio: 7 },
      exceptions: [exception('weibo:2', 'theirs'), exception('weibo:3')],
    };
    await importing(fileOf(theirs));
    await options.getByRole('radio', { name: /^Merge/ }).check();
    expect(await options.locator('.changes li').allInnerTexts()).toHaveLength(4);
    await options.getByRole('button', { name: 'Import', exact: true }).click();
    await expect.poll(stored).toMatchObject({
      ...before,
      pages: { 'weibo/feed': false, 'douban/film': false },
      thresholds: { ratio: 7, surge: 3 },
      exceptions: [exception('weibo:1'), exception('weibo:2', 'theirs'), exception('weibo:3')],
    });
    await options.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(stored).toMatchObject(before);
  });

  it('that was exported says that it would change nothing', async () => {
    const { bytes } = await savedBy(options, 'Export settings');
    expect(JSON.parse(bytes.toString())).toMatchObject({ shuifen: 'settings', settings: { language: 'auto' } });
    await importing(bytes);
    await options.getByText('This would change nothing.').waitFor();
    await expect(options.getByRole('button', { name: 'Import', exact: true }).isDisabled()).resolves.toBe(true);
  });

  it.each([
    ['no JSON', Buffer.from('{"shuifen":"settings"'), 'is no JSON'],
    ['no settings', Buffer.from('[1,2]'), 'holds no settings'],
    ['wrong types', fileOf({ version: 3, thresholds: { ratio: 'much' } }), 'thresholds › ratio'],
    [
      '__proto__',
      Buffer.from(fileOf({ version: 3 }).toString().replace('"version":3', '"__proto__":{"show":"marked"}')),
      '__proto__',
    ],
    ['a later version', fileOf({ version: 99 }), 'later version'],
  ])('of %s changes nothing, and says why', async (_, file, words) => {
    const before = await stored();
    await importing(file);
    await options.getByRole('alert').getByText(words).waitFor();
    await expect(options.getByRole('button', { name: 'Import', exact: true }).count()).resolves.toBe(0);
    expect(await stored()).toEqual(before);
  });
});

it('a file of 50 MB is refused, and says why', async () => {
  const file = largeFile('settings.json', 50_000_000);
  const before = await stored();
  await openFile(options, 'Import settings…', file.path);
  await options.getByRole('alert').getByText('larger than any settings').waitFor();
  expect(await stored()).toEqual(before);
  file.remove();
});
