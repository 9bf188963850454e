import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chart } from '../../../lib/checks/chart';
import type { ItemFacts } from '../../../lib/model';
import { evidence, facts, type Shown, series, spoken } from './evidence';

const hot = (changes: Partial<ItemFacts> = {}) => facts({ key: 'weibo:hot:a', kind: 'hot', author: null, ...changes });
const run = (counts: Shown['counts'], changes: Partial<ItemFacts> = {}) =>
  chart.run(evidence({ facts: hot(changes), series: series({ counts: counts ?? {} }, { counts: counts ?? {} }) }), 10);

const ordinary = { heat: 152_000, reads: 12_000_000, discussions: 2600, originals: 420 };
const paid = { heat: 262_000, reads: 5_000_000, discussions: 9800, originals: 90 };

describe('chart', () => {
  it('speaks of many discussions from few original posts', () => {
    const finding = spoken(run(paid));
    expect(finding).toMatchObject({
      metric: 'originals',
      direction: 'low',
      headline: { id: 'chart.originals.headline' },
    });
    expect(finding.llr).toBeGreaterThan(1.5);
  });

  it('is quiet on the figures that most topics have', () => {
    expect(run(ordinary).say).toBe('quiet');
  });

  it('judges without heat, and without originals by the discussions alone', () => {
    const { heat: _heat, ...noHeat } = paid;
    expect(run(noHeat).say).toBe('spoke');
    const { originals: _originals, ...noOriginals } = { ...paid, discussions: 60_000 };
    const answer = run(noOriginals);
    if (answer.say === 'spoke') expect(answer.finding.headline.id).toBe('chart.reads.headline');
    expect(answer.say).not.toBe('quiet');
  });

  it('takes heat from the board and the rest from the topic page, of the same story only', () => {
    const board: Shown = { counts: { heat: paid.heat } };
    const { heat: _heat, ...rest } = paid;
    const page: Shown = { counts: rest };
    expect(chart.run(evidence({ facts: hot(), series: series(board, page) }), 10).say).toBe('spoke');
    const weekLater = series(page, board).map((point, i) => ({
      ...point,
      firstAt: point.firstAt + i * 7 * 86_400_000,
      lastAt: point.lastAt + i * 7 * 86_400_000,
    }));
    expect(chart.run(evidence({ facts: hot(), series: weekLater }), 10)).toMatchObject({
      say: 'blind',
      reason: { id: 'chart.blind.missing' },
    });
  });

  it('has nothing to add to what the site says itself, to pinned rows, to few discussions', () => {
    const why = (changes: Partial<ItemFacts>, counts = paid) => run(counts, changes);
    expect(why({ promoted: true })).toMatchObject({ reason: { id: 'chart.blind.promoted' } });
    expect(why({ flags: ['pinned'] })).toMatchObject({ reason: { id: 'chart.blind.pinned' } });
    expect(why({}, { ...paid, discussions: 120, originals: 2 })).toMatchObject({ reason: { id: 'chart.blind.few' } });
  });

  it('never throws, whatever the figures', () => {
    const count = fc.option(fc.record({ low: fc.nat(), high: fc.option(fc.nat(), { nil: null }) }), { nil: undefined });
    fc.assert(
      fc.property(count, count, count, count, (heat, reads, discussions, originals) => {
        const shown = Object.entries({ heat, reads, discussions, originals }).filter(([, each]) => each !== undefined);
        expect(['spoke', 'quiet', 'blind']).toContain(run(Object.fromEntries(shown)).say);
      }),
    );
  });
});
