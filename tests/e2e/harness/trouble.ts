import { expect } from 'vitest';
import type { Browser as Extension } from 'webextension-polyfill';
import { zhCn } from '../../../lib/i18n/zh-cn';
import type { Trouble } from '../../../lib/judge/trouble';
import type { PopupView } from '../../../lib/messages/popup-view';
import type { ItemKey, PageItem } from '../../../lib/model';
import { keptLikes } from '../../faults/kept';
import type { ExtensionBrowser, Tab } from './browser';
import { openOptions } from './options';
import { badgesOf, readTab } from './tab';

/** As the extension's own pages see it. */
declare const chrome: Pick<Extension, 'runtime'>;

const FEED = 'https://weibo.com/';
export const PATIENCE = { timeout: 20_000 };

/** Visits to one page at several stops of its timeline, and what they must have left in the history. */
export interface Visits {
  /** Opens the page and waits until each of its items has been judged. */
  visit(step: number): Promise<void>;
  /**
   * What the series of each post is when every look was kept, and kept once: its likes, look by look. (Search words are
   * seen on other pages too.)
   */
  looks(): ReadonlyMap<ItemKey, readonly number[]>;
}

export function visitsIn(browser: ExtensionBrowser, tab: Tab): Visits {
  const seen = new Map<ItemKey, PageItem['readings'][]>();
  return {
    async visit(step) {
      await tab.page.goto(`${FEED}?step=${step}`);
      const view = await readTab(browser, tab);
      if (view === null) throw new Error('The page was not read.');
      const keys = new Set(view.items.map(({ key }) => key));
      expect(keys.size).toBeGreaterThan(10);
      const judged = new Set((await badgesOf(tab.page, view)).map(({ key }) => key));
      expect([...keys].filter((key) => !judged.has(key))).toEqual([]);
      for (const { key, kind, readings } of view.items) {
        if (kind !== 'post') continue;
        const before = seen.get(key) ?? [];
        const isNews = JSON.stringify(before.at(-1)) !== JSON.stringify(readings);
        seen.set(key, isNews ? [...before, readings] : before);
      }
    },
    looks: () => new Map([...seen].map(([key, all]) => [key, all.map(likesOf)])),
  };
}

function likesOf({ likes }: PageItem['readings']): number {
  return likes?.state === 'found' && 'low' in likes ? likes.low : -1;
}

/** Every look is on the disk, and there once. */
export async function expectOnDisk(browser: ExtensionBrowser, visits: Visits): Promise<void> {
  const looks = visits.looks();
  expect(await keptLikes(browser, [...looks.keys()])).toEqual(looks);
}

/** What the popup says of a tab. */
export async function popupText(browser: ExtensionBrowser, { tabId }: Pick<Tab, 'tabId'>): Promise<string> {
  const popup = await browser.extensionPage(`popup.html?tab=${tabId}`);
  await popup.getByRole('heading').first().waitFor();
  const text = (await popup.locator('main').textContent()) ?? '';
  await popup.close();
  return text;
}

/** What the options say beside the history; empty where they say nothing. */
export async function optionsText(browser: ExtensionBrowser): Promise<string> {
  const options = await openOptions(browser, 'data');
  // The history has been looked at when its facts, or why there are none, stand there.
  await options.locator(`#data :is(.facts, .notice, p:text("${zhCn['popup.history.none']}"))`).first().waitFor();
  const text = (await options.locator('#data .notice').allTextContents()).join(' ');
  await options.close();
  return text;
}

/** The popup, at the page and elsewhere, and the options say what is the matter, and what to do. */
export async function expectTold(browser: ExtensionBrowser, tab: Tab, trouble: Trouble): Promise<void> {
  const elsewhere = await browser.openTab();
  const texts = [await popupText(browser, tab), await popupText(browser, elsewhere), await optionsText(browser)];
  await elsewhere.page.close();
  for (const text of texts) {
    expect(text).toContain(zhCn[`trouble.${trouble}`]);
    expect(text).toContain(zhCn[`trouble.${trouble}.next`]);
  }
}

/** What popup and options say of any trouble. */
export async function troubleWords(browser: ExtensionBrowser, tab: Tab): Promise<readonly string[]> {
  const words = Object.entries(zhCn).flatMap(([id, text]) => (id.startsWith('trouble.') ? [text] : []));
  const text = `${await popupText(browser, tab)} ${await optionsText(browser)}`;
  return words.filter((word) => text.includes(word));
}

/** Whether the popup draws a series for any item of the page: it takes two looks that differ. */
export async function hasSeries({ control }: ExtensionBrowser, { tabId }: Pick<Tab, 'tabId'>): Promise<boolean> {
  const popup = await control.evaluate(async (asked) => {
    const answer: { popup: PopupView } = await chrome.runtime.sendMessage({ type: 'popup', tabId: asked });
    return answer.popup;
  }, tabId);
  if (popup.is !== 'page') throw new Error(`The popup shows no page: ${popup.is}`);
  return popup.items.some(({ spark }) => spark !== null);
}
