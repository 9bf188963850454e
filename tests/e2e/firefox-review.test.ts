import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPages, respond, steps } from '../../demo';
import { verifyFile } from '../../lib/export';
import { speaker } from '../../lib/i18n';
import { en } from '../../lib/i18n/en';
import { findFirefox } from '../../scripts/find-browser.mjs';
import { type FirefoxBrowser, launchFirefox } from './harness/firefox';
import type { FirefoxPage } from './harness/firefox-page';

const program = findFirefox();
const PATIENCE = { timeout: 20_000 };

describe.skipIf(program === null)(
  program === null ? 'The review desk in Firefox (none on this machine)' : 'The review desk in Firefox',
  () => {
    let step = 0;
    let firefox: FirefoxBrowser;
    let desk: FirefoxPage;

    beforeAll(async () => {
      firefox = await launchFirefox(program ?? '', (url) => respond(url, step));
      for (step = 0; step < steps.length; step += 1) {
        const feed = demoPages(step).find(({ url }) => new URL(url).hostname === 'weibo.com');
        if (!feed) throw new Error('The demo has no feed.');
        await firefox.goto(feed.url);
        await firefox.badges();
      }
      desk = await firefox.extensionPage('review.html');
    });
    afterAll(() => firefox?.close());

    const titles = () =>
      desk.evaluate(() =>
        [...document.querySelectorAll('.queue tr.item td.title b')].map((title) => title.textContent),
      );

    it('shows what was flagged, with all that is known of the first', async () => {
      await expect.poll(async () => (await titles()).length, PATIENCE).toBeGreaterThan(1);
      await desk.see(en['review.findings']);
      await desk.see((await titles())[0] ?? '');
      const drawn = () => desk.evaluate(() => document.querySelectorAll('.detail canvas').length);
      await expect.poll(drawn, PATIENCE).toBeGreaterThan(0);
    });

    it('decides by keyboard, and has the decision after a reload', async () => {
      const [first, ...others] = await titles();
      await desk.press('c');
      await expect.poll(titles, PATIENCE).toEqual(others);
      await desk.evaluate(() => location.reload());
      await expect.poll(titles, PATIENCE).toEqual(others);
      await desk.click(en['review.view.kept']);
      await expect.poll(titles, PATIENCE).toEqual([first]);
    });

    it('exports by download what verifies', async () => {
      const items = (await titles()).length;
      expect(items).toBe(1);
      await desk.click(`${en['review.export']}…`);
      // The button of the page's head begins with the same word.
      await desk.see(en['review.export.what']);
      await desk.evaluate(() => document.querySelector<HTMLElement>('dialog .act.main')?.click());
      await desk.see('shuifen-export.jsonl');
      const file = await downloaded();
      expect((await file.text()).match(/^\{"item":/gmu)).toHaveLength(items);
      expect(await verifyFile(file, async () => null, speaker('en'))).toMatchObject({ is: 'fine' });
    });

    async function downloaded(): Promise<File> {
      const names = () => readdir(firefox.downloadsDir);
      await expect.poll(names, PATIENCE).toEqual(['shuifen-export.jsonl']);
      const bytes = await readFile(join(firefox.downloadsDir, 'shuifen-export.jsonl'));
      return new File([bytes], 'shuifen-export.jsonl');
    }
  },
);
