import { describe, expect, it } from 'vitest';
import { importedHistories, importedItems, mergeReview, verifyExport } from '../../lib/export';
import { type Ledger, memoryLedger } from '../../lib/ledger';
import { mergeAll } from '../../lib/ledger/restore';
import type { State } from '../../lib/model';
import type { ReviewOfExport } from '../../lib/schema/export';
import { judge } from '../../lib/verdict';
import { ALL, fileOf, itemsOf, KEPT, ledgerWithStory, PADDED, SETTINGS, STAR } from '../export/samples';
import { HOUR, NOW } from '../ledger/samples';

async function statesIn(ledger: Ledger): Promise<ReadonlyMap<string, State>> {
  const all = await ledger.evidence(ALL);
  return new Map([...all].map(([key, evidence]) => [key, judge(evidence, SETTINGS).state]));
}

const take = async (ledger: Ledger, file: Blob) => mergeAll(ledger, importedHistories(file));

describe('importing an export', () => {
  it.each(['authors', 'none'] as const)(
    'into a fresh ledger gives the same verdicts, and a second time nothing (redacted: %s)',
    async (redaction) => {
      const mine = await ledgerWithStory();
      const file = await fileOf('jsonl', itemsOf(mine), { redaction });
      expect((await verifyExport(file)).is).toBe('fine');
      const theirs = memoryLedger();
      expect((await take(theirs, file)).added).toBeGreaterThanOrEqual(ALL.length);
      expect(await statesIn(theirs)).toEqual(await statesIn(mine));
      const totals = await theirs.totals();
      expect(await take(theirs, file)).toMatchObject({ added: 0, changed: 0, points: 0 });
      expect(await theirs.totals()).toEqual(totals);
    },
  );

  it('into the ledger it came from changes nothing', async () => {
    const mine = await ledgerWithStory();
    const file = await fileOf('jsonl', itemsOf(mine), { redaction: 'none' });
    expect(await take(mine, file)).toMatchObject({ added: 0, changed: 0, points: 0 });
  });

  it('never puts a code where a name is known, and takes a name where a code stood', async () => {
    const mine = await ledgerWithStory();
    const redacted = await fileOf('jsonl', itemsOf(mine));
    await take(mine, redacted);
    const known = (await mine.evidence([PADDED])).get(PADDED)?.facts;
    expect(known?.author).toEqual(STAR);
    expect(known?.title).toContain(STAR.name);
    const theirs = memoryLedger();
    await take(theirs, redacted);
    expect((await theirs.evidence([PADDED])).get(PADDED)?.facts.author?.name).toMatch(/^~/);
    await take(theirs, await fileOf('jsonl', itemsOf(mine), { redaction: 'none' }));
    expect((await theirs.evidence([PADDED])).get(PADDED)?.facts.author).toEqual(STAR);
  });

  it('takes nothing of a file that hides the items', async () => {
    const file = await fileOf('jsonl', itemsOf(await ledgerWithStory()), { redaction: 'items' });
    expect(await take(memoryLedger(), file)).toMatchObject({ added: 0 });
  });

  it('hands over the decisions that stand in it', async () => {
    const file = await fileOf('jsonl', itemsOf(await ledgerWithStory()), { redaction: 'none' });
    const reviews = [];
    for await (const { review } of importedItems(file)) if (review) reviews.push(review);
    expect(reviews).toEqual([{ key: PADDED, review: KEPT }]);
  });
});

describe('mergeReview', () => {
  const review = (decision: ReviewOfExport['decision'], note = '', at = NOW): ReviewOfExport => ({
    decision,
    note,
    at,
  });

  it('takes a decision where none stands, with its source', () => {
    const taken = { is: 'taken', review: review('kept', '[a.jsonl] 查过') };
    expect(mergeReview(null, review('kept', '查过'), 'a.jsonl')).toEqual(taken);
    expect(mergeReview(review('open'), review('kept', '查过'), 'a.jsonl')).toEqual(taken);
    expect(mergeReview(null, review('kept'), 'a.jsonl')).toMatchObject({ review: { note: '[a.jsonl]' } });
  });

  it('never writes over a decision: it asks', () => {
    const mine = review('set-aside', '误会', NOW - HOUR);
    expect(mergeReview(mine, review('kept', '查过'), 'a.jsonl')).toEqual({
      is: 'conflict',
      mine,
      theirs: review('kept', '[a.jsonl] 查过'),
    });
  });

  it('sees its own decision again when it comes back', () => {
    const mine = review('kept', '查过');
    const taken = mergeReview(null, mine, 'a.jsonl');
    expect(taken.is === 'taken' && mergeReview(taken.review, mine, 'a.jsonl')).toEqual({ is: 'same' });
    expect(taken.is === 'taken' && mergeReview(mine, taken.review, 'b.jsonl')).toEqual({ is: 'same' });
  });

  it('lets what is undecided there change nothing here', () => {
    expect(mergeReview(review('kept'), review('open'), 'a.jsonl')).toEqual({ is: 'same' });
  });
});
