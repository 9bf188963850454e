// The pictures of the README and the store: the demo with its badges, an open panel, and the popup.
import { mkdir } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { Page } from 'playwright';
import { demoPages, respond } from '../demo';
import { type ExtensionBrowser, launchWithExtension, type Tab } from '../tests/e2e/harness/browser';
import { badgesOf, readTab } from '../tests/e2e/harness/tab';
import { run } from './cli';

const outDir = resolve(import.meta.dirname, '../assets/screenshots');
/** What a reader would see: the feed on the first day, the film before and after its one-star wave. */
const FEED = 'https://weibo.com/';
const BEFORE = 1;
const AFTER = 3;

interface Look {
  readonly locale: string;
  readonly colorScheme: 'light' | 'dark';
}

async function go(browser: ExtensionBrowser, tab: Tab, url: string, dark: boolean): Promise<void> {
  await tab.page.goto(url);
  // The sites have a theme of their own, which a badge follows; the demo takes it from here.
  if (dark) await tab.page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
  const view = await readTab(browser, tab);
  if (view) await badgesOf(tab.page, view);
}

async function openPanel(page: Page, state: string): Promise<void> {
  const mark = page.locator(`[data-shuifen][data-state="${state}"] button`).first();
  await mark.scrollIntoViewIfNeeded();
  await mark.click();
  await page.getByRole('dialog').waitFor();
  await page.mouse.move(0, 0);
}

async function picturesOf({ locale, colorScheme }: Look): Promise<void> {
  let step = 0;
  const browser = await launchWithExtension({ headless: true, locale, colorScheme, web: (url) => respond(url, step) });
  const dark = colorScheme === 'dark';
  const save = async (page: Page, name: string) => {
    const file = join(outDir, `${name}-${locale}-${colorScheme}.png`);
    await page.screenshot({ path: file, animations: 'disabled' });
    console.log(relative(process.cwd(), file));
  };
  try {
    const tab = await browser.openTab();
    await go(browser, tab, FEED, dark);
    await openPanel(tab.page, 'doubtful');
    await save(tab.page, 'feed');
    const popup = await browser.extensionPage(`popup.html?tab=${tab.tabId}`);
    await popup.getByRole('listitem').first().waitFor();
    await popup.setViewportSize({ width: 372, height: 480 });
    await save(popup, 'popup');
    await popup.close();
    await tab.page.bringToFront();
    const film = demoPages(0).find(({ url }) => url.startsWith('https://movie.douban.com/'));
    for (step of [BEFORE, AFTER]) {
      if (film) await go(browser, tab, film.url, dark);
      // The history is kept to the second, and a picture of it wants two.
      await tab.page.waitForTimeout(2000);
    }
    await openPanel(tab.page, 'unusual');
    await save(tab.page, 'film');
  } finally {
    await browser.close();
  }
}

await run('npm run screenshots', async () => {
  await mkdir(outDir, { recursive: true });
  for (const locale of ['zh-CN', 'en']) {
    for (const colorScheme of ['light', 'dark'] as const) await picturesOf({ locale, colorScheme });
  }
});
