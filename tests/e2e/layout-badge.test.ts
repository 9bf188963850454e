import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { demoPages, respond } from '../../demo';
import { speaker } from '../../lib/i18n';
import type { State } from '../../lib/model';
import { type ExtensionBrowser, launchWithExtension, type Tab } from './harness/browser';
import { movedBy } from './harness/layout';
import { badgesOf, readTab } from './harness/tab';

const FEED = 'https://weibo.com/';
/** Its own word stands beside this one's sign. */
const MARKED = 'article shuifen-badge:is([data-state="unusual"], [data-state="doubtful"])';

let browser: ExtensionBrowser;
let tab: Tab;

beforeAll(async () => {
  browser = await launchWithExtension({ headless: true, locale: 'zh-CN', web: (url) => respond(url, 0) });
});
afterAll(() => browser?.close());
beforeEach(async () => {
  tab = await browser.openTab();
  await tab.page.goto(demoPages(0).find(({ url }) => url === FEED)?.url ?? FEED);
  const view = await readTab(browser, tab);
  if (!view) throw new Error('The demo feed is not read');
  await badgesOf(tab.page, view);
  return () => tab.page.close();
});

const dialog = () => tab.page.getByRole('dialog');
const first = (css = MARKED) => tab.page.locator(css).first();

/** Moves the pointer onto a badge, and on a little, as a hand does. */
async function pointAt(css = MARKED): Promise<void> {
  const host = first(css);
  await host.scrollIntoViewIfNeeded();
  const box = await host.locator('button').boundingBox();
  if (!box) throw new Error('The badge is not on show');
  await tab.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
  await tab.page.mouse.move(box.x + box.width / 2 + 1, box.y + box.height / 2 + 1);
}

/** Whether the button of the first marked badge has the focus. */
const hasFocus = () => first().evaluate((host) => host.shadowRoot?.activeElement?.localName === 'button');

/** Goes to a badge as a reader with a keyboard does: from what stands before it, by Tab. */
async function tabTo(): Promise<void> {
  await first().scrollIntoViewIfNeeded();
  await first().locator('button').focus();
  await tab.page.keyboard.press('Shift+Tab');
  await tab.page.keyboard.press('Tab');
}

