import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Download, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SeedableExtension, seedableExtension, seedReview } from '../review/seed';
import { type ExtensionBrowser, launchWithExtension } from './harness/browser';
import { type Memory, type MemoryWatch, watchMemory } from './harness/memory';
import { tasksDuring } from './harness/tasks';

/** `REVIEW_ITEMS=100000` for the ledger of issue 8, of two million observations: a quarter of an hour. */
const ITEMS = Number(process.env.REVIEW_ITEMS ?? 2000);
const LOOKS = 20;
/** Seeding takes some two milliseconds an item, an export five; a busy machine several times as long. */
const PATIENCE_MS = 60_000 + 20 * ITEMS;
const LONGEST_TASK_MS = 200;
const MOST_BYTES = 300e6;

const profileDir = mkdtempSync(join(tmpdir(), 'shuifen-review-profile-'));
let seedable: SeedableExtension;
let browser: ExtensionBrowser;
let desk: Page;
let watch: MemoryWatch;

beforeAll(async () => {
  seedable = await seedableExtension();
  const seeding = await launch();
  await seedReview(seeding, ITEMS, LOOKS);
  await seeding.close();
  // In a browser of its own: what seeding leaves behind is no part of the desk's memory.
  browser = await launch();
  desk = await browser.context.newPage();
  await desk.addInitScript(() => {
    Object.assign(globalThis, { showSaveFilePicker: undefined });
  });
  watch = await watchMemory(browser, desk);
}, PATIENCE_MS);
afterAll(async () => {
  await watch?.end();
  await browser?.close();
  seedable?.remove();
  rmSync(profileDir, { recursive: true, force: true });
});

const launch = () => launchWithExtension({ headless: true, locale: 'zh-CN', extensionDir: seedable.dir, profileDir });

/** The tasks of the page that are too long while something is done, in ms of processor time. */
async function tooLong(act: () => Promise<unknown>): Promise<readonly number[]> {
  const tasks = await tasksDuring(browser, desk, act);
  expect(tasks.length).toBeGreaterThan(0);
  return tasks.filter((cpuMs) => cpuMs > LONGEST_TASK_MS);
}

/** What is done must fit into so much memory, garbage and all; what it came to is printed. */
async function inBoundedMemory(what: string, act: () => Promise<unknown>): Promise<void> {
  await watch.lap();
  await act();
  const memory = await watch.lap();
  console.log(`${what} ${ITEMS} items: ${wordsOf(memory)}`);
  expect(memory.peak).toBeLessThan(MOST_BYTES);
  expect(memory.process ?? 0).toBeLessThan(MOST_BYTES);
}
const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
const wordsOf = ({ peak, held, process }: Memory) =>
  `at most ${megabytes(peak)} of JavaScript, ${megabytes(held)} when garbage is collected` +
  (process === null ? '' : `; the process was at most ${megabytes(process)} larger than without the desk`);

const title = () => desk.locator('.queue tbody tr.item td.title b').first().textContent();

/** How many items the list shows. */
const shown = async () => Number(await desk.locator('.queue table').getAttribute('aria-rowcount')) - 1;

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
    const opening = async () => {
      await desk.goto(`chrome-extension://${browser.extensionId}/review.html`, { waitUntil: 'commit' });
      // Asked within the page, with the frame that shows the first row: a round trip later there can be more.
      const first = await desk.waitForFunction(() => {
        const table = document.querySelector('.queue table:has(tr.item td.title b)');
        return Number(table?.getAttribute('aria-rowcount') ?? 0);
      });
      const atFirst = await first.jsonValue();
      expect(atFirst).toBeLessThan(ITEMS);
      await expect
        .poll(() => desk.locator('.queue table').getAttribute('aria-rowcount'), { timeout: PATIENCE_MS })
        .toBe(String(ITEMS + 1));
    };
    await inBoundedMemory('opening', async () => expect(await tooLong(opening)).toEqual([]));
  });

  it('is sorted, narrowed down, grouped and scrolled to its end without a long task', {
    timeout: PATIENCE_MS,
  }, async () => {
    const using = async () => {
      // First what has a number to wait for: then no list of the time of reading can come in between any more.
      await desk.locator('#search').fill('话题8');
      await expect.poll(shown, { timeout: PATIENCE_MS }).toBeLessThan(ITEMS);
      await desk.locator('#search').fill('');
      await expect.poll(shown, { timeout: PATIENCE_MS }).toBe(ITEMS);
      await changes(() => desk.getByRole('columnheader', { name: '内容' }).getByRole('button').click());
      await changes(() => desk.getByRole('columnheader', { name: '数字' }).getByRole('button').click());
      const group = desk.getByRole('combobox', { name: '分组' });
      await group.selectOption('topic');
      await desk.locator('.queue tr.group').first().waitFor();
      await group.selectOption('none');
      await desk.locator('.queue tr.group').first().waitFor({ state: 'detached' });
      await desk.locator('.queue table').focus();
      await desk.keyboard.press('End');
      await desk.locator(`.queue tr[aria-rowindex="${ITEMS + 1}"] td.title b`).waitFor();
    };
    await inBoundedMemory('using', async () => expect(await tooLong(using)).toEqual([]));
  });

  it('can be stopped while it is exported: then there is no file, and the page says so', {
    timeout: PATIENCE_MS,
  }, async () => {
    const names: string[] = [];
    const note = (download: Download) => names.push(download.suggestedFilename());
    desk.on('download', note);
    await desk.getByRole('button', { name: '导出…' }).click();
    const dialog = desk.getByRole('dialog');
    await dialog.getByRole('button', { name: '导出', exact: true }).click();
    await expect.poll(() => dialog.getByRole('progressbar').getAttribute('value').then(Number)).toBeGreaterThan(0);
    await dialog.getByRole('button', { name: '停止' }).click();
    await dialog.getByText('已停止，文件没有保留。').waitFor();
    expect(names).toEqual([]);
    desk.off('download', note);
    await desk.keyboard.press('Escape');
  });

  it('is exported whole without a long task, in bounded memory', { timeout: PATIENCE_MS }, async () => {
    await desk.getByRole('button', { name: '导出…' }).click();
    let name = '';
    const exporting = async () => {
      const [download] = await Promise.all([
        desk.waitForEvent('download', { timeout: PATIENCE_MS }),
        desk.getByRole('dialog').getByRole('button', { name: '导出', exact: true }).click(),
      ]);
      name = download.suggestedFilename();
    };
    await inBoundedMemory('exporting', async () => expect(await tooLong(exporting)).toEqual([]));
    expect(name).toBe('shuifen-export.jsonl');
  });
});
