import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser as Extension } from 'webextension-polyfill';
import { respond } from '../../demo';
import { objections } from './harness/axe';
import { type ExtensionBrowser, launchWithExtension } from './harness/browser';
import { badgesOf, readTab } from './harness/tab';

declare const chrome: Pick<Extension, 'storage'>;

const FEED = 'https://weibo.com/';
/** The demo's post with 100 million reposts: unusual by the check of population, and doubtful without it. */
const HUGE = 'weibo:post:6120180802100004';

let browser: ExtensionBrowser;
let options: Page;

beforeAll(async () => {
  browser = await launchWithExtension({ headless: true, locale: 'zh-CN', web: (url) => respond(url, 0) });
});
afterAll(() => browser?.close());
beforeEach(async () => {
  await browser.control.evaluate(() => chrome.storage.local.remove('settings'));
  options = await browser.extensionPage('options.html#checks');
  await options.getByRole('heading', { level: 2 }).first().waitFor();
  return () => options.close();
});

const whatIf = () => options.getByRole('complementary', { name: '会有什么变化' });
const check = (id: string) => options.locator(`[data-check="${id}"]`);
const stateOn = (page: Page, key: string): Promise<string | null> =>
  page.locator(`[data-shuifen="${key}"]`).first().getAttribute('data-state');

async function openFeed(): Promise<Page> {
  const tab = await browser.openTab();
  await tab.page.goto(FEED);
  const view = await readTab(browser, tab);
  if (view) await badgesOf(tab.page, view);
  return tab.page;
}

/** What the list of changed items says, line by line, as it is read out. */
async function listed(): Promise<readonly string[]> {
  const lines = await whatIf().getByRole('list', { name: '会变的各项' }).getByRole('listitem').allTextContents();
  return lines.map((line) => line.replaceAll(/\s+/g, ' '));
}

describe('what a threshold would change', () => {
  it('is listed when it is moved, and nothing changes until it is applied; then the open page follows', async () => {
    const feed = await openFeed();
    expect(await stateOn(feed, HUGE)).toBe('unusual');
    await options.reload();
    await check('population').getByText('从未').waitFor({ state: 'detached' });

    const slider = check('population').getByRole('slider');
    await slider.focus();
    await options.keyboard.press('End');
    await whatIf()
      .getByRole('status')
      .getByText(/有 1 项会变/)
      .waitFor();
    expect(await listed()).toEqual([expect.stringMatching(/夏日限定.*林屿川.*数据异常.*变为.*存疑/)]);
    expect(await stateOn(feed, HUGE)).toBe('unusual');

    await whatIf().getByRole('button', { name: '还原' }).click();
    await whatIf().waitFor({ state: 'detached' });
    expect(await slider.getAttribute('aria-valuetext')).toBe('平台月活用户的 1%');

    await slider.focus();
    await options.keyboard.press('End');
    await whatIf().getByRole('button', { name: '应用' }).click();
    await expect.poll(() => stateOn(feed, HUGE)).toBe('doubtful');
    await whatIf().waitFor({ state: 'detached' });
    expect(await slider.getAttribute('aria-valuetext')).toBe('平台月活用户的 10%');

    await check('population').getByRole('button', { name: /默认/ }).click();
    await whatIf().getByRole('button', { name: '应用' }).click();
    await expect.poll(() => stateOn(feed, HUGE)).toBe('unusual');
    await feed.close();
  });

  it('is as true of a check that is switched off: it is not asked, and its panel says so', async () => {
    const feed = await openFeed();
    await check('population').getByRole('switch').click();
    await whatIf()
      .getByRole('status')
      .getByText(/有 1 项会变/)
      .waitFor();
    await expect(check('population').getByRole('slider').isDisabled()).resolves.toBe(true);
    await whatIf().getByRole('button', { name: '应用' }).click();
    await expect.poll(() => stateOn(feed, HUGE)).toBe('doubtful');
    await feed.locator(`[data-shuifen="${HUGE}"] button`).first().click();
    // Within a fold that is shut.
    await feed.getByRole('dialog').getByText('数字与用户总数：已在选项中关闭').waitFor({ state: 'attached' });
    await feed.close();
  });

  it('reaches what is kept of pages that are no longer open', async () => {
    const feed = await openFeed();
    await feed.close();
    await check('population').getByRole('switch').click();
    await whatIf().getByRole('button', { name: '应用' }).click();
    await whatIf().waitFor({ state: 'detached' });
    const spoke = check('population').getByText('从未');
    await expect
      .poll(async () => {
        await options.reload();
        await check('population').getByText('正在查找').waitFor({ state: 'detached' });
        return spoke.count();
      })
      .toBe(1);
  });

  it('is stopped and begun anew as the slider moves on', async () => {
    const slider = check('ratio').getByRole('slider');
    await slider.focus();
    for (let i = 0; i < 30; i += 1) await options.keyboard.press(i % 3 === 0 ? 'ArrowLeft' : 'ArrowRight');
    await whatIf()
      .getByRole('status')
      .getByText(/最近 \d+ 项/)
      .waitFor();
    for (let i = 0; i < 10; i += 1) await options.keyboard.press('ArrowLeft');
    await expect.poll(() => whatIf().count()).toBe(0);
    expect(await slider.getAttribute('aria-valuetext')).toContain('10');
  });
});