describe('a badge', () => {
  it('opens its panel for a pointer that rests on it, without taking the focus, and closes it when that leaves', async () => {
    await pointAt();
    await dialog().waitFor();
    expect(await tab.page.evaluate(() => document.activeElement?.localName)).toBe('body');
    await tab.page.mouse.move(5, 5, { steps: 4 });
    await dialog().waitFor({ state: 'detached' });
  });

  it('keeps the panel when the pointer goes into it, and when the badge is pressed', async () => {
    await pointAt();
    await dialog().waitFor();
    await first().locator('button').click();
    await tab.page.mouse.move(5, 5, { steps: 4 });
    await tab.page.waitForTimeout(600);
    expect(await dialog().count()).toBe(1);
    await tab.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  });

  it('does not open for a pointer under which the page scrolls, nor for what a script makes up', async () => {
    await tab.page.mouse.move(600, 450);
    await tab.page.mouse.wheel(0, 300);
    await tab.page.evaluate((css) => {
      const host = document.querySelector(css);
      for (const type of ['pointerover', 'pointermove', 'click'])
        host?.shadowRoot
          ?.querySelector('button')
          ?.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true, pointerType: 'mouse' }));
    }, MARKED);
    await tab.page.waitForTimeout(800);
    expect(await dialog().count()).toBe(0);
  });

  it("hears its own clicks only, and leaves the post's own to the post", async () => {
    await tab.page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(globalThis, { heard });
      const article = document.querySelector('article:has(shuifen-badge)');
      for (const type of ['click', 'mousedown', 'pointerup']) article?.addEventListener(type, () => heard.push(type));
    });
    const heard = () => tab.page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard.splice(0));
    await first('article shuifen-badge').locator('button').click();
    await dialog().waitFor();
    expect(await heard()).toEqual([]);
    await tab.page.keyboard.press('Escape');
    await tab.page.locator('article:has(shuifen-badge) .woo-like-main').first().click();
    expect(await heard()).toEqual(['mousedown', 'pointerup', 'click']);
  });

  it('opens its panel for a focus that Tab has brought and that rests, which goes with it', async () => {
    await tabTo();
    await dialog().waitFor();
    expect(await hasFocus()).toBe(true);
    await tab.page.keyboard.press('Shift+Tab');
    await dialog().waitFor({ state: 'detached' });
    expect(await hasFocus()).toBe(false);
  });

  it('is in its panel at the next Tab, and again beside it after Esc, where it does not open once more', async () => {
    await tabTo();
    await dialog().waitFor();
    await tab.page.keyboard.press('Tab');
    expect(await tab.page.evaluate(() => document.activeElement?.localName)).toBe('shuifen-panel');
    for (const leave of ['Escape', 'Shift+Tab']) {
      await tab.page.keyboard.press(leave);
      await dialog().waitFor({ state: 'detached' });
      expect(await hasFocus()).toBe(true);
      await tab.page.waitForTimeout(800);
      expect(await dialog().count()).toBe(0);
      await tab.page.keyboard.press('Enter');
      await dialog().waitFor();
    }
  });

  it('does not open for a focus that a script of the page has brought', async () => {
    await first().locator('button').focus();
    await first()
      .locator('button')
      .evaluate((button) => {
        const tabbed = { key: 'Tab', bubbles: true, composed: true };
        button.dispatchEvent(new KeyboardEvent('keyup', tabbed));
      });
    await tab.page.waitForTimeout(800);
    expect(await dialog().count()).toBe(0);
  });

  it('is a button of at least 24 px with a name that says item, state and reason', async () => {
    const all = await tab.page.locator('shuifen-badge').evaluateAll((hosts) =>
      hosts.map((host) => {
        const button = host.shadowRoot?.querySelector('button');
        const { width = 0, height = 0 } = button?.getBoundingClientRect() ?? {};
        return {
          key: host.getAttribute('data-shuifen') ?? '',
          state: host.getAttribute('data-state') as State,
          name: button?.ariaLabel ?? '',
          smallest: Math.min(width, height),
        };
      }),
    );
    expect(all.length).toBeGreaterThan(10);
    const titles = new Map((await readTab(browser, tab))?.items.map(({ key, title }) => [key, title]));
    const say = speaker('zh-CN');
    for (const { key, state, name, smallest } of all) {
      const start = `${titles.get(key)}：${say.say(`state.${state}`)}。`;
      expect(titles.get(key)).toBeTruthy();
      expect(name.slice(0, start.length)).toBe(start);
      // The reason is a sentence of its own.
      expect(name.slice(start.length).length).toBeGreaterThan(7);
      expect(smallest).toBeGreaterThanOrEqual(24);
    }
  });

  it('shows its whole outline: nothing of it is cut off at the edge of its picture', async () => {
    for (const state of ['unusual', 'ordinary']) {
      const sign = first(`article shuifen-badge[data-state="${state}"]`).locator('svg');
      await sign.scrollIntoViewIfNeeded();
      const box = await sign.boundingBox();
      if (!box) throw new Error('The sign is not on show');
      const clip = { x: box.x - 2, y: box.y - 2, width: box.width + 4, height: box.height + 4 };
      const shown = await tab.page.screenshot({ clip });
      await sign.evaluate((svg) => svg.setAttribute('style', 'overflow: visible'));
      expect((await tab.page.screenshot({ clip })).equals(shown), state).toBe(true);
    }
  });

  it('has its word only where the counters leave room for it, and moves none of them', async () => {
    const room = () => first().getAttribute('data-room');
    /** A page tells of its own changes of size in no other way. */
    const restyle = async (content: string, width: number) => {
      await tab.page.addStyleTag({ content });
      await tab.page.setViewportSize({ width, height: 900 });
    };
    await first().scrollIntoViewIfNeeded();
    await restyle('.toolbar_item_s4h0f { flex: none }', 1150);
    await expect.poll(room).toBe('word');
    expect((await movedBy(tab.page)).moved).toEqual([]);
    await expect.poll(() => tab.page.locator(MARKED).count()).toBeGreaterThan(0);
    await restyle('article { width: 180px } .toolbar_main_s4h0f { padding: 0 !important }', 1100);
    await expect.poll(room).not.toBe('word');
    expect((await movedBy(tab.page)).moved).toEqual([]);
  });

  it('has the colours of the page, or those of the system where it forces them', async () => {
    const colour = () =>
      first()
        .locator('button')
        .evaluate((button) => getComputedStyle(button).color);
    const light = await colour();
    await tab.page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
    await expect.poll(colour).not.toBe(light);
    await tab.page.emulateMedia({ forcedColors: 'active' });
    expect(await colour()).toMatch(/^rgb\((?:0, 0, 0|255, 255, 255)\)$/);
    const signs = await tab.page
      .locator('article shuifen-badge svg path')
      .evaluateAll((paths) => paths.map((path) => [getComputedStyle(path).stroke, getComputedStyle(path).fill]));
    expect(signs.every((colours) => colours.some((each) => each !== 'none'))).toBe(true);
  });
});
