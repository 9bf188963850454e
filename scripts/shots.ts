import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser as Extension } from 'webextension-polyfill';
import { demoPages } from '../demo';
import type { Studio } from './studio';

declare const chrome: Pick<Extension, 'storage'>;

const FEED = 'https://weibo.com/';
const EXAMPLE_SITE = resolve(import.meta.dirname, '../assets/custom-sites/imdb.json');
const EXAMPLE_PAGE = resolve(import.meta.dirname, '../tests/pages/custom/imdb-title_2025-09.html');
const TALL_PX = { width: 1180, height: 1100 } as const;
const USUAL_PX = { width: 1180, height: 900 } as const;
/** Rows in sight get their pictures, and the item its history, within this. */
const SETTLED_MS = 600;
const STATES = ['unusual', 'doubtful', 'ordinary', 'unknown'] as const;

/** What a reader may not want to see signs of; times in ms. */
const IGNORED = [
  { key: 'weibo:2000000101', what: 'author', reason: '', at: 1_562_400_000_000, title: '街角电台' },
  { key: 'douban:subject:9900000702', what: 'item', reason: '首映场', at: 1_562_900_000_000, title: '邮差' },
  { key: 'weibo:post:6120190710211218', what: 'item', reason: '转发抽奖', at: 1_563_100_000_000, title: '夏日限定' },
] as const;

const urlOf = (start: string) => demoPages(0).find(({ url }) => url.startsWith(start))?.url ?? '';

/** Two whole pages with an open panel: a feed and a film. */
export async function takePages(studio: Studio): Promise<void> {
  await studio.follow(urlOf('https://movie.douban.com/subject/'));
  await studio.openPanel('unusual');
  await studio.take(studio.page, 'film');
  await studio.follow(FEED);
  await studio.openPanel('unusual');
  await studio.take(studio.page, 'feed');
  await studio.closePanel();
}

/** A panel of each state, with all of its folds shut; one while something is being ignored, one with all values open. */
export async function takePanels(studio: Studio): Promise<void> {
  await studio.page.setViewportSize(TALL_PX);
  for (const state of STATES) {
    const panel = await studio.openPanel(state);
    if (!panel) continue;
    await studio.takeAround(panel, `panel-${state}`);
    if (state === 'unusual') {
      await panel.locator('summary').last().click();
      await panel.locator('.table').scrollIntoViewIfNeeded();
      await studio.takeAround(panel, 'panel-values');
      await panel.getByRole('button').last().click();
      await studio.takeAround(panel, 'panel-ignore');
    }
    await studio.closePanel();
  }
  await studio.page.setViewportSize(USUAL_PX);
}

/** The popup on a feed, and what it says on other pages. */
export async function takePopups(studio: Studio): Promise<void> {
  await studio.takePopup('popup');
  studio.put(FEED, '<!doctype html><main></main>');
  await studio.go(FEED);
  await studio.takePopup('popup-empty');
  studio.put(FEED, null);
  await studio.go(urlOf('https://huati.weibo.com/'));
  await studio.takePopup('popup-unverified');
  await studio.page.goto('about:blank');
  await studio.takePopup('popup-elsewhere');
}

/** The options, a site that is switched off, and a history that cannot be opened. */
export async function takeStates(studio: Studio): Promise<void> {
  const options = await studio.browser.extensionPage('options.html');
  await options.locator('.post [data-shuifen] button').last().waitFor();
  await options.locator('input[name=time]').last().check();
  await options.setViewportSize({ width: 1040, height: 1300 });
  await studio.take(options, 'options');
  await options.close();
  await studio.go(FEED);
  const { control } = studio.browser;
  await control.evaluate(() => chrome.storage.local.set({ settings: { version: 2, sites: { weibo: false } } }));
  await studio.takePopup('popup-off');
  await control.evaluate(() => chrome.storage.local.remove('settings'));
  await spoilHistory(studio);
  await studio.go(FEED);
  await studio.takePopup('popup-blocked');
}

/** What would change, while a check is switched off on trial; and the presets. */
export async function takeTuning(studio: Studio): Promise<void> {
  const options = await studio.browser.extensionPage('options.html#checks');
  await options.setViewportSize({ width: 1040, height: 1100 });
  await options.locator('[data-check="ratio"] [role="switch"]').click();
  await options.locator('.what-if .changed').waitFor();
  await options.locator('#checks').evaluate((section) => section.scrollIntoView({ behavior: 'instant' }));
  await studio.take(options, 'options-checks');
  await options.locator('.what-if .act').first().click();
  await options.locator('#sensitivity input[name="preset"]').first().check();
  await options.locator('.what-if progress').waitFor({ state: 'detached' });
  await options.locator('#sensitivity').evaluate((section) => section.scrollIntoView({ behavior: 'instant' }));
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

/** The review desk after the story: the queue with one item's history and reasons, and the question before an export. */
export async function takeReview(studio: Studio): Promise<void> {
  const desk = await studio.browser.extensionPage('review.html');
  await desk.setViewportSize({ width: 1440, height: 1200 });
  await desk.locator('.detail .evidence').first().waitFor();
  // The film has the longest history of the story.
  await desk.locator('.queue tr.item').nth(1).click();
  await desk.locator('.detail .plot canvas').first().waitFor();
  await desk.waitForTimeout(SETTLED_MS);
  await studio.take(desk, 'review');
  await desk.locator('.top .acts button').first().click();
  await studio.take(desk.getByRole('dialog'), 'review-export');
  await desk.close();
}

/** Leaves behind what a later version of Shuifen would. */
async function spoilHistory({ browser }: Studio): Promise<void> {
  await browser.control.evaluate(
    () =>
      new Promise<void>((done, failed) => {
        const request = indexedDB.open('shuifen', 999);
        request.onsuccess = () => {
          request.result.close();
          done();
        };
        request.onerror = () => failed(request.error);
      }),
  );
}
