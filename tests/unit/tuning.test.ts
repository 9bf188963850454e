import { describe, expect, it } from 'vitest';
import { CHECKS } from '../../lib/checks';
import { speaker } from '../../lib/i18n';
import { DEFAULT_MARKS, MARK_LIMITS } from '../../lib/schema/settings';
import {
  isSameTuned,
  type Marks,
  PRESET_NAMES,
  PRESETS,
  presetOf,
  readSettings,
  type Tuned,
  withCheck,
  withMark,
  withThreshold,
} from '../../lib/settings';
import { concerns, judge, ordinaryMarked, SHIPPED_MARKS, SHIPPED_MODEL, tuningOf } from '../../lib/verdict';
import { ordinaryPerThousandAt } from '../../lib/verdict/model';
import { evidence, otherPosts, point } from './checks/evidence';

const SHIPPED: Tuned = readSettings(null);
const ratio = CHECKS.find(({ id }) => id === 'ratio');
if (!ratio) throw new Error('There is no check of proportions');

const usual = { reposts: 214, comments: 96, likes: 1873 };
const post = (counts: object) => evidence({ series: [point({ counts })], authorItems: otherPosts(8, usual) });
const padded = post({ ...usual, reposts: 214 * 1000 });

describe('tuningOf', () => {
  it('is empty for the settings as they ship, whose digest thus stays what it was', () => {
    expect(tuningOf(SHIPPED)).toEqual({ thresholds: {} });
    expect(DEFAULT_MARKS).toEqual(SHIPPED_MARKS);
  });

  it('has one form for all settings that come to the same', () => {
    const one = { thresholds: { surge: 5, ratio: 3 }, checks: { surge: false, drip: false } } as const;
    const other = { checks: { drip: false, surge: false }, thresholds: { ratio: 3, surge: 5, cap: 10 } } as const;
    expect(JSON.stringify(tuningOf(other))).toBe(JSON.stringify(tuningOf(one)));
    expect(tuningOf(tuningOf(one))).toEqual(tuningOf(one));
  });

  it('keeps thresholds within their bounds, and leaves out what no check is called', () => {
    const { max, min } = ratio.threshold;
    const tuning = tuningOf({ thresholds: { ratio: 1e9, cap: -1, gone: 3 }, checks: { gone: false } });
    expect(tuning).toEqual({ thresholds: { ratio: max, cap: min } });
  });
});

describe('concerns', () => {
  const quick = tuningOf({ thresholds: { ratio: 3 } });
  it.each([
    ['post', SHIPPED, quick, true],
    ['subject', SHIPPED, quick, false],
    ['subject', quick, tuningOf({ thresholds: {}, checks: { surge: false } }), true],
    ['user', SHIPPED, tuningOf({ thresholds: {}, marks: PRESETS.strict }), true],
    ['post', quick, quick, false],
  ] as const)('%s, from %j to %j: %s', (kind, one, other, expected) => {
    expect(concerns(kind, tuningOf(one), other)).toBe(expected);
  });
});

describe('a check that is switched off', () => {
  const off = tuningOf({ thresholds: {}, checks: { ratio: false } });

  it('is not asked, and is named among what was not checked', () => {
    expect(judge(padded, tuningOf(SHIPPED)).state).toBe('doubtful');
    const verdict = judge(padded, off);
    expect(verdict).toMatchObject({ state: 'unknown', findings: [] });
    expect(verdict.blind).toContainEqual({ check: 'ratio', reason: { id: 'missing.switchedOff', params: {} } });
  });

  it('can acquit nothing, but what would tell all the same is said first', () => {
    expect(judge(post(usual), tuningOf(SHIPPED)).state).toBe('ordinary');
    const { state, missing } = judge(post(usual), off);
    expect([state, missing?.id]).toEqual(['unknown', 'missing.looks']);
    const allOff = Object.fromEntries(CHECKS.map(({ id }) => [id, false as const]));
    expect(judge(post(usual), tuningOf({ thresholds: {}, checks: allOff })).missing?.id).toBe('missing.switchedOff');
  });

  it('changes the digest of the settings', () => {
    expect(judge(padded, off).settingsDigest).not.toBe(judge(padded, tuningOf(SHIPPED)).settingsDigest);
  });
});

