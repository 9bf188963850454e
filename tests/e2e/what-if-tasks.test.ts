import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../ledger/bundle';
import { type ExtensionBrowser, launchWithExtension } from './harness/browser';
import type * as longHistory from './harness/long-history';
import { tasksDuring } from './harness/tasks';

const POSTS = 2000;
const LOOKS = 100;
const STEPS = 160;
/** What a browser calls a long task. */
const LONG_MS = 50;

let browser: ExtensionBrowser;
let options: Page;

beforeAll(async () => {
  browser = await launchWithExtension({ headless: true, locale: 'zh-CN', web: () => null });
});
afterAll(() => browser?.close());

interface Here {
  longHistory: typeof longHistory;
}

describe('what would change in a long history', () => {
  it('never lets the slider wait: no long task while it is dragged, and the result comes all the same', async () => {
    const entry = join(import.meta.dirname, 'harness/long-history.ts');
    await browser.control.evaluate(await bundle(entry, 'longHistory'));
    const points = await browser.control.evaluate(
      ([posts, looks]) => (globalThis as unknown as Here).longHistory.fill(posts, looks),
      [POSTS, LOOKS] as const,
    );
    expect(points).toBeGreaterThanOrEqual(POSTS * LOOKS);
    options = await browser.extensionPage('options.html#checks');
    const { drag, blocked } = await tasksOfADrag();
    expect(drag.length).toBeGreaterThan(STEPS);
    expect(drag.filter((cpuMs) => cpuMs >= LONG_MS)).toEqual([]);
    // The same count sees what does block.
    expect(blocked.filter((cpuMs) => cpuMs >= LONG_MS)).toHaveLength(1);
  });
});

/** Drags a slider to and fro until its result is there; then blocks the page once. */
async function tasksOfADrag() {
  const slider = options.locator('[data-check="comove"]').getByRole('slider');
  await slider.scrollIntoViewIfNeeded();
  // Until the page itself has come to rest.
  await options.waitForTimeout(1000);
  const box = await slider.boundingBox();
  if (!box) throw new Error('There is no slider to drag.');
  const drag = await tasksDuring(browser, options, async () => {
    await options.mouse.move(box.x + 0.2 * box.width, box.y + box.height / 2);
    await options.mouse.down();
    for (let step = 0; step <= STEPS; step += 1) {
      const share = 0.5 - 0.45 * Math.cos((2 * Math.PI * step) / STEPS);
      await options.mouse.move(box.x + share * box.width, box.y + box.height / 2);
    }
    await options.mouse.move(box.x + 0.8 * box.width, box.y + box.height / 2);
    await options.mouse.up();
    const result = options
      .getByRole('complementary')
      .getByRole('status')
      .getByText(/最近 2,?000 项/);
    await result.waitFor({ timeout: 60_000 });
  });
  const blocked = await tasksDuring(browser, options, () =>
    options.evaluate((untilMs) => {
      const endMs = performance.now() + untilMs;
      while (performance.now() < endMs);
    }, 20 * LONG_MS),
  );
  return { drag, blocked };
}
