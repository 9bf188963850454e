import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type LedgerBrowser, launchLedgerBrowser, openInPage, openingTrouble } from '../ledger/browser';
import { makeV1 } from '../ledger/frozen/v1';
import { HOUR, NOW, post, postKey, three, viewOf } from '../ledger/samples';

let browser: LedgerBrowser;

beforeAll(async () => {
  browser = await launchLedgerBrowser();
}, 60_000);
afterEach(() => browser.reset());
afterAll(() => browser.close());

describe('a database of version 1', () => {
  it('is taken over with all that it holds', async () => {
    const page = await browser.page();
    await page.evaluate(makeV1, false);
    const ledger = await openInPage(page);
    const { facts, series, authorItems, account } = (await ledger.evidence([postKey(1)])).get(postKey(1)) ?? {};
    expect(facts).toEqual({
      key: postKey(1),
      kind: 'post',
      author: { id: '1000', name: '月下读书人' },
      title: '第 1 条',
      postedAt: 1_563_600_000_000,
      promoted: true,
      flags: ['lottery'],
      comments: { visible: 20, eligible: 9, largestCluster: 3 },
    });
    const at = (hours: number) => NOW + hours * HOUR;
    expect(series?.map((point) => [point.firstAt, point.counts.likes?.low])).toEqual([
      [at(0), 40],
      [at(1), 41],
      [at(30), 90],
    ]);
    expect(authorItems?.map((other) => other.facts.key)).toEqual([postKey(2)]);
    expect(account?.counts.followers).toEqual({ low: 115_000, high: 129_999 });
    expect(await ledger.totals()).toEqual({ items: 4, points: 6, since: NOW, sites: { weibo: 4 } });
  });

  it('keeps its verdicts, as ones to be reached anew', async () => {
    const page = await browser.page();
    await page.evaluate(makeV1, false);
    const ledger = await openInPage(page);
    const verdicts = await ledger.verdicts([postKey(1), postKey(2)]);
    expect(verdicts.get(postKey(1))).toMatchObject({ state: 'doubtful', said: { findings: [{ check: 'ratio' }] } });
    expect(verdicts.get(postKey(2))).toMatchObject({ state: 'ordinary', said: null });
    const basis = { rulesVersion: 1, settingsDigest: '0123456789abcdef' };
    expect((await ledger.outdated(basis, null)).keys).toEqual([postKey(1), postKey(2)]);
    const doubtful = await ledger.page({ state: 'doubtful', after: null, limit: 10 });
    expect(doubtful.items.map((item) => item.facts.key)).toEqual([postKey(1)]);
  });

  it('lists its items by the day of their newest look and goes on with them', async () => {
    const page = await browser.page();
    await page.evaluate(makeV1, false);
    const ledger = await openInPage(page);
    const { items } = await ledger.page({ after: null, limit: 10 });
    expect(items.map((item) => item.facts.key)).toEqual([postKey(1), postKey(2), 'weibo:user:1000', 'weibo:hot:茶园']);
    const recorded = await ledger.record(viewOf(post(1, three(91)), post(2, three(7))), NOW + 40 * HOUR);
    expect(recorded.changed).toEqual([postKey(1), postKey(2)]);
    expect((await ledger.evidence([postKey(1)])).get(postKey(1))?.series).toHaveLength(4);
  });

  it('stays whole where taking it over fails, and that is told', async () => {
    const page = await browser.page();
    await page.evaluate(makeV1, true);
    expect(await openingTrouble(page)).toBe('migration');
    expect(await page.evaluate(describeDatabase)).toEqual({
      version: 1,
      rows: { items: 5, meta: 1, stretches: 1, verdicts: 2 },
    });
  });
});

/** Runs in the page. */
async function describeDatabase() {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const db = await done(indexedDB.open('shuifen'));
  const names = [...db.objectStoreNames];
  const counts = await Promise.all(names.map((name) => done(db.transaction(name).objectStore(name).count())));
  db.close();
  return { version: db.version, rows: Object.fromEntries(names.map((name, i) => [name, counts[i]])) };
}
