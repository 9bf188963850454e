import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { respond } from '../../demo';
import { type ExtensionBrowser, launchWithExtension, type Tab } from './harness/browser';
import { badgesOf, readTab } from './harness/tab';

const FEED = 'https://weibo.com/';

let browser: ExtensionBrowser;
let tab: Tab;
let popup: Page;

beforeAll(async () => {
  browser = await launchWithExtension({ headless: true, locale: 'zh-CN', web: (url) => respond(url, 0) });
});
afterAll(() => browser?.close());
beforeEach(async () => {
  tab = await browser.openTab();
  await tab.page.goto(FEED);
  const view = await readTab(browser, tab);
  if (view) await badgesOf(tab.page, view);
  popup = await browser.extensionPage(`popup.html?tab=${tab.tabId}`);
  await popup.locator('.item').first().waitFor();
  return async () => {
    await popup.close();
    await tab.page.close();
  };
});

/** The row in the popup, and the key, of the item whose badge stands furthest down the page. */
async function furthest() {
  const badges = await tab.page.evaluate(() =>
    [...document.querySelectorAll('article [data-shuifen][data-state]')].map((host) => ({
      key: host.getAttribute('data-shuifen') ?? '',
      name: host.shadowRoot?.querySelector('button')?.getAttribute('aria-label') ?? '',
      top: host.getBoundingClientRect().top,
    })),
  );
  const lowest = badges.toSorted((a, b) => b.top - a.top)[0];
  if (!lowest) throw new Error('The feed has no badges.');
  // A badge's name begins with the item's title, a row's name ends its first line with it.
  const title = lowest.name.slice(0, lowest.name.indexOf('：'));
  const row = popup
    .locator('.item')
    .filter({ has: popup.getByText(title) })
    .first();
  return { ...lowest, row };
}

const badgeTop = (key: string) =>
  tab.page
    .locator(`[data-shuifen="${key}"]`)
    .first()
    .evaluate((host) => host.getBoundingClientRect().top);

const isInSight = async (key: string) => {
  const top = await badgeTop(key);
  return top > 0 && top < (tab.page.viewportSize()?.height ?? 0);
};

/** The popup may have closed itself before the key is let go. */
const pressEnter = (where: Locator) => where.press('Enter').catch(() => undefined);

describe('the popup leads', () => {
  it.each(['click', 'Enter'] as const)('to an item far down the page, by %s, and opens its panel', async (way) => {
    const { key, top, row } = await furthest();
    expect(top).toBeGreaterThan(2 * (tab.page.viewportSize()?.height ?? 0));
    await (way === 'click' ? row.click() : pressEnter(row));
    await expect.poll(() => isInSight(key)).toBe(true);
    await tab.page.getByRole('dialog').waitFor();
  });

  it('there at one stroke where the reader wants little motion, whatever the page itself likes', async () => {
    await tab.page.emulateMedia({ reducedMotion: 'reduce' });
    await tab.page.addStyleTag({ content: 'html { scroll-behavior: smooth }' });
    await tab.page.evaluate(() => {
      const places = new Set<number>();
      addEventListener('scroll', () => document.body.setAttribute('data-places', String(places.add(scrollY).size)));
    });
    const { key, row } = await furthest();
    await row.click();
    await tab.page.getByRole('dialog').waitFor();
    await expect.poll(() => isInSight(key)).toBe(true);
    expect(await tab.page.locator('body').getAttribute('data-places')).toBe('1');
    await tab.page.emulateMedia({ reducedMotion: null });
  });

  it.each([
    ['选项', '/options.html'],
    ['复核台', '/review.html'],
  ])('through the door %s by key alone', async (name, path) => {
    const opened = browser.context.waitForEvent('page');
    await pressEnter(popup.getByRole('button', { name, exact: true }));
    const page = await opened;
    await page.waitForURL(new RegExp(path));
    await page.close();
  });

  it('from a page that is not read to something to try the signs on', async () => {
    await tab.page.goto('about:blank');
    await popup.reload();
    const opened = browser.context.waitForEvent('page');
    await pressEnter(popup.getByRole('button', { name: '看看怎么用' }));
    const page = await opened;
    await page.waitForURL(/options\.html#start$/);
    await page.close();
  });
});

describe('the popup', () => {
  it('can be gone through by keyboard alone, in the order in which it stands', async () => {
    const rows = await popup.getByRole('listitem').getByRole('button').count();
    const names: string[] = [];
    for (let i = 0; i < rows + 4; i += 1) {
      await popup.keyboard.press('Tab');
      names.push(await popup.evaluate(() => document.activeElement?.className.split(' ')[0] ?? ''));
    }
    expect(names).toEqual(['', ...Array.from({ length: rows }, () => 'item'), 'door', 'door', 'field']);
  });

  it('names everything to a screen reader', async () => {
    const words = await popup.locator('main').ariaSnapshot();
    const rows = words.split('\n').filter((line) => /^ +- button/.test(line));
    expect(rows[0]).toMatch(/button "数据异常 林屿川 · .* 转发 1亿 · 转发多过平台可能有的人数/);
    // The states in words, each with its count, before the items.
    expect(words.replace(/\n +- listitem:/g, '').slice(0, words.indexOf('button'))).toMatch(
      /heading "weibo\.com · 信息流".*switch "在微博显示标记".*数据异常.*存疑.*未见异常.*数据不足/s,
    );
    expect(words).toContain('combobox "语言"');
  });

  it('moves nothing where the reader wants little motion', async () => {
    const longest = () =>
      popup.evaluate(() =>
        Math.max(
          ...[...document.querySelectorAll('*')].flatMap((element) =>
            [null, '::before', '::after'].flatMap((part) => {
              const { transitionDuration, animationDuration } = getComputedStyle(element, part);
              return [transitionDuration, animationDuration].flatMap((text) => text.split(',').map(Number.parseFloat));
            }),
          ),
        ),
      );
    expect(await longest()).toBeGreaterThan(0);
    await popup.emulateMedia({ reducedMotion: 'reduce' });
    expect(await longest()).toBe(0);
  });
});
