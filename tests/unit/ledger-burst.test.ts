import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Evidence, PageView, Verdict } from '../../lib/model';
import { type LedgerBrowser, launchLedgerBrowser, openInPage } from '../ledger/browser';
import { found, HOUR, KEY, NOW, post, postKey, seriesOf, three, verdict, viewOf } from '../ledger/samples';

let browser: LedgerBrowser;

beforeAll(async () => {
  browser = await launchLedgerBrowser();
}, 60_000);
afterEach(() => browser.reset());
afterAll(() => browser.close());

const VIEWS = 20;

describe('a burst of page views', () => {
  it('shares transactions, and no view is acknowledged before its own is complete', async () => {
    const page = await browser.page();
    const ledger = await openInPage(page);
    const views = Array.from({ length: VIEWS }, (_, i) => viewOf(post(1, three(i)), post(i + 2, three(i))));
    const events = await page.evaluate(recordAll, { views, at: NOW });
    const completes = events.filter((event) => event === 'complete').length;
    expect(completes).toBeLessThan(VIEWS / 2);
    expect(events.filter((event) => event === 'kept')).toHaveLength(VIEWS);
    let room = 0;
    for (const event of events) {
      room += event === 'complete' ? 8 : -1;
      expect(room).toBeGreaterThanOrEqual(0);
    }
    expect(await seriesOf(ledger, KEY)).toHaveLength(VIEWS);
    expect((await ledger.totals()).points).toBe(2 * VIEWS);
  });

  it('keeps every other view where one cannot be kept', async () => {
    const page = await browser.page();
    const ledger = await openInPage(page);
    const views = Array.from({ length: VIEWS }, (_, i) =>
      viewOf(post(1, three(i)), post(2, { likes: found(i === 11 ? -1 : i) })),
    );
    const events = await page.evaluate(recordAll, { views, at: NOW });
    expect(events.filter((event) => event === 'kept')).toHaveLength(VIEWS - 1);
    expect(events.filter((event) => event === 'refused')).toHaveLength(1);
    const likes = (await seriesOf(ledger, KEY)).map((point) => point.counts.likes?.low);
    expect(likes.toSorted((a = 0, b = 0) => a - b)).toEqual(
      Array.from({ length: VIEWS }, (_, i) => i).filter((i) => i !== 11),
    );
  });
});

describe('judging with the recording', () => {
  it('sees the view, and keeps the verdicts in one transaction with it', async () => {
    const page = await browser.page();
    const ledger = await openInPage(page);
    await ledger.record(viewOf(post(2, three(7))), NOW);
    const judged = await page.evaluate(recordAndJudge, {
      view: viewOf(post(1, three(40)), post(3, three(1))),
      at: NOW + HOUR,
      verdicts: [verdict(KEY, 'doubtful'), verdict(postKey(2), 'ordinary')],
    });
    // To the digest what is read later: nothing that the view has changed was missing.
    const digest = (await ledger.evidence([KEY])).get(KEY)?.digest;
    expect(judged).toEqual({ seen: [[KEY, 1, [postKey(3), postKey(2)], digest]], writes: 1, error: null });
    const kept = await ledger.verdicts([KEY, postKey(2)]);
    expect([...kept.values()].map(({ state }) => state)).toEqual(['doubtful', 'ordinary']);
    const doubtful = await ledger.page({ state: 'doubtful', after: null, limit: 9 });
    expect(doubtful.items.map(({ facts }) => facts.key)).toEqual([KEY]);
  });

  it('keeps the view where the judging fails, and tells what failed', async () => {
    const page = await browser.page();
    const ledger = await openInPage(page);
    const judged = await page.evaluate(recordAndJudge, { view: viewOf(post(1, three(40))), at: NOW, verdicts: null });
    expect(judged.error).toContain('no verdicts');
    expect(await seriesOf(ledger, KEY)).toHaveLength(1);
  });
});

// These run in the page and may use nothing from here.

interface TestLedger {
  record(view: PageView, at: number, judging?: object): Promise<unknown>;
}

async function recordAll({ views, at }: { readonly views: readonly PageView[]; readonly at: number }) {
  const { ledger } = globalThis as unknown as { ledger: TestLedger };
  const events: ('complete' | 'kept' | 'refused')[] = [];
  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...args) {
    const tx = begin.apply(this, args);
    // Heard before the ledger's own listener.
    if (tx.mode === 'readwrite') tx.addEventListener('complete', () => events.push('complete'));
    return tx;
  };
  await Promise.all(
    views.map((view) =>
      ledger.record(view, at).then(
        () => events.push('kept'),
        () => events.push('refused'),
      ),
    ),
  );
  IDBDatabase.prototype.transaction = begin;
  return events;
}

async function recordAndJudge(given: {
  readonly view: PageView;
  readonly at: number;
  readonly verdicts: readonly Verdict[] | null;
}) {
  const { ledger } = globalThis as unknown as { ledger: TestLedger };
  const seen: unknown[] = [];
  let writes = 0;
  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...args) {
    const tx = begin.apply(this, args);
    writes += tx.mode === 'readwrite' ? 1 : 0;
    return tx;
  };
  const judge = (evidence: ReadonlyMap<string, Evidence>) => {
    if (given.verdicts === null) throw new Error('no verdicts');
    for (const [key, { series, authorItems, digest }] of evidence)
      seen.push([key, series.length, authorItems.map(({ facts }) => facts.key), digest]);
    return given.verdicts;
  };
  const keys = given.view.items.slice(0, 1).map(({ key }) => key);
  const error = await ledger.record(given.view, given.at, { keys, judge }).then(
    () => null,
    (thrown: unknown) => String(thrown),
  );
  IDBDatabase.prototype.transaction = begin;
  return { seen, writes, error };
}
