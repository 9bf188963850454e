import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser as Extension } from 'webextension-polyfill';
import { respond } from '../../demo';
import { type ExtensionBrowser, launchWithExtension, type Tab } from './harness/browser';
import { badgesOf, readTab, type ShownBadge } from './harness/tab';

declare const chrome: Pick<Extension, 'action' | 'runtime'>;

const FEED = 'https://weibo.com/';
const BOARD = 'https://s.weibo.com/top/summary';

let browser: ExtensionBrowser;
let step = 0;
let tab: Tab;

beforeAll(async () => {
  browser = await launchWithExtension({ headless: true, locale: 'zh-CN', web: (url) => respond(url, step) });
});
afterAll(() => browser?.close());
beforeEach(async () => {
  tab = await browser.openTab();
  return () => tab.page.close();
});

async function visit(url: string, atStep: number): Promise<readonly ShownBadge[]> {
  step = atStep;
  await tab.page.goto(url);
  const view = await readTab(browser, tab);
  if (!view) throw new Error(`Nothing is read at ${url}`);
  const badges = await badgesOf(tab.page, view);
  expect(badges.map(({ key }) => key).toSorted()).toEqual(view.items.map(({ key }) => key).toSorted());
  return badges;
}
