import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allCases } from '../../lib/adapters/cases';
import type { PageItem } from '../../lib/model';
import { type ExtensionBrowser, launchWithExtension } from './harness/browser';
import { readTab } from './harness/tab';

const folder = join(import.meta.dirname, '../pages');
let browser: ExtensionBrowser;
let served: { readonly url: string; readonly body: Buffer } | null = null;

beforeAll(async () => {
  browser = await launchWithExtension({
    headless: true,
    web: (url) =>
      served && url === served.url ? { status: 200, contentType: 'text/html; charset=utf-8', body: served.body } : null,
  });
});
afterAll(() => browser?.close());

/** Of each item read, just the properties that the case speaks of. */
function asAsked(items: readonly PageItem[], asked: readonly Partial<PageItem>[]) {
  return items.map((item, i) => {
    const names = Object.keys(asked[i] ?? { key: '' });
    return Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name)));
  });
}

describe('the built extension reads', () => {
  it.each(allCases)('$fixture as $adapter', async ({ adapter, fixture, url, expect: wanted }) => {
    served = { url, body: readFileSync(join(folder, fixture)) };
    const tab = await browser.openTab();
    await tab.page.goto(url);
    const view = await readTab(browser, tab);
    await tab.page.close();
    expect(view).toMatchObject({ adapter, viewer: wanted.viewer, health: wanted.health });
    expect(asAsked(view?.items ?? [], wanted.items)).toEqual(wanted.items);
  });
});
