import type { Locator } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser as Extension } from 'webextension-polyfill';
import { respond } from '../../demo';
import { type ExtensionBrowser, launchWithExtension, type Tab } from './harness/browser';
import { badgesOf, readTab, shownBadges } from './harness/tab';

declare const chrome: Pick<Extension, 'storage'>;

const FEED = 'https://weibo.com/';

let browser: ExtensionBrowser;
let tab: Tab;

beforeAll(async () => {
  browser = await launchWithExtension({ headless: true, locale: 'zh-CN', web: (url) => respond(url, 2) });
});
afterAll(() => browser?.close());
beforeEach(async () => {
  await browser.control.evaluate(() => chrome.storage.local.remove('settings'));
  tab = await browser.openTab();
  await tab.page.goto(FEED);
  const view = await readTab(browser, tab);
  if (view) await badgesOf(tab.page, view);
  return () => tab.page.close();
});

const badgeCount = async () => (await shownBadges(tab.page)).length;
const press = (key: string) => tab.page.keyboard.press(key);

async function openByKeyboard(state: string): Promise<Locator> {
  await tab.page.locator(`[data-shuifen][data-state="${state}"] button`).first().focus();
  await press('Enter');
  const panel = tab.page.getByRole('dialog');
  await panel.waitFor();
  return panel;
}

/** Scrolls a badge to a height in the window and clicks it; its panel, and where that stands. */
async function openByMouse(topPx: number) {
  const mark = tab.page.locator('[data-shuifen] button').nth(2);
  await scrolled(((await mark.boundingBox())?.y ?? 0) - topPx);
  await mark.click();
  const panel = tab.page.getByRole('dialog');
  const box = await panel.boundingBox();
  if (!box) throw new Error('The panel is not on show');
  return { panel, box };
}

async function pressHere(): Promise<void> {
  await tab.page.mouse.down();
  await tab.page.mouse.up();
}

/** Scrolls the page and waits until that has ended. */
const scrolled = (byPx: number) =>
  tab.page.evaluate(
    (top) =>
      new Promise<void>((done) => {
        addEventListener('scrollend', () => requestAnimationFrame(() => done()), { once: true });
        scrollBy(0, top);
      }),
    byPx,
  );

/** What has the focus inside the panel: its accessible name or text. */
const focused = () =>
  tab.page.evaluate(() => {
    const active = document.querySelector('shuifen-panel')?.shadowRoot?.activeElement;
    return active?.ariaLabel ?? active?.closest('label')?.textContent ?? active?.textContent?.trim() ?? null;
  });

