import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPages, respond, steps } from '../../demo';
import { findFirefox } from '../../scripts/find-browser.mjs';
import { type FirefoxBrowser, launchFirefox } from './harness/firefox';

const program = findFirefox();

describe.skipIf(program === null)(program === null ? 'Firefox (none on this machine)' : 'Firefox', () => {
  let step = 0;
  let firefox: FirefoxBrowser;

  beforeAll(async () => {
    firefox = await launchFirefox(program ?? '', (url) => respond(url, step));
  });
  afterAll(() => firefox?.close());

  /** Sends the browser to the demo's page of a site, as it stands at the present step. */
  async function visit(host: string): Promise<void> {
    const page = demoPages(step).find(({ url }) => new URL(url).hostname === host);
    if (!page) throw new Error(`The demo has no page on ${host}.`);
    await firefox.goto(page.url);
  }

  it('shows a badge with a state beside each post of the feed', async () => {
    await visit('weibo.com');
    // Beside the feed stands the hot-search list, whose entries are items too.
    const badges = (await firefox.badges()).filter(({ key }) => !key.startsWith('weibo:hot:'));
    expect(badges.length).toBeGreaterThan(2);
    for (const { key, state } of badges) {
      expect(key).toMatch(/^weibo:post:\d+$/);
      expect(['unusual', 'doubtful', 'ordinary', 'unknown']).toContain(state);
    }
  });

  it('remembers a film between visits, and marks it once the wave of one-star ratings has come', async () => {
    const states: string[] = [];
    for (step = 0; step < steps.length; step++) {
      await visit('movie.douban.com');
      const films = (await firefox.badges()).filter(({ key }) => key.startsWith('douban:subject:'));
      expect(films).toHaveLength(1);
      const [film] = films;
      states.push(film?.state ?? 'none');
    }
    expect(states[0]).not.toBe('unusual');
    expect(states.at(-1)).toBe('unusual');
  });
});
