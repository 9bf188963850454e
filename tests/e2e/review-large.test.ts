import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SeedableExtension, seedableExtension, seedReview } from '../review/seed';
import { type ExtensionBrowser, launchWithExtension } from './harness/browser';

/** `REVIEW_ITEMS=100000` for the ledger of issue 8, of two million observations: a quarter of an hour. */
const ITEMS = Number(process.env.REVIEW_ITEMS ?? 2000);
const LOOKS = 20;
/** Seeding takes some two milliseconds an item, an export five; a busy machine several times as long. */
const PATIENCE_MS = 60_000 + 20 * ITEMS;
const LONGEST_TASK_MS = 200;
const MOST_HEAP_BYTES = 300e6;

let seedable: SeedableExtension;
let browser: ExtensionBrowser;
let desk: Page;

/** What the page's observer has counted. */
interface Watched {
  longTasks: number[];
}

beforeAll(async () => {
  seedable = await seedableExtension();
  browser = await launchWithExtension({ headless: true, locale: 'zh-CN', extensionDir: seedable.dir });
  await seedReview(browser, ITEMS, LOOKS);
  desk = await browser.context.newPage();
  await desk.addInitScript(() => {
    Object.assign(globalThis, { longTasks: [], showSaveFilePicker: undefined });
    const tasks = (globalThis as unknown as Watched).longTasks;
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
      buffered: true,
    });
  });
  await desk.goto(`chrome-extension://${browser.extensionId}/review.html`);
}, PATIENCE_MS);
afterAll(async () => {
  await browser?.close();
  seedable?.remove();
});

/** The long tasks since the last time, in ms. */
const longTasks = () =>
  desk.evaluate(() => (globalThis as unknown as Watched).longTasks.splice(0).filter((ms) => ms > 0));
const tooLong = async () => (await longTasks()).filter((ms) => ms > LONGEST_TASK_MS);
const title = () => desk.locator('.queue tbody tr.item td.title b').first().textContent();

/** Does something after which another row stands first. */
async function changes(act: () => Promise<unknown>): Promise<void> {
  const before = await title();
  await act();
  await expect.poll(title, { timeout: PATIENCE_MS }).not.toBe(before);
}

describe(`a desk of ${ITEMS} items`, () => {
  it('shows its first rows before the whole is counted, and is never busy for long', {
    timeout: PATIENCE_MS,
  }, async () => {
    await desk.locator('.queue tbody tr.item td.title b').first().waitFor();
    const atFirst = Number((await desk.locator('.queue table').getAttribute('aria-rowcount')) ?? 0);
    expect(atFirst).toBeLessThan(ITEMS);
    await expect
      .poll(() => desk.locator('.queue table').getAttribute('aria-rowcount'), { timeout: PATIENCE_MS })
      .toBe(String(ITEMS + 1));
    expect(await tooLong()).toEqual([]);
  });

  it('is sorted, narrowed down, grouped and scrolled to its end without a long task', {
    timeout: PATIENCE_MS,
  }, async () => {
    await changes(() => desk.getByRole('columnheader', { name: '内容' }).getByRole('button').click());
    await changes(() => desk.getByRole('columnheader', { name: '数字' }).getByRole('button').click());
    await changes(() => desk.locator('#search').fill('话题8'));
    await changes(() => desk.locator('#search').fill(''));
    const group = desk.getByRole('combobox', { name: '分组' });
    await group.selectOption('topic');
    await desk.locator('.queue tr.group').first().waitFor();
    await group.selectOption('none');
    await desk.locator('.queue tr.group').first().waitFor({ state: 'detached' });
    await desk.locator('.queue table').focus();
    await desk.keyboard.press('End');
    await desk.locator(`.queue tr[aria-rowindex="${ITEMS + 1}"] td.title b`).waitFor();
    expect(await tooLong()).toEqual([]);
  });

  it('is exported whole without a long task, in bounded memory', { timeout: PATIENCE_MS }, async () => {
    await desk.getByRole('button', { name: '导出…' }).click();
    const [download] = await Promise.all([
      desk.waitForEvent('download', { timeout: PATIENCE_MS }),
      desk.getByRole('dialog').getByRole('button', { name: '导出', exact: true }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('shuifen-export.jsonl');
    expect(await tooLong()).toEqual([]);
    expect(await heapBytes()).toBeLessThan(MOST_HEAP_BYTES);
  });
});

/** What the page and its worker hold in JavaScript together, with their buffers. */
async function heapBytes(): Promise<number> {
  const session = await browser.context.newCDPSession(desk);
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const [worker] = desk.workers();
  const held = await worker?.evaluate(() => {
    const { memory } = performance as unknown as { readonly memory?: { readonly usedJSHeapSize: number } };
    return memory?.usedJSHeapSize ?? 0;
  });
  return usedSize + (held ?? 0);
}
