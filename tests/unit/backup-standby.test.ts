import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type * as ledgerModule from '../../lib/ledger';
import type { PageView } from '../../lib/model';
import { type LedgerBrowser, launchLedgerBrowser, ORIGIN, openInPage } from '../ledger/browser';
import { HOUR, KEY, NOW, post, postKey, seriesOf, three, viewOf } from '../ledger/samples';

interface Here {
  ledgerModule: typeof ledgerModule;
  standby: ledgerModule.StandbyLedger;
}

let browser: LedgerBrowser;
beforeAll(async () => {
  browser = await launchLedgerBrowser();
}, 60_000);
afterEach(() => browser.reset());
afterAll(() => browser.close());

/** Opens a ledger with memory behind it, which tries the disk again after a tenth of a second. */
async function openStandby(page: Page) {
  await page.evaluate(async () => {
    const here = globalThis as unknown as Here;
    here.standby = await here.ledgerModule.openWithStandby({ retryAfterMs: 100 });
  });
  return {
    record: (likes: number, at: number) =>
      page.evaluate(([v, t]) => (globalThis as unknown as Here).standby.record(v, t), [
        viewOf(post(1, three(likes))),
        at,
      ] as const),
    trouble: () => page.evaluate(() => (globalThis as unknown as Here).standby.trouble()),
  };
}

const likesIn = async (page: Page) =>
  (await seriesOf(await openInPage(page), KEY)).map(({ counts }) => counts.likes?.low);

