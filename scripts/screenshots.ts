// The pictures of the README and the store: the demo with its badges, an open panel, and the popup.
import { mkdir } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { Page } from 'playwright';
import { demoPages, respond, steps } from '../demo';
import { type ExtensionBrowser, launchWithExtension, type Tab } from '../tests/e2e/harness/browser';
import { badgesOf, readTab } from '../tests/e2e/harness/tab';
import { run } from './cli';

const outDir = resolve(import.meta.dirname, '../assets/screenshots');
const FEED = 'https://weibo.com/';
/** When a reader of the story looked in, in hours after one of its stops; the last look is the one in the pictures. */
const VISITS = [
  { step: 0, hoursLater: 0 },
  { step: 0, hoursLater: 37 },
  { step: 1, hoursLater: 0 },
  { step: 2, hoursLater: 0 },
  { step: 2, hoursLater: 9 },
  { step: 3, hoursLater: 0 },
] as const;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** The reader opens a panel some minutes after the page. */
const READING_MS = 6 * MINUTE_MS;

interface Look {
  readonly locale: string;
  readonly colorScheme: 'light' | 'dark';
}

/** Makes it `at` for the worker, which stamps the looks. */
async function setClock({ context, extensionId }: ExtensionBrowser, at: number): Promise<void> {
  const worker = context.serviceWorkers().find((each) => new URL(each.url()).host === extensionId);
  if (!worker) throw new Error('The extension has no worker.');
  await worker.evaluate((now) => {
    const offset = now - (performance.timeOrigin + performance.now());
    Date.now = () => performance.timeOrigin + performance.now() + offset;
  }, at);
}

/** A page's process and the worker's write their times as in China. */
async function liveInChina({ context }: ExtensionBrowser, pages: readonly Page[]): Promise<void> {
  for (const page of pages) {
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setTimezoneOverride', { timezoneId: 'Asia/Shanghai' });
  }
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
  let step: (typeof VISITS)[number]['step'] = 0;
  const browser = await launchWithExtension({ headless: true, locale, colorScheme, web: (url) => respond(url, step) });
  const dark = colorScheme === 'dark';
  const save = async (page: Page, name: string) => {
    const file = join(outDir, `${name}-${locale}-${colorScheme}.png`);
    await page.screenshot({ path: file, animations: 'disabled' });
    console.log(relative(process.cwd(), file));
  };
  /** Lives through the story on one page. */
  const follow = async (tab: Tab, url: string) => {
    let at = 0;
    for (const visit of VISITS) {
      step = visit.step;
      at = Date.parse(`${steps[step].at.replace(' ', 'T')}+08:00`) + visit.hoursLater * HOUR_MS;
      await setClock(browser, at);
      await go(browser, tab, url, dark);
    }
    await setClock(browser, at + READING_MS);
  };
  try {
    const tab = await browser.openTab();
    await liveInChina(browser, [browser.control, tab.page]);
    await follow(tab, FEED);
    await openPanel(tab.page, 'doubtful');
    await save(tab.page, 'feed');
    const popup = await browser.extensionPage(`popup.html?tab=${tab.tabId}`);
    await popup.getByRole('listitem').first().waitFor();
    await popup.setViewportSize({ width: 372, height: 480 });
    await save(popup, 'popup');
    await popup.close();
    await tab.page.bringToFront();
    const film = demoPages(0).find(({ url }) => url.startsWith('https://movie.douban.com/'));
    if (film) await follow(tab, film.url);
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
