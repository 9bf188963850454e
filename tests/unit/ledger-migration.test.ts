import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type LedgerBrowser, launchLedgerBrowser, openInPage, openingTrouble } from '../ledger/browser';
import { contentOf, dumpOf } from '../ledger/dump';
import { CONTENT_OF_V1, CONTENT_OF_V2 } from '../ledger/frozen/contents';
import { liveThrough } from '../ledger/frozen/history';
import { makeV1 } from '../ledger/frozen/v1';
import { makeV2 } from '../ledger/frozen/v2';
import { makeV3 } from '../ledger/frozen/v3';
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
    expect(items.map((item) => item.facts.key)).toEqual([postKey(2), postKey(1), 'weibo:user:1000', 'weibo:hot:茶园']);
    const recorded = await ledger.record(viewOf(post(1, three(91)), post(2, three(7))), NOW + 40 * HOUR);
    expect(recorded.changed).toEqual([postKey(1), postKey(2)]);
    expect((await ledger.evidence([postKey(1)])).get(postKey(1))?.series).toHaveLength(4);
  });
});

describe('a database of version 2', () => {
  async function takenOver() {
    const page = await browser.page();
    await page.evaluate(makeV2, false);
    return openInPage(page);
  }

  it('is taken over with all that it holds, to the digest', async () => {
    const ledger = await takenOver();
    const { facts, series, authorItems, account, digest } = (await ledger.evidence([postKey(1)])).get(postKey(1)) ?? {};
    expect(facts).toEqual({
      key: postKey(1),
      kind: 'post',
      author: { id: '1000', name: '月下读书人' },
      title: '第 1 条',
      postedAt: 1_563_600_000_000,
      promoted: false,
      flags: [],
      comments: { visible: 20, eligible: 9, largestCluster: 3 },
    });
    const at = (hours: number) => NOW + hours * HOUR;
    expect(series?.map((point) => [point.firstAt, point.counts.likes?.low])).toEqual([
      [at(0), 40],
      [at(1), 41],
      [at(30), 90],
      [at(40), 91],
    ]);
    expect(authorItems?.map((other) => other.facts.key)).toEqual([postKey(2)]);
    expect(account?.counts.followers).toEqual({ low: 115_000, high: 129_999 });
    // As version 2 gave it: a verdict that was kept there is still of these inputs.
    expect(digest).toBe('1a6724cf139b');
    const review = (await ledger.evidence(['douban:review:5'])).get('douban:review:5');
    expect(review?.facts.author).toEqual({ id: '豆友 7', name: '豆友' });
    expect(await ledger.totals()).toEqual({ items: 5, points: 8, since: NOW, sites: { weibo: 4, douban: 1 } });
  });

  it('keeps verdicts, decisions and lists', async () => {
    const ledger = await takenOver();
    const keys = [postKey(1), postKey(2)];
    const verdicts = await ledger.verdicts(keys);
    expect(verdicts.get(postKey(1))).toMatchObject({ state: 'doubtful', said: { findings: [{ check: 'ratio' }] } });
    expect(verdicts.get(postKey(2))).toMatchObject({ state: 'ordinary', inputDigest: '0123456789ab', said: null });
    expect((await ledger.outdated({ rulesVersion: 1, settingsDigest: 's' }, null)).keys).toEqual([]);
    expect((await ledger.reviews(keys)).get(postKey(2))).toEqual({ decision: 'kept', note: '看过', at: NOW });
    const listed = async (ask: object) =>
      (await ledger.page({ ...ask, after: null, limit: 10 })).items.map((item) => item.facts.key);
    expect(await listed({ state: 'doubtful' })).toEqual([postKey(1)]);
    expect(await listed({ author: 'weibo:1000' })).toEqual(['weibo:user:1000', postKey(2), postKey(1)]);
    expect(await listed({})).toEqual(['douban:review:5', postKey(1), postKey(2), 'weibo:user:1000', 'weibo:hot:茶园']);
  });
});

describe('a database of version 3', () => {
  it('is row for row, to the last byte, what today is written of the same history', async () => {
    const old = await browser.page();
    await old.evaluate(makeV3, false);
    const taken = await openInPage(old);
    const keys = [1, 2, 3, 4].map(postKey);
    const evidence = await taken.evidence(keys);
    taken.close();
    const dump = await dumpOf(old);
    await browser.reset();
    const fresh = await browser.page();
    const ledger = await openInPage(fresh);
    await liveThrough(ledger);
    expect(dump).toEqual(await dumpOf(fresh));
    expect(dump.stores.stretches?.rows).toHaveLength(1);
    expect(await ledger.evidence(keys)).toEqual(evidence);
    // As version 3 gave them: verdicts that were kept there are still of these inputs.
    expect([1, 4].map((id) => evidence.get(postKey(id))?.digest)).toEqual(['7155e749365d', '2579da91c3fb']);
  });
});

const versions = [
  { version: 1, make: makeV1, content: CONTENT_OF_V1 },
  { version: 2, make: makeV2, content: CONTENT_OF_V2 },
  { version: 3, make: makeV3, content: null },
];

describe.each(versions)('taking over version $version', ({ version, make, content }) => {
  it('leaves everything as it was, to the last byte, where a row is none, and says so', async () => {
    const page = await browser.page();
    await page.evaluate(make, true);
    const before = await dumpOf(page);
    expect(before.version).toBe(version);
    expect(await openingTrouble(page)).toBe('migration');
    expect(await dumpOf(page)).toEqual(before);
  });

  it.each([1, 7, 11])(
    'leaves everything as it was where the disk fails at row %i, and is done the next time',
    async (nth) => {
      const page = await browser.page();
      await page.evaluate(make, false);
      const before = await dumpOf(page);
      await page.evaluate(failAtPut, nth);
      expect(await openingTrouble(page)).toBe('migration');
      expect(await dumpOf(page)).toEqual(before);
      await page.evaluate(() => (globalThis as unknown as { mend: () => void }).mend());
      expect(await openingTrouble(page)).toBeNull();
      const after = await dumpOf(page);
      expect(after.version).toBe(4);
      if (content !== null) expect(contentOf(after)).toEqual(content);
    },
  );
});

/** Runs in the page. */
function failAtPut(nth: number): void {
  const { put } = IDBObjectStore.prototype;
  let puts = 0;
  IDBObjectStore.prototype.put = function (...args) {
    puts += 1;
    if (puts === nth) this.transaction.abort();
    return put.apply(this, args);
  };
  Object.assign(globalThis, {
    mend: () => {
      IDBObjectStore.prototype.put = put;
    },
  });
}
