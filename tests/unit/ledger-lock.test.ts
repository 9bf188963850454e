import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type LedgerBrowser, launchLedgerBrowser, openInPage } from '../ledger/browser';
import { HOUR, KEY, NOW, post, postKey, seriesOf, three, verdict, viewOf } from '../ledger/samples';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
let browser: LedgerBrowser;

beforeAll(async () => {
  browser = await launchLedgerBrowser();
}, 60_000);
afterEach(() => browser.reset());
afterAll(() => browser.close());

/** What a test page has on its global object. */
interface LockWindow {
  /** Writing transactions that were begun in this page. */
  writes: number;
  /** Gives the lock back. */
  release: () => void;
}

describe('all writers', () => {
  it('wait while another page holds the lock, and readers do not', async () => {
    const [holder, page] = [await browser.page(), await browser.page()];
    const ledger = await openInPage(page);
    await ledger.record(viewOf(post(1, three(40)), post(2, three(7))), NOW);
    await holder.evaluate(holdLock);
    await page.evaluate(countWrites);
    const [history] = (await ledger.histories(null, 1000)).histories;
    const writers: readonly (() => Promise<unknown>)[] = [
      () => ledger.record(viewOf(post(1, three(41))), NOW + HOUR),
      () => ledger.keepVerdicts([verdict(KEY, 'doubtful')]),
      () => ledger.review(KEY, { decision: 'kept', note: '', at: NOW }),
      () => ledger.review(postKey(2), null),
      () => ledger.merge(history === undefined ? [] : [history]),
      () => ledger.forget([postKey(2)]),
      () => ledger.forgetSite('douban', null),
      () => page.evaluate(decideAtTheDesk, KEY),
    ];
    let done = 0;
    const all = writers.map(async (write) => {
      await write();
      done += 1;
    });
    // The ledger's, and the desk's, which has a queue of its own.
    await expect.poll(() => page.evaluate(waitingForLock), { timeout: 20_000 }).toBe(2);
    // A reader that is asked after them is answered before them.
    expect((await ledger.totals()).points).toBe(2);
    expect(await page.evaluate(() => (globalThis as unknown as LockWindow).writes)).toBe(0);
    expect(done).toBe(0);
    await holder.evaluate(() => (globalThis as unknown as LockWindow).release());
    await Promise.all(all);
    expect(await seriesOf(ledger, KEY)).toHaveLength(2);
    expect(await page.evaluate(() => (globalThis as unknown as LockWindow).writes)).toBeGreaterThan(1);
    await holder.evaluate(holdLock);
    const cleared = ledger.clear();
    await expect.poll(() => page.evaluate(waitingForLock), { timeout: 20_000 }).toBe(1);
    expect((await ledger.totals()).items).toBe(1);
    await holder.evaluate(() => (globalThis as unknown as LockWindow).release());
    await cleared;
    expect((await ledger.totals()).items).toBe(0);
  });

  it('go on where the page that held the lock is closed', async () => {
    const [holder, page] = [await browser.page(), await browser.page()];
    const ledger = await openInPage(page);
    await holder.evaluate(holdLock);
    const recorded = ledger.record(viewOf(post(1, three(40))), NOW);
    await expect.poll(() => page.evaluate(waitingForLock), { timeout: 20_000 }).toBe(1);
    await holder.close();
    expect((await recorded).added).toEqual([KEY]);
  });

  it('are one module: nothing else begins a writing transaction on the history', () => {
    const writing = sourcesIn(join(ROOT, 'lib'), join(ROOT, 'entrypoints'), join(ROOT, 'components'))
      .filter((path) => beginsToWrite(readFileSync(path, 'utf8')))
      .map((path) => path.slice(ROOT.length));
    // The second fills a database of its own.
    expect(writing.toSorted()).toEqual(['lib/ledger/idb.ts', 'lib/ledger/renew-log.ts']);
  });
});

function beginsToWrite(source: string): boolean {
  return source.includes('transaction(') && /['"]readwrite['"]/.test(source);
}

function sourcesIn(...folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(folder, name)),
  );
}

// These run in the page and may use nothing from here.

/** Resolves when this page has the lock, which it keeps until `release`. */
function holdLock(): Promise<void> {
  return new Promise((held) => {
    void navigator.locks.request('shuifen-ledger', () => {
      held();
      return new Promise<void>((resolve) => {
        (globalThis as unknown as LockWindow).release = resolve;
      });
    });
  });
}

async function waitingForLock(): Promise<number> {
  const { pending = [] } = await navigator.locks.query();
  return pending.filter(({ name }) => name === 'shuifen-ledger').length;
}

function countWrites(): void {
  const here = globalThis as unknown as LockWindow;
  here.writes = 0;
  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...args) {
    const tx = begin.apply(this, args);
    here.writes += tx.mode === 'readwrite' ? 1 : 0;
    return tx;
  };
}

async function decideAtTheDesk(key: string): Promise<void> {
  const { ledgerModule } = globalThis as unknown as { ledgerModule: typeof import('../../lib/ledger') };
  const queue = ledgerModule.openQueue();
  await queue.decide([[key, null]]);
  queue.close();
}
