import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Ledger } from '../../lib/ledger';
import type { PageView } from '../../lib/model';
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

  it('tells of a damaged row, reads the others, and goes on recording the item', async () => {
    const page = await browser.page();
    const ledger = await openInPage(page);
    await ledger.record(viewOf(post(1, three(40)), post(2, three(7))), NOW);
    await page.evaluate(damage, { store: 'items', key: [2, 1], at: -4 });
    const evidence = await ledger.evidence([KEY, postKey(2)]);
    expect(evidence.get(KEY)).toMatchObject({ facts: { title: '第 1 条' }, series: [] });
    expect(evidence.get(postKey(2))?.series).toHaveLength(1);
    const told = { key: KEY, reason: 'checksum differs' };
    expect(await ledger.damages()).toEqual([told]);
    await ledger.record(viewOf(post(1, three(41)), post(2, three(8))), NOW + HOUR);
    expect(await seriesOf(ledger, KEY)).toMatchObject([{ firstAt: NOW + HOUR, counts: { likes: { low: 41 } } }]);
    expect(await seriesOf(ledger, postKey(2))).toHaveLength(2);
    // Once more while recording, and once for the bytes put aside, which are kept.
    expect(await ledger.damages()).toEqual([told, told, told]);
  });

  it(
    'keeps every point where the facts of an item are damaged',
    async () => {
      const page = await browser.page();
      const ledger = await openInPage(page);
      const items = (likes: number) => viewOf(...[1, 2].map((id) => post(id, three(likes))));
      for (let i = 0; i < 205; i += 1) await ledger.record(items(i), NOW + i * MINUTE);
      const backup = (await ledger.histories(null, 1000)).histories;
      const likesOf = async (id: number) =>
        (await seriesOf(ledger, postKey(id))).map((point) => point.counts.likes?.low);
      for (const id of [1, 2]) await page.evaluate(damage, { store: 'items', key: [2, id], at: 5 });
      expect((await ledger.evidence([KEY])).size).toBe(0);
      // Enough to close another stretch.
      for (let i = 205; i < 310; i += 1) await ledger.record(viewOf(post(1, three(i))), NOW + i * MINUTE);
      expect(await likesOf(1)).toEqual(Array.from({ length: 310 }, (_, i) => i));
      await ledger.merge(backup);
      for (const [id, length] of [[1, 310] as const, [2, 205] as const])
        expect(await likesOf(id)).toEqual(Array.from({ length }, (_, i) => i));
      expect((await ledger.totals()).points).toBe(310 + 205);
      const { items: listed } = await ledger.page({ author: 'weibo:1000', after: null, limit: 9 });
      expect(listed.map(({ facts }) => facts.key).toSorted()).toEqual([1, 2].map(postKey));
    },
    SLOW_MS,
  );

  it('tells of a damaged list of an author, loses nothing, and lists again whoever is met again', async () => {
    const page = await browser.page();
    const ledger = await openInPage(page);
    const listed = async () =>
      (await ledger.page({ author: 'weibo:1000', after: null, limit: 9 })).items.map(({ facts }) => facts.key);
    const othersOf = async (id: number) =>
      (await ledger.evidence([postKey(id)])).get(postKey(id))?.authorItems.map(({ facts }) => facts.key);
    const posted = (id: number, likes: number) => post(id, three(likes), { postedAt: NOW - id * HOUR });
    const account = { ...post(0, {}), key: 'weibo:user:1000', kind: 'user', author: null } as const;
    await ledger.record(viewOf(...[1, 2, 3].map((id) => posted(id, id)), account), NOW);
    await page.evaluate(damage, { store: 'authors', key: [6, 1000], at: 3 });
    expect(await othersOf(1)).toEqual([]);
    expect(await ledger.damages()).toEqual([
      { key: 'weibo:user:1000', reason: 'list of the author: checksum differs' },
    ]);
    // Met again, changed or not; and one that is new does not believe itself alone.
    await ledger.record(viewOf(posted(1, 1), posted(3, 9), posted(4, 4)), NOW + HOUR);
    expect(await listed()).toEqual([1, 3, 4].map(postKey));
    expect(await othersOf(4)).toEqual([1, 3].map(postKey));
    await page.evaluate(recordAndRead, { view: viewOf(posted(2, 2), account), at: NOW + 2 * HOUR, key: postKey(2) });
    expect(await listed()).toEqual([account.key, ...[1, 2, 3, 4].map(postKey)]);
    expect((await ledger.damages()).length).toBe(2);
    expect((await ledger.totals()).points).toBe(6);
  });

  it('tells of a damaged list of a day and goes on with the others', async () => {
    const page = await browser.page();
    const ledger = await openInPage(page);
    for (const id of [1, 2, 3]) await ledger.record(viewOf(post(id, three(id))), NOW + id * MINUTE);
    const day = Math.floor(NOW / (24 * HOUR));
    await page.evaluate(damage, { store: 'seen', key: [day, 2], at: 1 });
    const { items, after } = await ledger.page({ after: null, limit: 9 });
    expect([after, items.map(({ facts }) => facts.key)]).toEqual([null, [3, 1].map(postKey)]);
    expect(await ledger.damages()).toEqual([{ key: `seen:${day}`, reason: 'list of the day: checksum differs' }]);
    expect((await ledger.record(viewOf(post(2, three(9))), NOW + HOUR)).changed).toEqual([postKey(2)]);
    await ledger.forget([postKey(1)]);
    expect((await ledger.totals()).points).toBe(3);
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
    const ledger = await openInPage(page);
    await ledger.record(viewOf(post(1, three(40))), NOW);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Storage.clearDataForOrigin', { origin: ORIGIN, storageTypes: 'indexeddb' });
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

interface Place {
  readonly store: string;
  /** Of an item: the first byte of its key and its number. Of a list of days: the day and the number. */
  readonly key: readonly number[];
  /** Which byte of the row; below 0 from the end. */
  readonly at: number;
}

/** Changes one bit of a row. */
async function damage(row: Place): Promise<void> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve) => request.addEventListener('success', () => resolve(request.result)));
  const db = await done(indexedDB.open('shuifen'));
  const [kind = 0, id = 0] = row.key;
  const store = db.transaction(row.store, 'readwrite').objectStore(row.store);
  // As keys.ts writes the post, or the account, of this number.
  const key = row.store === 'seen' ? [kind, id] : Uint8Array.of(kind, 0, 0, 0, 0, 0, id >> 8, id & 255);
  const bytes = await done<Uint8Array>(store.get(key));
  const place = row.at < 0 ? bytes.length + row.at : row.at;
  bytes[place] = (bytes[place] ?? 0) ^ 1;
  await done(store.put(bytes, key));
  db.close();
}

/** Records a view and judges an item of it in the same transaction, as the background does. */
async function recordAndRead(given: { readonly view: PageView; readonly at: number; readonly key: string }) {
  const { ledger } = globalThis as unknown as { ledger: Ledger };
  await ledger.record(given.view, given.at, { keys: [given.key], judge: () => [] });
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
