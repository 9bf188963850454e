import { describe, expect, it } from 'vitest';
import { templates } from '../../../lib/checks/templates';
import { evidence, facts, spoken } from './evidence';

const run = (visible: number, eligible: number, largestCluster: number, threshold = templates.threshold.default) =>
  templates.run(evidence({ facts: facts({ comments: { visible, eligible, largestCluster } }) }), threshold);

describe('templates', () => {
  it('speaks of five nearly equal comments in twenty, and weighs more the more there are', () => {
    const found = [5, 6, 8, 12].map((cluster) => spoken(run(20, 16, cluster)));
    for (const finding of found) expect(finding).toMatchObject({ group: 'text', metric: 'comments' });
    const tails = found.map(({ tail }) => tail);
    expect(tails).toEqual(tails.toSorted((a, b) => b - a));
    expect(spoken(run(20, 16, 8)).llr).toBeGreaterThan(2);
  });

  it('says nothing of two who cheer alike', () => {
    expect(run(20, 16, 2)).toMatchObject({ say: 'quiet', llr: expect.toSatisfy((llr: number) => llr <= 0) });
  });

  it('takes more of them where more comments are shown', () => {
    expect(run(20, 16, 6).say).toBe('spoke');
    expect(run(100, 80, 6).say).toBe('blind');
    expect(run(100, 80, 40).say).toBe('spoke');
  });

  it.each([
    ['few comments', run(8, 8, 8), 'templates.blind.few'],
    ['little that could be compared', run(40, 4, 4), 'templates.blind.few'],
    ['no comments', templates.run(evidence({}), 10), 'templates.blind.missing'],
  ])('is blind with %s', (_, answer, id) => {
    expect(answer).toMatchObject({ say: 'blind', reason: { id } });
  });
});
