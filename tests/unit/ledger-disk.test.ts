import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type * as ledgerTypes from '../../lib/ledger';
import { type LedgerBrowser, launchLedgerBrowser, ORIGIN, openInPage, openingTrouble } from '../ledger/browser';
import { HOUR, KEY, MINUTE, NOW, post, postKey, seriesOf, three, verdict, viewOf } from '../ledger/samples';

const SLOW_MS = 60_000;
let browser: LedgerBrowser;

beforeAll(async () => {
  browser = await launchLedgerBrowser();
}, SLOW_MS);
afterEach(() => browser.reset());
afterAll(() => browser.close());

describe('the ledger in IndexedDB', () => {
  it('loses nothing and doubles nothing when two pages write the same items at once', async () => {
    const ledgers = await Promise.all([1, 2].map(async () => openInPage(await browser.page())));
    const likesOf = (round: number, tab: number) => round * 2 + tab;
    await Promise.all(
      ledgers.map(async (ledger, tab) => {
        for (let round = 0; round < 15; round += 1) {
          const items = [1, 2, 3].map((id) => post(id, three(likesOf(round, tab))));
          await ledger.record(viewOf(...items), NOW + round * MINUTE);
        }
      }),
    );
    const reader = await openInPage(await browser.page());
    const all = Array.from({ length: 30 }, (_, i) => i);
    for (const id of [1, 2, 3]) {
      const likes = (await seriesOf(reader, postKey(id))).map((point) => point.counts.likes?.low ?? -1);
      expect(likes.sort((a, b) => a - b)).toEqual(all);
    }
    expect(await reader.totals()).toEqual({ items: 3, points: 90, since: NOW, sites: { weibo: 3 } });
  });

  it('has everything after being closed and opened again', async () => {
    const page = await browser.page();
    const first = await openInPage(page);
    await first.record(viewOf(post(1, three(40))), NOW);
    await first.keepVerdicts([verdict(KEY, 'doubtful')]);
    first.close();
    await expect(first.record(viewOf(post(1, three(41))), NOW + HOUR)).rejects.toThrow('ledger: closed');
    const second = await openInPage(page);
    expect(await seriesOf(second, KEY)).toHaveLength(1);
    expect((await second.verdicts([KEY])).get(KEY)?.state).toBe('doubtful');
  });

  it('stores the same whatever the address of the page', async () => {
    const dumps: string[] = [];
    for (const url of ['https://weibo.com/?private=search', 'https://weibo.com/']) {
      await browser.reset();
      const page = await browser.page();
      const ledger = await openInPage(page);
      await ledger.record({ ...viewOf(post(1, three(40))), url }, NOW);
      dumps.push(await page.evaluate(dumpOfAllStores));
    }
    expect(dumps[0]?.length).toBeGreaterThan(100);
    expect(dumps[0]).toBe(dumps[1]);
  });

  it('gives way to a newer version of the database, and says so', async () => {
    const page = await browser.page();
    const ledger = await openInPage(page);
    await ledger.record(viewOf(post(1, three(40))), NOW);
    await page.evaluate(openNewerVersion);
    await expect(ledger.record(viewOf(post(1, three(41))), NOW + HOUR)).rejects.toThrow('ledger: newer');
    expect(await openingTrouble(page)).toBe('newer');
  });

  it('comes back by itself after the database was deleted under it', async () => {
    const page = await browser.page();
    const ledger = await openInPage(page);
    await ledger.record(viewOf(post(1, three(40))), NOW);
    await page.evaluate(deleteDatabase);
    expect(await ledger.totals()).toEqual({ items: 0, points: 0, since: null, sites: {} });
    expect((await ledger.record(viewOf(post(1, three(41))), NOW + HOUR)).added).toEqual([KEY]);
  });

  it('comes back by itself after the browser has taken its connection away', async () => {
    const page = await browser.page();
    const closings = await page.evaluateHandle(countClosings);
    const ledger = await openInPage(page);
    await ledger.record(viewOf(post(1, three(40))), NOW);
    expect(await closings.evaluate(({ count }) => count)).toBe(0);
    await clear(page);
    await expect.poll(() => closings.evaluate(({ count }) => count)).toBe(1);
    expect((await ledger.record(viewOf(post(1, three(41))), NOW + HOUR)).added).toEqual([KEY]);
  });

  it('says that it is empty when it opens so, and when the browser has cleared it under an open connection', async () => {
    const page = await browser.page();
    const ledger = await openInPage(page);
    expect(await ledger.timesEmpty()).toBe(1);
    await ledger.record(viewOf(post(1, three(40))), NOW);
    await openInPage(page);
    expect(await ledger.timesEmpty()).toBe(0);
    await clear(page);
    await ledger.record(viewOf(post(1, three(41))), NOW + HOUR);
    expect(await ledger.timesEmpty()).toBe(1);
  });

  it('does not take its being cleared for a migration that failed', async () => {
    const page = await browser.page();
    const ledger = await openInPage(page);
    await ledger.record(viewOf(post(1, three(40))), NOW);
    await page.evaluate(openWhenClosed);
    await clear(page);
    expect(await page.evaluate(() => (globalThis as unknown as Closing).opened)).not.toBe('migration');
    expect((await ledger.record(viewOf(post(1, three(41))), NOW + HOUR)).added).toEqual([KEY]);
  });

  it('says when the disk is full, and keeps nothing of that view', async () => {
    const page = await browser.page();
    const devtools = await page.context().newCDPSession(page);
    // Before the first write: the browser asks for the quota only now and then.
    await devtools.send('Storage.overrideQuotaForOrigin', { origin: ORIGIN, quotaSize: 1 });
    const ledger = await openInPage(page);
    await expect(ledger.record(viewOf(post(1, three(40))), NOW)).rejects.toThrow('ledger: full');
    expect(await ledger.totals()).toEqual({ items: 0, points: 0, since: null, sites: {} });
  });

  it('is refused with a reason where there is no IndexedDB', async () => {
    const page = await browser.page();
    await page.evaluate(() => Object.defineProperty(globalThis, 'indexedDB', { value: undefined }));
    expect(await openingTrouble(page)).toBe('refused');
  });
});

