import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CountStyle, covers, formatCount, meet, parseCount } from '../../lib/counts';
import type { Count } from '../../lib/model';

const STYLES: readonly CountStyle[] = ['zh-CN', 'zh-TW', 'en'];

const exactly = (n: number): Count => ({ low: n, high: n });

/** What a text of a count allows. `~100M` stands for the one Chinese figure that it is shown as. */
const allowedOf = (count: Count, style: CountStyle) => {
  const text = formatCount(count, style);
  return allowed(text.startsWith('~') ? formatCount(count, 'zh-CN') : text);
};

/** What a text allows; a range allows all from its first figure's low end to its second one's high end. */
function allowed(text: string): Count {
  const ends = text.split('–').map((part) => parseCount(part));
  const [first, last] = [ends[0], ends.at(-1)];
  if (first?.state !== 'found' || last?.state !== 'found') throw new Error(`unreadable: ${text}`);
  return { low: first.low, high: last.high };
}

describe('formatCount', () => {
  it.each<[count: Count, zh: string, tw: string, en: string]>([
    [exactly(0), '0', '0', '0'],
    [exactly(8_431), '8431', '8431', '8,431'],
    [exactly(12_345), '1.2万', '1.2萬', '12.3K'],
    [exactly(1_682_000), '168万', '168萬', '1.7M'],
    [exactly(46_069_000), '4607万', '4607萬', '46.1M'],
    [exactly(99_999_999), '1亿', '1億', '100M'],
    [exactly(110_000_000), '1.1亿', '1.1億', '110M'],
    [exactly(999_999), '100万', '100萬', '1M'],
    [{ low: 1_000_000, high: null }, '100万+', '100萬+', '1M+'],
    [{ low: 1_299_999, high: null }, '129万+', '129萬+', '1.2M+'],
    [{ low: 99, high: null }, '99+', '99+', '99+'],
    [{ low: 0, high: 999 }, '0–999', '0–999', '0–999'],
    [{ low: 11_500, high: 34_200 }, '1.1万–3.5万', '1.1萬–3.5萬', '11.5K–34.2K'],
    [{ low: 50_000_000, high: 199_999_999 }, '1亿', '1億', '~100M'],
    [{ low: 15_000, high: 29_999 }, '2万', '2萬', '~20K'],
  ])('%o', (count, zh, tw, en) => {
    expect(STYLES.map((style) => formatCount(count, style))).toEqual([zh, tw, en]);
  });

  it.each(['1.2万', '10万', '168万', '251.1万', '4607万', '1.1亿', '24.5亿', '100万+', '9310'])(
    'writes what was read from %s as it was shown',
    (text) => {
      const reading = parseCount(text);
      expect(reading.state === 'found' && formatCount(reading, 'zh-CN')).toBe(text === '251.1万' ? '251万' : text);
    },
  );

  it('excludes no true value', () => {
    const value = fc.oneof(
      fc.nat(20_000),
      fc.nat(2_000_000_000),
      fc.maxSafeNat().map((n) => Math.floor(n / 1_000)),
    );
    fc.assert(
      fc.property(value, fc.constantFrom(...STYLES), (n, style) => {
        expect(covers(allowedOf(exactly(n), style), exactly(n))).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('excludes nothing that an interval allows', () => {
    const count = fc
      .tuple(fc.nat(50_000_000), fc.option(fc.oneof(fc.nat(3_000), fc.nat(80_000_000))))
      .map(([low, width]): Count => ({ low, high: width === null ? null : low + width }));
    fc.assert(
      fc.property(count, fc.constantFrom(...STYLES), (given, style) => {
        expect(covers(allowedOf(given, style), given)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('meet', () => {
  it.each<[one: Count, other: Count, both: Count | null]>([
    [exactly(27), exactly(27), exactly(27)],
    [exactly(27), exactly(0), null],
    [{ low: 10_500, high: 11_999 }, exactly(11_012), exactly(11_012)],
    [{ low: 1_000_000, high: null }, exactly(1_234_567), exactly(1_234_567)],
    [
      { low: 1_000_000, high: null },
      { low: 99, high: null },
      { low: 1_000_000, high: null },
    ],
    [{ low: 1_000_000, high: null }, exactly(960), null],
  ])('%o and %o', (one, other, both) => {
    expect(meet(one, other)).toEqual(both);
    expect(meet(other, one)).toEqual(both);
  });
});
