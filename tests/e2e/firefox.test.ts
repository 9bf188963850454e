import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser as Extension } from 'webextension-polyfill';
import { demoPages, respond, steps } from '../../demo';
import { en } from '../../lib/i18n/en';
import { findFirefox } from '../../scripts/find-browser.mjs';
import { type FirefoxBrowser, launchFirefox } from './harness/firefox';
import type { FirefoxPage } from './harness/firefox-page';

/** As the extension's own pages see it. */
declare const browser: Pick<Extension, 'extension' | 'permissions' | 'runtime' | 'storage' | 'tabs'>;

const program = findFirefox();
const PATIENCE = { timeout: 20_000 };

describe.skipIf(program === null)(program === null ? 'Firefox (none on this machine)' : 'Firefox', () => {
  let step = 0;
  let firefox: FirefoxBrowser;

  beforeAll(async () => {
    firefox = await launchFirefox(program ?? '', (url) => respond(url, step));
  });
  afterAll(() => firefox?.close());

  /** Sends the browser to the demo's page of a site, as it stands at the present step. */
  async function visit(host: string): Promise<void> {
    const page = demoPages(step).find(({ url }) => new URL(url).hostname === host);
    if (!page) throw new Error(`The demo has no page on ${host}.`);
    await firefox.goto(page.url);
  }

  it('shows a badge with a state beside each post of the feed', async () => {
    await visit('weibo.com');
    // Beside the feed stands the hot-search list, whose entries are items too.
    const badges = (await firefox.badges()).filter(({ key }) => !key.startsWith('weibo:hot:'));
    expect(badges.length).toBeGreaterThan(2);
    for (const { key, state } of badges) {
      expect(key).toMatch(/^weibo:post:\d+$/);
      expect(['unusual', 'doubtful', 'ordinary', 'unknown']).toContain(state);
    }
  });

  it('remembers a film between visits, and marks it once the wave of one-star ratings has come', async () => {
    const states: string[] = [];
    for (step = 0; step < steps.length; step++) {
      await visit('movie.douban.com');
      const films = (await firefox.badges()).filter(({ key }) => key.startsWith('douban:subject:'));
      expect(films).toHaveLength(1);
      const [film] = films;
      states.push(film?.state ?? 'none');
    }
    expect(states[0]).not.toBe('unusual');
    expect(states.at(-1)).toBe('unusual');
  });

  it('brings a changed setting to the open page at once', async () => {
    step = 0;
    await visit('weibo.com');
    const all = (await firefox.badges()).length;
    expect(all).toBeGreaterThan(5);
    const options = await firefox.extensionPage('options.html#badges');
    await options.click(en['badges.show.marked']);
    await expect.poll(shown, PATIENCE).toBeLessThan(all);
    await options.click(en['badges.show.all']);
    await expect.poll(shown, PATIENCE).toBe(all);
    await options.close();
  });

  it('wakes its background for a page when that has fallen asleep', async () => {
    await firefox.goto('about:blank');
    const own = await firefox.extensionPage('manifest.json');
    await expect.poll(() => isAwake(own), PATIENCE).toBe(false);
    await visit('movie.douban.com');
    expect((await firefox.badges()).length).toBeGreaterThan(0);
    await own.close();
  });

  it('saves a backup, deletes everything and restores it', async () => {
    const options = await firefox.extensionPage('options.html#data');
    const facts = () =>
      options.evaluate(() => [...document.querySelectorAll('.shares li')].map((li) => li.textContent));
    await expect.poll(facts, PATIENCE).not.toEqual([]);
    const before = await facts();
    await options.click(en['data.backup.save']);
    await options.see('The backup is saved');
    await options.click(`${en['data.erase.open']} ${en['data.erase.all']}`);
    await options.click(en['data.erase.go']);
    await options.click(en['data.erase.now']);
    await options.see('Nothing is remembered yet');
    await options.choose(en['data.restore.open'], await downloaded());
    await options.see('items were added');
    await expect.poll(facts, PATIENCE).toEqual(before);
    await options.close();
  });

  it('asks in the popup for the hosts that the browser holds back, and comes to life', async () => {
    await visit('weibo.com');
    const own = await firefox.extensionPage('manifest.json');
    const tabId = await own.evaluate(async () => (await browser.tabs.query({ url: 'https://weibo.com/*' }))[0]?.id);
    // As Firefox users can, in the manager of extensions.
    await own.evaluate(async () => {
      const { origins = [] } = await browser.permissions.getAll();
      await browser.permissions.remove({ origins });
    });
    await visit('weibo.com');
    expect(await firefox.tab.evaluate(() => document.querySelectorAll('[data-shuifen]').length)).toBe(0);
    const popup = await firefox.extensionPage(`popup.html?tab=${tabId}`);
    await popup.see(en['popup.permission.heading']);
    await popup.click(en['popup.allow']);
    await expect.poll(shown, PATIENCE).toBeGreaterThan(5);
    await popup.see('figures read');
    await popup.close();
    await own.close();
  });

  it('says in the options which site the browser holds back, and asks for its hosts', async () => {
    const options = await firefox.extensionPage('options.html#sites');
    const said = () =>
      options.evaluate(() => [...document.querySelectorAll('[data-site] .said')].map((each) => each.textContent));
    await options.see(en['sites.granted']);
    await options.evaluate(() => browser.permissions.remove({ origins: ['https://movie.douban.com/*'] }));
    await expect.poll(said, PATIENCE).toEqual([expect.stringContaining('into movie.douban.com: nothing is read')]);
    await options.click('Allow movie.douban.com');
    await expect.poll(said, PATIENCE).toEqual([]);
    await options.close();
  });

  const shown = () => firefox.tab.evaluate(() => document.querySelectorAll('[data-shuifen][data-state]').length);

  /** The one file that was saved, when it is there whole. */
  async function downloaded(): Promise<string> {
    const names = () => readdir(firefox.downloadsDir);
    await expect.poll(names, PATIENCE).toEqual([expect.stringMatching(/\.gz$/)]);
    return join(firefox.downloadsDir, (await names())[0] ?? '');
  }
});

/** Whether the background runs: its page is then one of the extension's views. */
function isAwake(own: FirefoxPage): Promise<boolean> {
  return own.evaluate(() => browser.extension.getViews().some(({ location }) => /background/.test(location.pathname)));
}
