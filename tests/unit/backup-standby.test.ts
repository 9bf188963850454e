import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type * as ledgerModule from '../../lib/ledger';
import { type LedgerBrowser, launchLedgerBrowser, ORIGIN, openInPage } from '../ledger/browser';
import { HOUR, KEY, NOW, post, seriesOf, three, viewOf } from '../ledger/samples';

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

  it('says that a migration failed, and leaves the old database as it was', async () => {
    const page = await browser.page();
    await page.evaluate(() => {
      IDBDatabase.prototype.createObjectStore = () => {
        throw new Error('a migration with a fault');
      };
    });
    expect(await (await openStandby(page)).trouble()).toBe('migration');
    expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
  });
});
