import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { respond, steps } from '../demo';
import type { ExtensionBrowser, Tab } from '../tests/e2e/harness/browser';
import { badgesOf, readTab } from '../tests/e2e/harness/tab';
import type { WebAnswer } from '../tests/e2e/harness/web';

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
const POPUP_WIDTH_PX = 400;
/** Enough for a panel's shadow. */
const AROUND_PX = 8;

/** As sharp as the screen of `PIXEL_RATIO`. */
const FINE = 'device';
export const PIXEL_RATIO = 2;

interface PopupWishes {
  readonly ready?: string;
  /** What becomes of the popup's question to the background. */
  readonly background?: 'answers' | 'fails' | 'is silent';
}

/** Runs in the popup, before anything of its own; as text, because a function would bring helpers that it does not have. */
const SILENCED = {
  fails: "chrome.runtime.sendMessage = () => Promise.reject(new Error('no answer'))",
  'is silent': 'chrome.runtime.sendMessage = () => new Promise(() => undefined)',
} as const;

export interface Look {
  readonly locale: string;
  readonly colorScheme: 'light' | 'dark';
  readonly pixelRatio?: number;
}

/** A browser in which the demo's story is lived through, with a camera. */
export class Studio {
  readonly #look: Look;
  readonly #outDir: string;
  readonly #onTaken: (file: string) => Promise<void> | void;
  #browser: ExtensionBrowser | undefined;
  #tab: Tab | undefined;
  #step: (typeof VISITS)[number]['step'] = 0;
  /** What some address shows instead of the demo's page. */
  readonly #instead = new Map<string, WebAnswer>();

  constructor(look: Look, outDir: string, onTaken: (file: string) => Promise<void> | void) {
    this.#look = look;
    this.#outDir = outDir;
    this.#onTaken = onTaken;
  }

  get browser(): ExtensionBrowser {
    if (!this.#browser) throw new Error('The studio has not begun.');
    return this.#browser;
  }

  get tab(): Tab {
    if (!this.#tab) throw new Error('The studio has not begun.');
    return this.#tab;
  }

  get page(): Page {
    return this.tab.page;
  }

  respond(url: string): WebAnswer | null {
    return this.#instead.get(url) ?? respond(url, this.#step);
  }

  /** Has an address show a page of plain HTML from now on; with null the demo's own again. */
  put(url: string, body: string | null): void {
    if (body === null) this.#instead.delete(url);
    else this.#instead.set(url, { status: 200, contentType: 'text/html; charset=utf-8', body });
  }

  /** What an address shows at this stop of the story. */
  shown(url: string): string {
    return respond(url, this.#step)?.body ?? '';
  }

  async begin(browser: ExtensionBrowser): Promise<void> {
    this.#browser = browser;
    this.#tab = await browser.openTab();
    for (const page of [browser.control, this.page]) await liveInChina(page);
  }

  /** Sends the tab to an address and waits until what is there has been judged. */
  async go(url: string): Promise<void> {
    await this.page.goto(url);
    // The sites have a theme of their own, which a badge follows; the demo takes it from here.
    if (this.#look.colorScheme === 'dark')
      await this.page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
    const view = await readTab(this.browser, this.tab);
    if (view) await badgesOf(this.page, view);
  }

  /** Lives through the story on one page. */
  async follow(url: string): Promise<void> {
    let at = 0;
    for (const visit of VISITS) {
      this.#step = visit.step;
      at = Date.parse(`${steps[visit.step].at.replace(' ', 'T')}+08:00`) + visit.hoursLater * HOUR_MS;
      await this.setClock(at);
      await this.go(url);
    }
    await this.setClock(at + READING_MS);
  }

  /** Makes it `at` for the worker, which stamps the looks. */
  async setClock(at: number): Promise<void> {
    const { context, extensionId } = this.browser;
    const worker = context.serviceWorkers().find((each) => new URL(each.url()).host === extensionId);
    if (!worker) throw new Error('The extension has no worker.');
    await worker.evaluate((now) => {
      const offset = now - (performance.timeOrigin + performance.now());
      Date.now = () => performance.timeOrigin + performance.now() + offset;
    }, at);
  }

  /** Opens the panel of the n-th item in a state; null where there is none. */
  async openPanel(state: string, nth = 0): Promise<Locator | null> {
    const mark = this.page.locator(`[data-shuifen][data-state="${state}"] button`).nth(nth);
    if ((await mark.count()) === 0) return null;
    await mark.scrollIntoViewIfNeeded();
    await mark.click();
    const panel = this.page.getByRole('dialog');
    await panel.waitFor();
    await this.page.mouse.move(0, 0);
    return panel;
  }

  async closePanel(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.page.getByRole('dialog').waitFor({ state: 'detached' });
  }

  /** The popup of the tab, grown or shrunk to what it shows, once `ready` stands in it. */
  async takePopup(name: string, { ready = 'h1', background = 'answers' }: PopupWishes = {}): Promise<void> {
    const { context, extensionId } = this.browser;
    const popup = await context.newPage();
    await popup.setViewportSize({ width: POPUP_WIDTH_PX, height: 600 });
    if (background !== 'answers') await popup.addInitScript({ content: SILENCED[background] });
    await popup.goto(`chrome-extension://${extensionId}/popup.html?tab=${this.tab.tabId}`);
    await popup.locator(ready).first().waitFor();
    await this.take(popup.locator('.popup'), name, FINE);
    await popup.close();
    await this.page.bringToFront();
  }

  /** Scrolls to a section of the options, and waits until nothing moves any more: what sticks to an edge comes last. */
  async bring(part: Locator): Promise<void> {
    await part.evaluate(async (section) => {
      section.scrollIntoView({ behavior: 'instant' });
      for (let still = 0, last = -1; still < 10; last = scrollY) {
        await new Promise(requestAnimationFrame);
        still = scrollY === last ? still + 1 : 0;
      }
    });
  }

  /** A part of the page with what stands around it, where it stands: the camera must not scroll. */
  async takeAround(part: Locator, name: string): Promise<void> {
    const box = await part.boundingBox();
    if (!box) throw new Error(`There is nothing to take for ${name}.`);
    const { x, y, width, height } = box;
    const clip = {
      x: x - AROUND_PX,
      y: y - AROUND_PX,
      width: width + 2 * AROUND_PX,
      height: height + 2 * AROUND_PX,
    };
    await this.#save(name, (path) => this.page.screenshot({ path, clip, animations: 'disabled', scale: FINE }));
  }

  /** @param scale whole pages stay at one pixel to a CSS pixel, or the gallery would weigh too much */
  async take(what: Page | Locator, name: string, scale: typeof FINE | 'css' = 'css'): Promise<void> {
    await this.#save(name, (path) => what.screenshot({ path, animations: 'disabled', scale }));
  }

  async #save(name: string, shoot: (path: string) => Promise<unknown>): Promise<void> {
    const { locale, colorScheme } = this.#look;
    const path = join(this.#outDir, `${name}-${locale}-${colorScheme}.png`);
    await shoot(path);
    await this.#onTaken(path);
  }
}

/** A page's process, and with the extension's also its worker, writes times as in China. */
async function liveInChina(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setTimezoneOverride', { timezoneId: 'Asia/Shanghai' });
}
