import { describe, expect, it } from 'vitest';
import { population } from '../../../lib/checks/population';
import { evidence, facts, film, point, series, spoken } from './evidence';

const posted2018 = facts({ postedAt: Date.parse('2018-08-02T12:00:00+08:00') });
const run = (counts: object, of = posted2018) =>
  population.run(evidence({ facts: of, series: [point({ counts })] }), 1);

describe('population', () => {
  it('speaks of 100 million reposts: about a fifth of all users even by the kindest count', () => {
    const finding = spoken(run({ reposts: 100_000_000 }));
    expect(finding.value).toBeGreaterThan(20);
    expect(finding.llr).toBe(6);
  });

  it('has nothing to say of the largest organic counts', () => {
    expect(run({ likes: 2_457_085 }).say).toBe('quiet');
  });

  it('takes the low end of what is shown', () => {
    expect(run({ reposts: { low: 1_000_000, high: null } }).say).toBe('quiet');
  });

  it('keeps what it has seen when a cap or a bare label hides it later', () => {
    for (const later of [{ reposts: { low: 1_000_000, high: null } }, {}]) {
      const shown = series({ counts: { reposts: 100_000_000 } }, { counts: later });
      expect(population.run(evidence({ facts: posted2018, series: shown }), 1).say).toBe('spoke');
    }
  });

  it('allows many reads a person', () => {
    expect(run({ reads: 100_000_000 }).say).toBe('quiet');
    expect(run({ likes: 100_000_000 }).say).toBe('spoke');
  });

  it('is blind on a site whose users nobody has counted', () => {
    expect(run({ raters: 5_000_000 }, film()).say).toBe('blind');
  });
});