describe('the panel', () => {
  it('names itself by its sentence, shows what it knows, and stands inside the window beside its badge', async () => {
    const panel = await openByKeyboard('unusual');
    await expect(panel.getAttribute('aria-labelledby')).resolves.toBe('shuifen-headline');
    const text = (await panel.textContent()) ?? '';
    expect(text).toMatch(/看到.*通常.*也可能/s);
    const [box, mark] = [
      await panel.boundingBox(),
      await tab.page.locator('[data-shuifen][data-state="unusual"] button').first().boundingBox(),
    ];
    if (!box || !mark) throw new Error('Panel and badge are on the page');
    const { width, height } = tab.page.viewportSize() ?? { width: 0, height: 0 };
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(width);
    expect(box.y + box.height).toBeLessThanOrEqual(height);
    // It never covers the badge that it speaks of.
    expect(box.y >= mark.y + mark.height || box.y + box.height <= mark.y).toBe(true);
  });

  it('is gone through by Tab in the order in which it stands, and left at its end for the badge', async () => {
    const panel = await openByKeyboard('unusual');
    const order = [await focused()];
    for (let i = 0; i < 4; i += 1) {
      await press('Tab');
      order.push(await focused());
    }
    expect(order).toEqual([
      '关闭',
      expect.stringContaining('未做的检查'),
      expect.stringContaining('全部记录'),
      '送去复核',
      '此处忽略…',
    ]);
    await press('Tab');
    await panel.waitFor({ state: 'detached' });
  });

  it('closes on Esc and on a press outside, and stays at a press inside', async () => {
    const panel = await openByKeyboard('unusual');
    // By its place: a locator's own click may scroll the page first, and with the badge out of view the panel closes.
    const heading = await panel.getByRole('heading').first().boundingBox();
    if (!heading) throw new Error('The panel has no heading on show');
    await tab.page.mouse.click(heading.x + 20, heading.y + 8);
    await expect(panel.isVisible()).resolves.toBe(true);
    await tab.page.mouse.click(4, 400);
    await panel.waitFor({ state: 'detached' });
    await openByKeyboard('unusual');
    await press('Escape');
    await panel.waitFor({ state: 'detached' });
  });

  it('stays where it is pressed when the page has just scrolled under the pointer', async () => {
    const { panel, box } = await openByMouse(300);
    expect(box.y).toBeGreaterThan(300);
    await tab.page.mouse.move(box.x + 8, box.y + 370);
    // Now there is more room above the badge than below it, where the panel is.
    await scrolled(-200);
    await pressHere();
    await expect(panel.isVisible()).resolves.toBe(true);
  });

  it('stays under the pointer when its badge has gone out of view, and goes when the pointer does', async () => {
    const { panel, box } = await openByMouse(40);
    await tab.page.mouse.move(box.x + 8, box.y + 200);
    await scrolled(100);
    await pressHere();
    await expect(panel.isVisible()).resolves.toBe(true);
    await tab.page.mouse.move(4, 400);
    await panel.waitFor({ state: 'detached' });
  });

  it('ignores an author with a reason, by keyboard alone, and takes it back on the spot', async () => {
    const before = await badgeCount();
    const panel = await openByKeyboard('unusual');
    await press('Shift+Tab');
    await panel.waitFor({ state: 'detached' });
    await openByKeyboard('unusual');
    await panel.getByRole('button', { name: '此处忽略…' }).focus();
    await press('Enter');
    await expect.poll(focused).toMatch(/只是这一项/);
    await press('ArrowDown');
    await press('Tab');
    await tab.page.keyboard.type('转发抽奖');
    await press('Enter');
    await panel
      .getByRole('status')
      .getByText(/已忽略/)
      .waitFor();
    await expect.poll(badgeCount).toBeLessThan(before - 1);
    await expect.poll(focused).toBe('撤销');
    const stored = await browser.control.evaluate(async () => (await chrome.storage.local.get('settings')).settings);
    expect(stored).toMatchObject({ exceptions: [{ what: 'author', reason: '转发抽奖', title: '林屿川' }] });
    await press('Enter');
    await expect.poll(badgeCount).toBe(before);
    await expect.poll(focused).toBe('此处忽略…');
    await press('Escape');
    await panel.waitFor({ state: 'detached' });
  });

  it('is not to be pressed by the page’s own scripts', async () => {
    const before = await badgeCount();
    await openByKeyboard('unusual');
    await tab.page.evaluate(() => {
      const buttons = document.querySelector('shuifen-panel')?.shadowRoot?.querySelectorAll('.actions button');
      for (const button of buttons ?? []) if (button instanceof HTMLElement) button.click();
    });
    await tab.page.waitForTimeout(300);
    const panel = tab.page.getByRole('dialog');
    await expect(panel.getByRole('radio').count()).resolves.toBe(0);
    await panel.getByRole('button', { name: '送去复核' }).waitFor();
    expect(await badgeCount()).toBe(before);
  });

  it('sends an item to review, still says so when it is opened again, and takes it back', async () => {
    const panel = await openByKeyboard('unusual');
    await panel.getByRole('button', { name: '送去复核' }).focus();
    await press('Enter');
    await expect.poll(focused).toContain('已送去复核');
    await press('Escape');
    await panel.waitFor({ state: 'detached' });
    await browser.sleepWorker();
    await openByKeyboard('unusual');
    await panel.getByRole('button', { name: '已送去复核' }).focus();
    await press('Enter');
    await expect.poll(focused).toBe('送去复核');
  });

  it('shows every value that was seen, in a table', async () => {
    const panel = await openByKeyboard('unusual');
    await panel.locator('summary').last().focus();
    await press('Enter');
    await panel.getByRole('columnheader').first().waitFor();
    await expect(panel.getByRole('columnheader').allTextContents()).resolves.toEqual(
      expect.arrayContaining(['首次看到', '次数', '转发', '评论', '赞']),
    );
  });
});
