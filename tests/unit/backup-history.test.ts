import { describe, expect, it } from 'vitest';
import { memoryLedger } from '../../lib/ledger';
import { mergeAll } from '../../lib/ledger/restore';
import type { Review } from '../../lib/ledger/schema';
import { backupOf, linesIn, restoreInto } from '../ledger/backups';
import { found, HOUR, KEY, NOW, post, seriesOf, viewOf } from '../ledger/samples';

const OLDER: Review = { decision: 'kept', note: '看过了', at: NOW };
const NEWER: Review = { decision: 'set-aside', note: '', at: NOW + HOUR };

/** A ledger with one item, and what somebody decided about it. */
async function reviewed(review?: Review) {
  const ledger = memoryLedger();
  await ledger.record(viewOf(post(1, { likes: found(1) })), NOW);
  const { histories } = await ledger.histories(null, 100);
  await ledger.merge(histories.map((history) => ({ ...history, ...(review && { review }) })));
  return ledger;
}
const reviewIn = async (ledger: Awaited<ReturnType<typeof reviewed>>) =>
  (await ledger.histories(null, 100)).histories[0]?.review;

describe('a review', () => {
  it('travels with its item', async () => {
    const [source, target] = [await reviewed(OLDER), memoryLedger()];
    expect(await linesIn(await backupOf(source))).toContainEqual(expect.stringContaining('"decision":"kept"'));
    expect(await restoreInto(target, source)).toMatchObject({ merged: { reviews: 1, conflicts: [] } });
    expect(await reviewIn(target)).toEqual(OLDER);
    expect(await restoreInto(target, source)).toMatchObject({ merged: { reviews: 0, conflicts: [], unchanged: 1 } });
  });

  it('gives way to a newer one only, and both ways the loser is told', async () => {
    const conflict = { key: KEY, kept: NEWER, dropped: OLDER };
    for (const [mine, theirs, reviews] of [
      [OLDER, NEWER, 1],
      [NEWER, OLDER, 0],
    ] as const) {
      const target = await reviewed(mine);
      const restored = await restoreInto(target, await reviewed(theirs));
      expect(restored).toMatchObject({ merged: { reviews, conflicts: [conflict] } });
      expect(await reviewIn(target)).toEqual(NEWER);
    }
  });

  it('stays where the other history has none', async () => {
    const target = await reviewed(OLDER);
    expect(await restoreInto(target, await reviewed())).toMatchObject({ merged: { reviews: 0, conflicts: [] } });
    expect(await reviewIn(target)).toEqual(OLDER);
  });
});

it('an item that comes twice in one file is merged with itself', async () => {
  const parts = await Promise.all(
    [0, 1].map(async (likes) => {
      const ledger = memoryLedger();
      await ledger.record(viewOf(post(1, { likes: found(likes) })), NOW + likes * HOUR);
      return (await ledger.histories(null, 100)).histories;
    }),
  );
  const target = memoryLedger();
  async function* both() {
    yield* parts.flat();
  }
  expect(await mergeAll(target, both())).toMatchObject({ added: 1, changed: 1, points: 2 });
  expect((await seriesOf(target, KEY)).map(({ counts }) => counts.likes?.low)).toEqual([0, 1]);
});
