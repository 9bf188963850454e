import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser as Extension } from 'webextension-polyfill';
import type { Studio } from './studio';

declare const chrome: Pick<Extension, 'storage'>;

const EXAMPLE_SITE = resolve(import.meta.dirname, '../assets/custom-sites/imdb.json');
const EXAMPLE_PAGE = resolve(import.meta.dirname, '../tests/pages/custom/imdb-title_2025-09.html');
/** What a reader may not want to see signs of; times in ms. */
const IGNORED = [
  { key: 'weibo:2000000101', what: 'author', reason: '', at: 1_562_400_000_000, title: '街角电台' },
  { key: 'douban:subject:9900000702', what: 'item', reason: '首映场', at: 1_562_900_000_000, title: '邮差' },
  { key: 'weibo:post:6120190710211218', what: 'item', reason: '转发抽奖', at: 1_563_100_000_000, title: '夏日限定' },
] as const;

/** The first steps after a night in the try-it. */
export async function takeStart(studio: Studio): Promise<void> {
  const options = await studio.browser.extensionPage('options.html');
  await options.locator('.post [data-shuifen] button').last().waitFor();
  await options.locator('input[name=time]').last().check();
  await options.setViewportSize({ width: 1040, height: 1300 });
  await studio.take(options, 'options');
  await options.close();
}

/** What would change, while a check is switched off on trial; and the presets. */
export async function takeTuning(studio: Studio): Promise<void> {
  const options = await studio.browser.extensionPage('options.html#checks');
  await options.setViewportSize({ width: 1040, height: 1100 });
  await options.locator('[data-check="ratio"] [role="switch"]').click();
  await options.locator('.what-if .changed').waitFor();
  await studio.bring(options.locator('#checks'));
  await studio.take(options, 'options-checks');
  await options.locator('.what-if .act').first().click();
  await options.locator('#sensitivity input[name="preset"]').first().check();
  await options.locator('.what-if progress').waitFor({ state: 'detached' });
  await options.setViewportSize({ width: 1040, height: 1180 });
  await studio.bring(options.locator('#sensitivity'));
  await studio.take(options, 'options-sensitivity');
  await options.close();
}

/** The sites with the kinds of pages of one unfolded, and what the user ignores. */
export async function takeSites(studio: Studio): Promise<void> {
  const { control } = studio.browser;
  const settings = { version: 3, pages: { 'weibo/hot-search': false }, exceptions: IGNORED };
  await control.evaluate((stored) => chrome.storage.local.set(stored), { settings });
  const options = await studio.browser.extensionPage('options.html');
  await options.setViewportSize({ width: 1040, height: 1100 });
  await options.locator('[data-site="weibo"] summary').click();
  await studio.take(options.locator('#sites'), 'options-sites');
  await options.locator('#exceptions .exceptions input').first().check();
  await studio.take(options.locator('#exceptions'), 'options-exceptions');
  await options.close();
  await control.evaluate(() => chrome.storage.local.remove('settings'));
}

/** The user's own sites with one being tried, and the data with a file of settings that is about to be imported. */
export async function takeData(studio: Studio): Promise<void> {
  const options = await studio.browser.extensionPage('options.html');
  await options.setViewportSize({ width: 1040, height: 1100 });
  const file = (name: string, text: string | Buffer) => ({ name, mimeType: '', buffer: Buffer.from(text) });
  const own = options.locator('#own');
  await own.locator('input[type=file]').setInputFiles(file('imdb.json', readFileSync(EXAMPLE_SITE)));
  await own.locator('.preview input[type=file]').setInputFiles(file('film.html', readFileSync(EXAMPLE_PAGE)));
  await own.locator('.tried').waitFor();
  await studio.take(own, 'options-own-sites');
  const data = options.locator('#data');
  await data.locator('.facts').waitFor();
  const settings = { version: 3, show: 'marked', retention: { keepAllDays: 90, afterwards: 'thin' } };
  const imported = JSON.stringify({ shuifen: 'settings', format: 1, settings });
  await data.locator('input[type=file]').last().setInputFiles(file('shuifen-settings.json', imported));
  await data.locator('.changes li').first().waitFor();
  await studio.take(data, 'options-data');
  await options.close();
}
