import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPages, respond, steps } from '../../demo';
import { findFirefox } from '../../scripts/find-browser.mjs';
import { builtForFirefox, type FirefoxBrowser, launchFirefox } from './harness/firefox';

const program = findFirefox();

describe.skipIf(program === null)(program === null ? 'Firefox (none is installed here)' : 'Firefox', () => {
  const step = 0;
  let firefox: FirefoxBrowser;
  beforeAll(async () => {
    firefox = await launchFirefox(program ?? '', builtForFirefox, (url) => respond(url, step));
  });
  afterAll(() => firefox?.close());

  it('shows a badge beside every post of the feed', async () => {
    await firefox.goto(pageOn('weibo.com'));
    const badges = await firefox.badges();
    expect(badges.length).toBeGreaterThan(0);
    for (const { key } of badges) expect(key).toMatch(/^weibo:post:\d+$/);
  });
});

function pageOn(host: string): string {
  const page = demoPages(0).find(({ url }) => new URL(url).hostname === host);
  if (!page) throw new Error(`The demo has no page on ${host}`);
  return page.url;
}
void steps;
