import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Browser as Extension } from 'webextension-polyfill';
import { respond } from '../../demo';
import { objections } from './harness/axe';
import { type ExtensionBrowser, launchWithExtension } from './harness/browser';
import { badgesOf, readTab, shownBadges } from './harness/tab';

declare const chrome: Pick<Extension, 'storage'>;

const FEED = 'https://weibo.com/';

let browser: ExtensionBrowser;
let firstSteps: readonly string[];
let options: Page;

beforeAll(async () => {
  browser = await launchWithExtension({
    headless: true,
    locale: 'zh-CN',
    keepFirstSteps: true,
    web: (url) => respond(url, 0),
  });
  const own = () => browser.context.pages().filter((page) => page.url().includes('/options.html'));
  await vi.waitFor(() => expect(own()).toHaveLength(1), 5000);
  firstSteps = own().map((page) => page.url());
  for (const page of own()) await page.close();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  await browser.control.evaluate(() => chrome.storage.local.remove('settings'));
  options = await browser.extensionPage('options.html');
  await options.getByRole('heading', { level: 2 }).first().waitFor();
  return () => options.close();
});

/** Until every invented post has its badge, as it is at this time of the story. */
async function tryIt(time: '晚上' | '第二天早上'): Promise<readonly string[]> {
  await options.getByRole('radio', { name: time }).check();
  const states = () =>
    options
      .locator('.post [data-shuifen]')
      .evaluateAll((all) => all.map((each) => each.getAttribute('data-state') ?? ''));
  await expect.poll(async () => (await states()).length).toBe(4);
  return states();
}

