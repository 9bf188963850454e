import { afterAll, beforeAll, expect, it } from 'vitest';
import { respond } from '../../demo';
import { memoryLedger } from '../../lib/ledger';
import { compareKeys } from '../../lib/ledger/keys';
import { backupOf } from '../ledger/backups';
import { found, NOW, post, viewOf } from '../ledger/samples';
import { type ExtensionBrowser, launchWithExtension } from './harness/browser';
import { readDisk } from './harness/on-disk';
import { openFile, openOptions } from './harness/options';
import { badgesOf, readTab } from './harness/tab';

/** More than are judged in one slice, many times over. */
const ITEMS = 1500;
const PATIENCE = { timeout: 60_000, interval: 50 };

let browser: ExtensionBrowser;
beforeAll(async () => {
  browser = await launchWithExtension({ headless: true, locale: 'en-US', web: (url) => respond(url, 0) });
});
afterAll(() => browser?.close());

/** A history of posts whose reposts are a few thousand times what is usual, each of an author of its own. */
async function flaggedBackup(): Promise<Buffer> {
  const ledger = memoryLedger();
  for (let from = 0; from < ITEMS; from += 100) {
    const items = Array.from({ length: 100 }, (_, i) => {
      const figures = { reposts: found(900_000), comments: found(60), likes: found(300) };
      return post(from + i, figures, { author: { id: String(2000 + from + i), name: '' } });
    });
    await ledger.record(viewOf(...items), NOW);
  }
  return Buffer.from(await (await backupOf(ledger)).arrayBuffer());
}

interface Shown {
  /** How many items are listed as flagged. */
  readonly flagged: number;
  readonly renewal: { readonly after: string | null; readonly done: boolean } | undefined;
}

async function onDisk(): Promise<Shown> {
  const { rows, notes } = await browser.control.evaluate(readDisk);
  return { flagged: rows.states ?? 0, renewal: notes.renewal as Shown['renewal'] };
}

async function visitFeed(): Promise<void> {
  const tab = await browser.openTab();
  await tab.page.goto('https://weibo.com/');
  const view = await readTab(browser, tab);
  if (view) await badgesOf(tab.page, view);
}

it('what was restored is judged in the background, from where the worker was stopped on to the end', async () => {
  const options = await openOptions(browser, 'data');
  await openFile(options, 'Restore a backup…', { name: 'backup.jsonl.gz', text: await flaggedBackup() });
  await options.getByText(/items were added/).waitFor();
  await expect.poll(async () => (await onDisk()).renewal?.after ?? null, PATIENCE).not.toBeNull();
  await browser.sleepWorker();
  const asleep = await onDisk();
  expect(asleep.renewal).toMatchObject({ done: false });
  expect(asleep.flagged).toBeLessThan(ITEMS);
  await visitFeed();
  const seen: (string | null)[] = [];
  await expect
    .poll(async () => {
      const { renewal } = await onDisk();
      if (renewal?.done === false) seen.push(renewal.after);
      return renewal?.done;
    }, PATIENCE)
    .toBe(true);
  const stoppedAt = asleep.renewal?.after ?? '';
  expect(seen.filter((after) => after === null || compareKeys(after, stoppedAt) < 0)).toEqual([]);
  expect((await onDisk()).flagged).toBeGreaterThanOrEqual(ITEMS);
});
