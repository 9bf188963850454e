import type { Download, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SeedableExtension, seedableExtension, seedReview } from '../review/seed';
import { type ExtensionBrowser, launchWithExtension } from './harness/browser';
import { tasksDuring } from './harness/tasks';

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

beforeAll(async () => {
  seedable = await seedableExtension();
  browser = await launchWithExtension({ headless: true, locale: 'zh-CN', extensionDir: seedable.dir });
  await seedReview(browser, ITEMS, LOOKS);
  desk = await browser.context.newPage();
  await desk.addInitScript(() => {
    Object.assign(globalThis, { showSaveFilePicker: undefined });
  });
}, PATIENCE_MS);
afterAll(async () => {
  await browser?.close();
  seedable?.remove();
});

/** The tasks of the page that are too long while something is done, in ms of processor time. */
async function tooLong(act: () => Promise<unknown>): Promise<readonly number[]> {
  const tasks = await tasksDuring(browser, desk, act);
  expect(tasks.length).toBeGreaterThan(0);
  return tasks.filter((cpuMs) => cpuMs > LONGEST_TASK_MS);
}
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
    const opening = async () => {
      await desk.goto(`chrome-extension://${browser.extensionId}/review.html`);
      await desk.locator('.queue tbody tr.item td.title b').first().waitFor();
      const atFirst = Number((await desk.locator('.queue table').getAttribute('aria-rowcount')) ?? 0);
      expect(atFirst).toBeLessThan(ITEMS);
      await expect
        .poll(() => desk.locator('.queue table').getAttribute('aria-rowcount'), { timeout: PATIENCE_MS })
        .toBe(String(ITEMS + 1));
    };
    expect(await tooLong(opening)).toEqual([]);
  });

  it('is sorted, narrowed down, grouped and scrolled to its end without a long task', {
    timeout: PATIENCE_MS,
  }, async () => {
    const using = async () => {
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
    };
    expect(await tooLong(using)).toEqual([]);
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
    expect(await tooLong(exporting)).toEqual([]);
    expect(name).toBe('shuifen-export.jsonl');
    expect(await heapBytes()).toBeLessThan(MOST_HEAP_BYTES);
  });
});

/** What the page and its worker hold in JavaScript together, with their buffers. */
async function heapBytes(): Promise<number> {
  const session = await browser.context.newCDPSession(desk);
  const ofWorker = new Promise<HeapUsage>((resolve) => {
    // A worker is asked by way of its page: what Playwright gives of it cannot tell.
    session.on('Target.attachedToTarget', ({ sessionId }) => {
      const message = JSON.stringify({ id: 1, method: 'Runtime.getHeapUsage' });
      void session.send('Target.sendMessageToTarget', { sessionId, message });
    });
    session.on('Target.receivedMessageFromTarget', ({ message }) => {
      const { id, result }: { id?: number; result?: HeapUsage } = JSON.parse(message);
      if (id === 1 && result) resolve(result);
    });
  });
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  const held = [await session.send('Runtime.getHeapUsage'), await ofWorker];
  await session.detach();
  return held.reduce((sum, { usedSize, backingStorageSize }) => sum + usedSize + backingStorageSize, 0);
}

interface HeapUsage {
  readonly usedSize: number;
  readonly backingStorageSize: number;
}
