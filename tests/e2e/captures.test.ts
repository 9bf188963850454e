import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ExtensionBrowser, launchWithExtension } from './harness/browser';
import { sharedPages, withoutShared } from './harness/shared';
import { readTab } from './harness/tab';
import { type Capture, capturesOf, differences } from './harness/truth';

const folders = ['weibo-feed-new', 's-weibo-hot', 'douban-movie'];
const captures = withoutShared ? [] : folders.flatMap(capturesOf);

describe.skipIf(withoutShared !== null)(`Real pages${withoutShared ? ` (skipped: ${withoutShared})` : ''}`, () => {
  let browser: ExtensionBrowser;
  let served: Capture | null = null;

  beforeAll(async () => {
    browser = await launchWithExtension({
      headless: true,
      web: (url) =>
        served && url === served.url
          ? {
              status: 200,
              contentType: `text/html; charset=${served.encoding}`,
              body: readFileSync(join(sharedPages, served.capture)),
              // A saved page's own scripts would look for servers that are not there.
              headers: { 'content-security-policy': "script-src 'none'" },
            }
          : null,
    });
  });
  afterAll(() => browser?.close());

  it('are all there', () => expect(captures).toHaveLength(11));

  it.each(captures)('$capture is read as the truth file says', async (capture) => {
    served = capture;
    const tab = await browser.openTab();
    await tab.page.goto(capture.url, { waitUntil: 'domcontentloaded' });
    const view = await readTab(browser, tab);
    await tab.page.close();
    expect(differences(capture.truth, view)).toEqual([]);
  });
});