describe('the first steps', () => {
  it('are opened once, after the installation', async () => {
    expect(firstSteps).toEqual([expect.stringMatching(/\/options\.html#start$/)]);
    await browser.reload();
    await browser.control.waitForTimeout(500);
    expect(browser.context.pages().filter((page) => page.url().includes('/options.html'))).toEqual([]);
    options = await browser.extensionPage('options.html');
    await options.getByRole('heading', { level: 2 }).first().waitFor();
  });

  it('have posts to try, judged by the real rules, before and after a night', async () => {
    const evening = await tryIt('晚上');
    expect(evening).not.toContain('unusual');
    const morning = await tryIt('第二天早上');
    expect(morning).not.toEqual(evening);
    expect(morning).toContain('unusual');
  });

  it.each([1, 2, 3, 4])('show the real panel of item %d, and axe finds nothing', async (nth) => {
    await tryIt('第二天早上');
    const panel = options.getByRole('dialog');
    const open = async () => {
      await options.keyboard.press('Escape');
      await options
        .locator('.post [data-shuifen] button')
        .nth(nth - 1)
        .click();
      await panel.locator('details').evaluateAll((folds) => {
        for (const fold of folds) if (fold instanceof HTMLDetailsElement) fold.open = true;
      });
      await panel.getByRole('button', { name: '此处忽略…' }).click();
    };
    expect(await objections(options, { prepare: open })).toEqual([]);
    await panel.getByRole('button', { name: '忽略', exact: true }).click();
    await panel.getByRole('button', { name: '撤销' }).click();
    await panel.getByRole('button', { name: '此处忽略…' }).waitFor();
    await options.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
  });
});

describe('the options', () => {
  it('give axe nothing to object to, with something in every section', async () => {
    const exception = { key: 'weibo:1', what: 'author', reason: '抽奖太多', at: 1, title: '电台' };
    await browser.control.evaluate(
      (one) => chrome.storage.local.set({ settings: { version: 2, exceptions: [one] } }),
      exception,
    );
    await options.getByRole('button', { name: '重新显示: 电台' }).waitFor();
    expect(await objections(options)).toEqual([]);
    await options.setViewportSize({ width: 400, height: 700 });
    expect(await objections(options)).toEqual([]);
    expect(await options.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
    await options.getByRole('button', { name: '重新显示: 电台' }).click();
    await options.getByText(/目前没有忽略任何内容/).waitFor();
  });

  it('speak another language as soon as it is chosen', async () => {
    await options.getByRole('combobox', { name: '语言' }).selectOption('zh-TW');
    await options.getByRole('heading', { name: '標記', exact: true }).waitFor();
    await expect(options.locator('html').getAttribute('lang')).resolves.toBe('zh-TW');
    await options.getByRole('combobox', { name: '語言' }).selectOption('auto');
    await options.getByRole('heading', { name: '标记', exact: true }).waitFor();
  });

  it('find a section by any of its words, and lead to it by its address', async () => {
    const search = options.getByRole('searchbox', { name: '搜索选项' });
    await search.fill('豆瓣');
    await expect.poll(() => options.getByRole('navigation').getByRole('link').allTextContents()).toContain('网站');
    await search.fill('没有这样的词');
    await options
      .getByRole('status')
      .getByText(/没有与/)
      .waitFor();
    await search.fill('');
    await options.getByRole('link', { name: '关于' }).click();
    await expect.poll(() => options.getByRole('link', { name: '关于' }).getAttribute('aria-current')).toBe('true');
    await expect.poll(() => options.getByRole('heading', { name: '关于' }).isVisible()).toBe(true);
  });

  it('show in their list which section is being read, and at the end of the page the one that was asked for', async () => {
    const current = () => options.getByRole('navigation').locator('[aria-current]').textContent();
    expect(await current()).toBe('开始');
    const scrollTo = (id: string) =>
      options.locator(`#${id}`).evaluate((section) => section.scrollIntoView({ behavior: 'instant' }));
    await scrollTo('sensitivity');
    await expect.poll(current).toBe('灵敏度');
    await scrollTo('sites');
    await expect.poll(current).toBe('网站');
    await options.setViewportSize({ width: 1040, height: 1400 });
    await options.getByRole('link', { name: '语言' }).click();
    await expect.poll(current).toBe('语言');
  });

  it('lead from the first steps to the sites', async () => {
    const links = options.locator('#start').getByRole('link');
    expect(await links.evaluateAll((all) => all.map((link) => [link.textContent, link.getAttribute('href')]))).toEqual([
      ['微博', 'https://weibo.com/'],
      ['豆瓣', 'https://movie.douban.com/'],
    ]);
  });

  it('have each box of a line in the middle of its words', async () => {
    const offsets = await options.locator('#start .times label').evaluateAll((labels) =>
      labels.map((label) => {
        const middle = ({ top, bottom }: DOMRect) => (top + bottom) / 2;
        const box = label.querySelector('input')?.getBoundingClientRect() ?? new DOMRect();
        return Math.abs(middle(label.getBoundingClientRect()) - middle(box));
      }),
    );
    expect(Math.max(...offsets)).toBeLessThan(1);
  });

  it('apply to open pages at once: fewer signs, none on a site that is off, all again', async () => {
    const tab = await browser.openTab();
    await tab.page.goto(FEED);
    const view = await readTab(browser, tab);
    const all = view ? await badgesOf(tab.page, view) : [];
    const marked = all.filter(({ state }) => state === 'unusual' || state === 'doubtful');
    const shown = async () => (await shownBadges(tab.page)).map(({ key }) => key).toSorted();
    await options.getByRole('radio', { name: /只在存疑和异常/ }).check();
    await expect.poll(shown).toEqual(marked.map(({ key }) => key).toSorted());
    await options.getByRole('switch', { name: '微博', exact: true }).click();
    await expect.poll(shown).toEqual([]);
    await options.getByRole('switch', { name: '微博', exact: true }).click();
    await options.getByRole('radio', { name: /看过的每一项旁/ }).check();
    await expect.poll(shown).toEqual(all.map(({ key }) => key).toSorted());
    await tab.page.close();
  });
});