async function clear(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Storage.clearDataForOrigin', { origin: ORIGIN, storageTypes: 'indexeddb' });
}

// These run in the page and may use nothing from here.

async function dumpOfAllStores(): Promise<string> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve) => request.addEventListener('success', () => resolve(request.result)));
  const db = await done(indexedDB.open('shuifen'));
  const tx = db.transaction([...db.objectStoreNames]);
  const rows = await Promise.all([...db.objectStoreNames].map((name) => done(tx.objectStore(name).getAll())));
  db.close();
  return JSON.stringify(rows, (_, value) => (value instanceof Uint8Array ? [...value] : value));
}

/** Counts how often the browser has taken a connection away: those that are closed by their owner are not told. */
function countClosings(): { count: number } {
  const closings = { count: 0 };
  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = function (...args) {
    const request = open.apply(this, args);
    request.addEventListener('success', () => {
      request.result.addEventListener('close', () => {
        closings.count += 1;
      });
    });
    return request;
  };
  return closings;
}

interface Closing {
  /** How the history could be opened in the moment in which the browser took its connection away. */
  opened: Promise<string>;
}

/** Resolves when there is a connection to be taken away. */
function openWhenClosed(): Promise<void> {
  const { ledgerModule } = globalThis as unknown as { ledgerModule: typeof ledgerTypes };
  return new Promise((resolve) => {
    const request = indexedDB.open('shuifen');
    request.onsuccess = () => {
      (globalThis as unknown as Closing).opened = new Promise((tell) => {
        request.result.onclose = async () => {
          const opened = await ledgerModule.openLedger();
          tell(opened.ok ? 'opened' : opened.reason);
        };
      });
      resolve();
    };
  });
}

function openNewerVersion(): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('shuifen', 1000);
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
    request.onerror = () => reject(request.error);
  });
}

function deleteDatabase(): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase('shuifen');
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}
