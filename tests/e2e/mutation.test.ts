import { describe, expect, it } from 'vitest';
import { feed } from '../../lib/adapters/weibo/feed';
import { runMutants } from '../mutation/run';

/** The short form of `npm run check:pages -- --mutants N`: our fixtures and the smaller captures. */
const SHORT = { mutants: 400, seed: 20_190_721, longest: 90_000 };

describe('pages that have changed', () => {
  it('are read right or not at all', async () => {
    const { kinds, wrong } = await runMutants(SHORT);
    expect(wrong).toEqual([]);
    expect(kinds.reduce((sum, { mutants }) => sum + mutants, 0)).toBeGreaterThan(SHORT.mutants / 2);
    // A change of the build's hashes, or an element more, costs no figure.
    for (const { kind, mutants, whole } of kinds)
      if (/hashes|sibling/.test(kind)) expect({ kind, share: whole / mutants > 0.8 }).toEqual({ kind, share: true });
  });

  it('are noticed when they are read wrong: here an adapter counts the cells of a toolbar', async () => {
    const cell = (nth: number) => ({ at: [{ where: `:scope > footer > div > :nth-child(${nth}) span`, last: true }] });
    const { original: _, ...item } = feed.item;
    const careless = { ...feed, item: { ...item, fields: { reposts: cell(1), comments: cell(2), likes: cell(3) } } };
    const { wrong } = await runMutants({ ...SHORT, adapters: [JSON.parse(JSON.stringify(careless))] });
    expect(wrong.filter((each) => /section removed|sibling inserted/.test(each))).not.toEqual([]);
  });
});
