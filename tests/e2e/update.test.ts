import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser as Extension } from 'webextension-polyfill';
import { demoPages, respond } from '../../demo';
import { makeV1 } from '../ledger/frozen/v1';
import { EXAMPLES } from '../unit/settings/examples';
import { builtExtension, type ExtensionBrowser, launchWithExtension, type Tab } from './harness/browser';
import { idleExtension } from './harness/idle';
import { openOptions, storedSettings } from './harness/options';
import { shownBadges } from './harness/tab';

declare const chrome: Pick<Extension, 'storage'>;

const FILM = demoPages(0).find(({ url }) => url.startsWith('https://movie.douban.com/subject/'))?.url ?? '';
const SITE = readFileSync(join(import.meta.dirname, '../../assets/custom-sites/imdb.json'), 'utf8');

describe('an update from the first version', () => {
  const installed = idleExtension();
  let browser: ExtensionBrowser;
  let open: Tab;

  beforeAll(async () => {
    // In place of the old program stands one that does nothing; what it would have left behind is frozen.
    const manifest = { manifest_version: 3, name: 'old', version: '0.0.1', permissions: ['storage'] };
    const background = { service_worker: 'idle.js' };
    writeFileSync(join(installed.dir, 'manifest.json'), JSON.stringify({ ...manifest, background }));
    writeFileSync(join(installed.dir, 'idle.js'), 'chrome.storage.local.set({ welcomed: true });');
    browser = await launchWithExtension({
      headless: true,
      locale: 'en-US',
      extensionDir: installed.dir,
      web: (url) => respond(url, 0),
    });
    await browser.control.evaluate(makeV1, false);
    const customSites = [{ id: 'x-imdb/title', text: SITE, enabled: true }];
    await browser.control.evaluate((left) => chrome.storage.local.set(left), { settings: EXAMPLES[1], customSites });
    open = await browser.openTab();
    await open.page.goto(FILM);
    cpSync(builtExtension, installed.dir, { recursive: true });
    await browser.reload();
  });
  afterAll(async () => {
    await browser?.close();
    installed.remove();
  });

  it('comes to life in the tab that was open', async () => {
    await expect.poll(async () => (await shownBadges(open.page)).length, { timeout: 20_000 }).toBeGreaterThan(0);
  });

  it('keeps the history, beside which the open page is recorded', async () => {
    const options = await openOptions(browser, 'data');
    const shares = () => options.locator('.shares li').allInnerTexts();
    await expect.poll(async () => (await shares()).join(' '), { timeout: 20_000 }).toMatch(/微博\s+4 [\s\S]*豆瓣/);
    await options.close();
  });

  it('keeps the settings, in the form of today', async () => {
    const options = await openOptions(browser, 'language');
    await expect.poll(() => options.locator('html').getAttribute('lang')).toBe('zh-TW');
    await options.getByRole('combobox').first().selectOption('en');
    const { language: _, ...others } = EXAMPLES[1];
    await expect.poll(() => storedSettings(browser)).toMatchObject({ ...others, language: 'en', show: 'all' });
    await options.close();
  });

  it('keeps the sites that the user taught', async () => {
    const options = await openOptions(browser, 'own');
    await options.getByText('IMDb title').filter({ visible: true }).first().waitFor();
    await options.close();
  });
});