describe('a ledger that went on in memory', () => {
  it('brings what it saw meanwhile to the disk when the page that blocked it has gone', async () => {
    const [blocking, page] = [await browser.page(), await browser.page()];
    // Holds an older version open and does not give way.
    await blocking.evaluate(
      () =>
        new Promise<void>((done) => {
          const request = indexedDB.open('shuifen', 1);
          request.onupgradeneeded = () => {
            for (const name of ['items', 'stretches', 'verdicts', 'meta']) request.result.createObjectStore(name);
          };
          request.onsuccess = () => done();
        }),
    );
    const standby = await openStandby(page);
    expect(await standby.trouble()).toBe('blocked');
    await standby.record(40, NOW);
    await blocking.close();
    await expect.poll(standby.trouble, { timeout: 10_000 }).toBe(null);
    await standby.record(41, NOW + HOUR);
    expect(await likesIn(await browser.page())).toEqual([40, 41]);
  });

  it('brings what it saw meanwhile to the disk when that has room again', async () => {
    const page = await browser.page();
    const devtools = await page.context().newCDPSession(page);
    const setQuota = (quotaSize?: number) =>
      devtools.send('Storage.overrideQuotaForOrigin', { origin: ORIGIN, ...(quotaSize && { quotaSize }) });
    await setQuota(1);
    const standby = await openStandby(page);
    expect(await standby.trouble()).toBe(null);
    await standby.record(40, NOW);
    expect(await standby.trouble()).toBe('full');
    await standby.record(41, NOW + HOUR);
    await setQuota();
    await expect.poll(standby.trouble, { timeout: 10_000 }).toBe(null);
    await standby.record(42, NOW + 2 * HOUR);
    expect(await likesIn(await browser.page())).toEqual([40, 41, 42]);
  });

  it('refuses none of several page views that meet the full disk at once, and judges each', async () => {
    const page = await browser.page();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Storage.overrideQuotaForOrigin', { origin: ORIGIN, quotaSize: 1 });
    const standby = await openStandby(page);
    const done = await page.evaluate(
      async ([views, at]) => {
        const here = globalThis as unknown as Here;
        const judged: string[] = [];
        const record = (view: PageView) => {
          const keys = view.items.map(({ key }) => key);
          const judge = (evidence: ReadonlyMap<string, unknown>) => {
            judged.push(...keys.filter((key) => evidence.has(key)));
            return [];
          };
          return here.standby.record(view, at, { keys, judge });
        };
        const results = await Promise.allSettled(views.map(record));
        const recorded = results.map((each) => (each.status === 'fulfilled' ? each.value.added : String(each.reason)));
        const kept = [...(await here.standby.evidence(views.flatMap(({ items }) => items.map(({ key }) => key))))];
        return { recorded, judged: [...new Set(judged)].sort(), kept: kept.map(([key]) => key) };
      },
      [[1, 2, 3].map((id) => viewOf(post(id, three(40)))), NOW] as const,
    );
    const keys = [1, 2, 3].map(postKey);
    expect(done).toEqual({ recorded: keys.map((key) => [key]), judged: keys, kept: keys });
    expect(await standby.trouble()).toBe('full');
  });

  it('refuses what comes after it was closed', async () => {
    const page = await browser.page();
    const standby = await openStandby(page);
    await page.evaluate(() => (globalThis as unknown as Here).standby.close());
    await expect(standby.record(40, NOW)).rejects.toThrow('ledger: closed');
  });

  it.each([
    [
      'by a browser that throws at once',
      () => {
        IDBFactory.prototype.open = () => {
          throw new DOMException('denied', 'SecurityError');
        };
      },
    ],
    [
      'by a browser that does not even show it',
      () => {
        Object.defineProperty(globalThis, 'indexedDB', {
          get() {
            throw new DOMException('denied', 'SecurityError');
          },
        });
      },
    ],
  ])('goes on where the disk is refused %s', async (_, refuse) => {
    const page = await browser.page();
    await page.evaluate(refuse);
    const standby = await openStandby(page);
    expect(await standby.trouble()).toBe('refused');
    expect((await standby.record(40, NOW)).added).toEqual([KEY]);
  });

  it('is merged with what others recorded on the disk meanwhile', async () => {
    const page = await browser.page();
    await page.evaluate(() => {
      const { indexedDB } = globalThis;
      Object.defineProperty(globalThis, 'indexedDB', { value: undefined, configurable: true });
      (globalThis as unknown as { giveBack(): void }).giveBack = () =>
        Object.defineProperty(globalThis, 'indexedDB', { value: indexedDB });
    });
    const standby = await openStandby(page);
    expect(await standby.trouble()).toBe('refused');
    const other = await openInPage(await browser.page());
    await other.record(viewOf(post(1, three(41))), NOW + HOUR);
    await standby.record(40, NOW);
    await standby.record(42, NOW + 2 * HOUR);
    await page.evaluate(() => (globalThis as unknown as { giveBack(): void }).giveBack());
    await expect.poll(standby.trouble, { timeout: 10_000 }).toBe(null);
    expect(await likesIn(await browser.page())).toEqual([40, 41, 42]);
  });

  it('loses nothing that is recorded at any moment of being taken over', async () => {
    const page = await browser.page();
    const views = Array.from({ length: 40 }, (_, i) => viewOf(post(i + 1, three(40))));
    await page.evaluate(recordWhileTakenOver, [views, NOW] as const);
    expect((await (await openInPage(await browser.page())).totals()).items).toBe(views.length);
  });

  it('says that a migration failed, tries it once, and leaves the old database as it was', async () => {
    const page = await browser.page();
    const tries = await page.evaluateHandle(() => {
      const counted = { count: 0 };
      IDBDatabase.prototype.createObjectStore = () => {
        counted.count += 1;
        throw new Error('a migration with a fault');
      };
      return counted;
    });
    const standby = await openStandby(page);
    expect((await standby.record(40, NOW)).added).toEqual([KEY]);
    expect(await standby.trouble()).toBe('migration');
    // Several times the time after which another trouble is looked at again.
    await page.waitForTimeout(500);
    expect(await tries.evaluate(({ count }) => count)).toBe(1);
    expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
  });
});

/** Runs in the page. Each view is recorded one turn later than the one before, after the disk's first answer. */
async function recordWhileTakenOver([views, at]: readonly [readonly PageView[], number]): Promise<void> {
  const { openWithStandby } = (globalThis as unknown as Here).ledgerModule;
  const { transaction } = IDBDatabase.prototype;
  const { open } = IDBFactory.prototype;
  for (const [turns, view] of views.entries()) {
    IDBFactory.prototype.open = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    const standby = await openWithStandby({ retryAfterMs: 1 });
    const recorded = new Promise<unknown>((done) => {
      IDBDatabase.prototype.transaction = function (...args) {
        IDBDatabase.prototype.transaction = transaction;
        const first = transaction.apply(this, args);
        const recordLater = async () => {
          for (let turn = 0; turn < turns; turn += 1) await null;
          done(standby.record(view, at));
        };
        Object.defineProperty(first, 'oncomplete', {
          set: (heard: () => void) =>
            first.addEventListener('complete', () => {
              heard();
              void recordLater();
            }),
        });
        return first;
      };
    });
    IDBFactory.prototype.open = open;
    await recorded;
    while (standby.trouble() !== null) await new Promise((later) => setTimeout(later, 5));
    standby.close();
  }
}