describe('sensitivity', () => {
  const preset = (name: string): Locator => options.getByRole('radio', { name: new RegExp(`^${name}`) });

  it('says of each preset how many ordinary posts it marks; own limits are a preset of their own', async () => {
    const rates = await options.locator('.presets .marked').allTextContents();
    const [cautious, balanced, strict] = rates.map((text) => Number(text.match(/标出 ([\d.]+)/)?.[1]));
    expect(cautious).toBeLessThan(balanced ?? 0);
    expect(balanced).toBeLessThan(strict ?? 0);
    await expect(preset('均衡').isChecked()).resolves.toBe(true);
    await preset('严格').check();
    await whatIf().waitFor();
    await options.getByRole('slider', { name: '比此更常见的一律不标' }).focus();
    await options.keyboard.press('ArrowLeft');
    await expect(preset('自定义').isChecked()).resolves.toBe(true);
    await preset('均衡').check();
    await whatIf().waitFor({ state: 'detached' });
  });
});

describe('with next to no history', () => {
  it('says so, and shows it on invented posts', async () => {
    const fresh = await launchWithExtension({ headless: true, locale: 'zh-CN', web: (url) => respond(url, 0) });
    try {
      const page = await fresh.extensionPage('options.html#checks');
      await page.locator('[data-check="ratio"]').getByRole('switch').click();
      const tried = page.getByRole('complementary');
      await tried.getByText('目前记录里只有 0 项').waitFor();
      await tried.getByRole('button', { name: '用虚构内容试一试' }).click();
      await tried
        .getByRole('status')
        .getByText(/有 \d+ 项会变/)
        .waitFor();
      await tried.getByRole('button', { name: '用我的记录试算' }).click();
      await tried.getByText('目前记录里只有 0 项').waitFor();
    } finally {
      await fresh.close();
    }
  });
});

describe('the sections', () => {
  it.each(['zh-CN', 'en'] as const)(
    'give axe nothing to object to, in %s, while something is tried',
    async (language) => {
      await browser.control.evaluate(
        (one) => chrome.storage.local.set({ settings: { version: 3, language: one } }),
        language,
      );
      await expect.poll(() => options.evaluate(() => document.documentElement.lang)).toBe(language);
      await check('ratio').getByRole('switch').focus();
      await options.keyboard.press('Space');
      await options.getByRole('complementary').getByRole('list').last().waitFor();
      expect(await objections(options)).toEqual([]);
      await options.setViewportSize({ width: 400, height: 700 });
      expect(await objections(options)).toEqual([]);
      expect(await options.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
    },
  );

  it('are worked by keyboard alone, from the switch to apply', async () => {
    await check('surge').getByRole('switch').focus();
    await options.keyboard.press('Tab');
    await options.keyboard.press('ArrowRight');
    expect(await check('surge').getByRole('slider').getAttribute('aria-valuetext')).toContain('11');
    const apply = whatIf().getByRole('button', { name: '应用' });
    await expect
      .poll(async () => {
        await options.keyboard.press('Tab');
        return apply.evaluate((button) => button === document.activeElement);
      })
      .toBe(true);
    await options.keyboard.press('Enter');
    await whatIf().waitFor({ state: 'detached' });
    const stored = await browser.control.evaluate(async () => (await chrome.storage.local.get('settings')).settings);
    expect(stored).toMatchObject({ thresholds: { surge: 11 } });
  });
});
