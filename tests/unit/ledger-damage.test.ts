import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Ledger } from '../../lib/ledger';
import type { PageView } from '../../lib/model';
import { type LedgerBrowser, launchLedgerBrowser, openInPage } from '../ledger/browser';
import { HOUR, KEY, MINUTE, NOW, post, postKey, seriesOf, three, verdict, viewOf } from '../ledger/samples';

const SLOW_MS = 60_000;
let browser: LedgerBrowser;

beforeAll(async () => {
  browser = await launchLedgerBrowser();
}, SLOW_MS);
afterEach(() => browser.reset());
afterAll(() => browser.close());

describe('a ledger of which a row is damaged', () => {
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

  it('hides no other flagged item where one was forgotten whose facts were damaged', async () => {
    const page = await browser.page();
    const ledger = await openInPage(page);
    await ledger.record(viewOf(...[1, 2, 3].map((id) => post(id, three(id)))), NOW);
    await ledger.keepVerdicts([1, 2, 3].map((id) => verdict(postKey(id), 'doubtful')));
    // Its place in the list of states is in its facts.
    await page.evaluate(damage, { store: 'items', key: [2, 2], at: 5 });
    await ledger.forget([postKey(2)]);
    const first = await ledger.page({ state: 'doubtful', after: null, limit: 1 });
    const second = await ledger.page({ state: 'doubtful', after: first.after, limit: 1 });
    expect([first, second].map(({ items }) => items.map(({ facts }) => facts.key))).toEqual([[KEY], [postKey(3)]]);
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
});

// These run in the page and may use nothing from here.

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
