import { describe, expect, it } from 'vitest';
import { rollback } from '../../../lib/checks/rollback';
import { atLeast, evidence, series, spoken } from './evidence';

const run = (...counts: readonly object[]) =>
  rollback.run(evidence({ series: series(...counts.map((each) => ({ counts: each }))) }), 1);

describe('rollback', () => {
  it('speaks when likes fell by a fifth, and names the stretch', () => {
    const finding = spoken(run({ likes: 10_000 }, { likes: 8000 }));
    expect(finding).toMatchObject({ metric: 'likes', direction: 'fell', llr: 4 });
    expect(finding.value).toBeCloseTo(20);
    expect(finding.span).toBeDefined();
  });

  it('compares with the highest that was ever shown, not only with the look before', () => {
    expect(run({ likes: 10_000 }, { likes: 9950 }, { likes: 9899 }).say).toBe('spoke');
  });

  it('does not speak of one or two reposts fewer, which happens', () => {
    expect(run({ reposts: 120 }, { reposts: 118 }).say).toBe('quiet');
  });

  it('does not speak where rounding could explain the fall', () => {
    expect(run({ reposts: { low: 11_500, high: 12_999 } }, { reposts: { low: 10_500, high: 11_999 } }).say).toBe(
      'quiet',
    );
  });

  it('speaks of a fall by three display units, whether the site rounds or cuts off', () => {
    expect(run({ reposts: { low: 14_500, high: 15_999 } }, { reposts: { low: 11_500, high: 12_999 } }).say).toBe(
      'spoke',
    );
  });

  it('calls ratings that the site took away a correction, and lets them weigh less', () => {
    const finding = spoken(run({ raters: 60_000 }, { raters: 38_766 }));
    expect(finding).toMatchObject({ llr: 3, headline: { id: 'rollback.headline.raters' } });
  });

  it('counts a capped figure as at least its cap, and never says that a capped one fell', () => {
    expect(run({ reposts: atLeast(1_000_000) }, { reposts: 700_000 }).say).toBe('spoke');
    expect(run({ reposts: 2_000_000 }, { reposts: atLeast(1_000_000) }).say).toBe('quiet');
  });

  it('hardly minds comments, which are deleted every day', () => {
    expect(run({ comments: 1000 }, { comments: 900 }).say).toBe('quiet');
    expect(spoken(run({ comments: 1000 }, { comments: 500 })).llr).toBe(0.5);
  });

  it('says nothing of levels, which go up and down by nature', () => {
    expect(run({ heat: 3_000_000 }, { heat: 20_000 }).say).toBe('quiet');
  });

  it('withdraws when the count is back', () => {
    expect(run({ likes: 10_000 }, { likes: 8000 }, { likes: 10_050 }).say).toBe('quiet');
  });

  it('is blind after one look', () => {
    expect(run({ likes: 10_000 }).say).toBe('blind');
  });
});