describe('the limits', () => {
  const stateAt = (marks: Marks) => judge(padded, tuningOf({ thresholds: {}, marks })).state;

  it('say from where on an item is marked', () => {
    expect(stateAt(SHIPPED_MARKS)).toBe('doubtful');
    const { ordinaryPerThousand } = judge(padded, tuningOf(SHIPPED));
    if (ordinaryPerThousand === null) throw new Error('Nothing was found');
    expect(stateAt({ ...SHIPPED_MARKS, perThousand: ordinaryPerThousand / 2 })).toBe('unknown');
    expect(stateAt({ doubtful: 0.9999, unusual: 0.9999, perThousand: 50 })).toBe('unknown');
  });

  it('mark as many ordinary posts as the model’s own table says', () => {
    const { watched = [], glanced = [] } = SHIPPED_MODEL.ordinary.post ?? {};
    const table = [...watched, ...glanced];
    for (const [score] of table) {
      const rates = (['watched', 'glanced'] as const).map((known) =>
        ordinaryPerThousandAt(score, known, 'post', SHIPPED_MODEL),
      );
      const perThousand = Math.max(...rates.map((rate) => rate ?? 0));
      const posterior = 1 / (1 + Math.exp(-score));
      const [posts] = ordinaryMarked({ doubtful: posterior, unusual: posterior, perThousand: 1000 });
      expect(posts?.kind).toBe('post');
      expect(posts?.marked).toBeCloseTo(perThousand, 6);
      expect(posts?.unusual).toBeCloseTo(perThousand, 6);
    }
    expect(table.length).toBeGreaterThan(5);
  });

  it('never mark more ordinary posts than the last of them allows', () => {
    expect(ordinaryMarked({ doubtful: 0.1, unusual: 0.5, perThousand: 2 })).toMatchObject([{ marked: 2, unusual: 2 }]);
  });
});

describe('the presets', () => {
  it('mark more and more ordinary posts, from cautious to strict', () => {
    const rates = PRESET_NAMES.map((name) => ordinaryMarked(PRESETS[name])[0]);
    const [cautious, balanced, strict] = rates.map((rate) => rate?.marked ?? Number.NaN);
    expect(cautious).toBeLessThan(balanced ?? 0);
    expect(balanced).toBeLessThan(strict ?? 0);
    for (const rate of rates) expect(rate?.unusual).toBeLessThan(rate?.marked ?? 0);
  });

  it('lie within the bounds and on the steps of the sliders, so that they can be set by hand too', () => {
    for (const name of PRESET_NAMES)
      for (const [limit, value] of Object.entries(PRESETS[name])) {
        const { min, max, step } = MARK_LIMITS[limit as keyof Marks];
        expect(value).toBeGreaterThanOrEqual(min);
        expect(value).toBeLessThanOrEqual(max);
        expect(((value - min) / step) % 1).toSatisfy((rest: number) => Math.min(rest, 1 - rest) < 1e-9);
      }
  });

  it('go by their values; what fits none is one’s own', () => {
    expect(presetOf(DEFAULT_MARKS)).toBe('balanced');
    expect(presetOf({ perThousand: 20, unusual: 0.65, doubtful: 0.2 })).toBe('strict');
    expect(presetOf({ ...PRESETS.strict, perThousand: 19 })).toBe('own');
  });
});

describe('a change of what verdicts depend on', () => {
  it('names what differs from the default, and nothing else', () => {
    const moved = withThreshold(SHIPPED, ratio, 3);
    expect(moved.thresholds).toEqual({ ratio: 3 });
    expect(withThreshold(moved, ratio, ratio.threshold.default).thresholds).toEqual({});
    const off = withCheck(SHIPPED, ratio, false);
    expect(off.checks).toEqual({ ratio: false });
    expect(withCheck(off, ratio, true).checks).toEqual({});
  });

  it('keeps what is unusual above what is doubtful', () => {
    expect(withMark(SHIPPED, 'unusual', 0.5).marks).toEqual({ ...DEFAULT_MARKS, unusual: 0.5 });
    const low = withMark(SHIPPED, 'doubtful', 0.7);
    expect(withMark(low, 'unusual', 0.5).marks).toMatchObject({ doubtful: 0.5, unusual: 0.5 });
    expect(withMark(withMark(SHIPPED, 'unusual', 0.5), 'doubtful', 0.6).marks.unusual).toBe(0.6);
  });

  it('is told from none', () => {
    expect(isSameTuned(SHIPPED, readSettings({ language: 'en' }))).toBe(true);
    expect(isSameTuned(SHIPPED, withThreshold(SHIPPED, ratio, 3))).toBe(false);
    expect(isSameTuned(withCheck(SHIPPED, ratio, false), SHIPPED)).toBe(false);
    expect(isSameTuned(withMark(SHIPPED, 'perThousand', 3), SHIPPED)).toBe(false);
  });
});

it('every check is explained in a sentence of its own', () => {
  const sentences = CHECKS.map(({ id }) => speaker('en').sentence({ id: `check.${id}.what`, params: {} }));
  expect(new Set(sentences).size).toBe(CHECKS.length);
});
