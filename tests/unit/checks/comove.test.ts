import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comove } from '../../../lib/checks/comove';
import type { Evidence, Point } from '../../../lib/model';
import { atLeast, evidence, facts, film, point, series, spoken } from './evidence';
import { dripped, HOUR_MS, ordinary, POSTED, stepped, watched } from './growing';

const HOURS = [2, 4, 7, 9, 12, 14, 17, 21, 23, 26, 30, 34, 38, 42, 46];
const run = (of: Evidence) => comove.run(of, 10);

describe('comove', () => {
  it('notices at the next look that reposts doubled in one step, and says how many came', () => {
    const before = [2, 4, 7, 9];
    const law = { reposts: stepped(900, 700, 10), comments: ordinary(600) };
    expect(run(watched(before, law)).say).toBe('quiet');
    const finding = spoken(run(watched([...before, 12], law)));
    expect(finding).toMatchObject({ group: 'growth', metric: 'reposts', direction: 'high' });
    expect(finding.headline.id).toBe('comove.headline');
    expect(finding.span).toEqual([POSTED + 9 * HOUR_MS, POSTED + 12 * HOUR_MS]);
    expect(finding.tail).toBeLessThan(0.01);
  });

  it('works for any two counts that grow: likes beside comments, reads beside discussions', () => {
    expect(spoken(run(watched(HOURS, { likes: stepped(9000, 9000, 10), comments: ordinary(600) }))).metric).toBe(
      'likes',
    );
    const topic = watched(HOURS, { reads: stepped(9000, 30_000, 10), discussions: ordinary(600) });
    const found = spoken(run({ ...topic, facts: facts({ key: 'weibo:topic:100808a', kind: 'topic' }) }));
    expect(found.metric).toBe('reads');
  });

  it('hears a constant delivery while the comments slow down and sleep', () => {
    const finding = spoken(run(watched(HOURS, { reposts: dripped(300, 3000, 2, 47), comments: ordinary(800) })));
    expect(finding.headline.id).toBe('comove.steady.headline');
  });

  it('is quiet where both grow as ordinary counts do, or both jump together', () => {
    expect(run(watched(HOURS, { reposts: ordinary(900), comments: ordinary(500) }))).toMatchObject({ say: 'quiet' });
    const both = { reposts: stepped(900, 400, 10), comments: stepped(500, 230, 10) };
    expect(run(watched(HOURS, both)).say).not.toBe('spoke');
  });

  it('does not accuse a count that any other moved with: comments may have been closed', () => {
    const closed = (hour: number) => ordinary(400)(Math.min(hour, 9));
    const law = { reposts: stepped(900, 700, 10), likes: stepped(1800, 1400, 10), comments: closed };
    expect(run(watched(HOURS, law)).say).not.toBe('spoke');
  });

  it('gives no rate over a silence of more than 14 hours, nor where the clock went back', () => {
    const law = { reposts: stepped(900, 2000, 20), comments: ordinary(500) };
    expect(run(watched([2, 4, 6, 30], law)).say).not.toBe('spoke');
    const back = watched([2, 4, 6, 3], { reposts: (hour) => (hour === 3 ? 5000 : 900), comments: () => 500 });
    expect(run(back).say).not.toBe('spoke');
  });

  it('says how many looks are missing, and that one count is too few', () => {
    expect(run(watched([2], { reposts: ordinary(900), comments: ordinary(500) }))).toMatchObject({
      say: 'blind',
      reason: { id: 'comove.blind.looks', params: { more: { value: 2 } } },
    });
    expect(run(watched(HOURS, { reposts: ordinary(900) }))).toMatchObject({ reason: { id: 'comove.blind.one' } });
  });

  it('holds a rounded number for the least it can be', () => {
    const wide = (low: number, high: number, comments: number, hour: number): Point =>
      point({ counts: { reposts: { low, high }, comments } }, POSTED + hour * HOUR_MS);
    const looks = [wide(11_500, 12_999, 400, 8), wide(11_500, 12_999, 410, 10), wide(12_500, 13_999, 420, 12)];
    expect(run(evidence({ facts: facts({ postedAt: POSTED }), series: looks })).say).not.toBe('spoke');
    const leap = [...looks, wide(59_500, 60_999, 430, 14)];
    expect(spoken(run(evidence({ facts: facts({ postedAt: POSTED }), series: leap }))).metric).toBe('reposts');
  });

  it('hears "at least" and no more of a capped count', () => {
    const shown = (reposts: number | null, comments: number) => ({
      counts: { reposts: reposts === null ? atLeast(1_000_000) : reposts, comments },
    });
    const capped = series(shown(null, 900), shown(null, 5000), shown(null, 9000), shown(null, 9100));
    expect(run(evidence({ facts: film(), series: capped })).say).toBe('blind');
  });

  it('never throws, whatever it is given', () => {
    const count = fc.oneof(
      fc.nat(2_000_000_000).map((low) => ({ low, high: low })),
      fc.nat(2_000_000_000).map((low) => ({ low, high: null })),
    );
    const look = fc.record({ reposts: count, comments: count, likes: count }, { requiredKeys: [] });
    const looks = fc.array(fc.record({ counts: look, at: fc.integer({ min: -1e12, max: 4e12 }), looks: fc.nat(5) }));
    fc.assert(
      fc.property(looks, (all) => {
        const points = all.map(({ counts, at, looks: seen }) => ({ ...point({ counts }, at), looks: seen }));
        expect(['spoke', 'quiet', 'blind']).toContain(run(evidence({ series: points })).say);
      }),
    );
  });
});
