import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPages, respond, steps } from '../../demo';
import { allCases } from '../../lib/adapters/cases';
import { type ExtensionBrowser, launchWithExtension, type Tab } from './harness/browser';
import { capturesWithTruth } from './harness/captures';
import { movedBy, shiftsOf, watchShifts } from './harness/layout';
import { sharedPages, withoutShared } from './harness/shared';
import { badgesOf, readTab } from './harness/tab';
import type { Web } from './harness/web';

const folder = join(import.meta.dirname, '../pages');
let browser: ExtensionBrowser;
let tab: Tab;
let web: Web = () => null;

beforeAll(async () => {
  browser = await launchWithExtension({ headless: true, locale: 'zh-CN', web: (url) => web(url) });
  tab = await browser.openTab();
  await watchShifts(tab.page);
});
afterAll(() => browser?.close());

/** One page in place of the web, at its own address. */
function only(url: string, file: string, encoding = 'utf-8'): Web {
  const body = readFileSync(file);
  const headers = { 'content-security-policy': "script-src 'none'" };
  const address = new URL(url).href.replace(/#.*/, '');
  return (asked) =>
    asked === address ? { status: 200, contentType: `text/html; charset=${encoding}`, headers, body } : null;
}

/** Loads a page, waits for its badges and says what they have moved. */
async function movedAt(url: string) {
  await tab.page.goto(url, { waitUntil: 'domcontentloaded' });
  const view = await readTab(browser, tab);
  const badges = view ? await badgesOf(tab.page, view) : [];
  const shifts = await shiftsOf(tab.page);
  return { words: badges.filter(({ state }) => state === 'unusual').length, shifts, ...(await movedBy(tab.page)) };
}

describe('badges move nothing', () => {
  const fixtures = [...new Map(allCases.map((each) => [each.fixture, each])).values()];

  it.each(fixtures)('on $fixture', async ({ fixture, url }) => {
    web = only(url, join(folder, fixture));
    expect(await movedAt(url)).toMatchObject({ shifts: 0, moved: [] });
  });

  it('on pages as a reader sees them, with words beside the signs', async () => {
    let words = 0;
    for (const step of [0, steps.length - 1]) {
      web = (url) => respond(url, step);
      for (const { url } of demoPages(step)) {
        const { badges, shifts, moved, words: here } = await movedAt(url);
        expect({ url, shifts, moved }).toEqual({ url, shifts: 0, moved: [] });
        expect(badges).toBeGreaterThan(0);
        words += here;
      }
    }
    expect(words).toBeGreaterThan(0);
  });
});

describe.skipIf(withoutShared !== null)('badges move nothing on real pages', () => {
  it.each(withoutShared ? [] : capturesWithTruth())('$capture', async ({ capture, url, encoding }) => {
    web = only(url, join(sharedPages, capture), encoding);
    const { badges, moved } = await movedAt(url);
    expect({ moved, any: badges > 0 }).toEqual({ moved: [], any: true });
  });
});
