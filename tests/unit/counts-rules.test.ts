import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CountOptions, covers, parseCount } from '../../lib/counts';

/** The interval of a text; fails where there is none. */
function interval(text: string, options?: CountOptions): [low: number, high: number | null] {
  const reading = parseCount(text, options);
  if (reading.state !== 'found') throw new Error(`${text} is ${reading.state}`);
  return [reading.low, reading.high];
}

/** `n` in `unit`s with so many decimals, trailing zeros dropped as the sites do. */
function shown(n: number, unit: number, decimals: number, rounding: (x: number) => number): number {
  return rounding((n * 10 ** decimals) / unit) / 10 ** decimals;
}

const WAN = 1e4;
const YI = 1e8;
const { round, floor, ceil } = Math;

/** The display rules of DOM-NOTES §0.3 and §0.4: what each widget shows for a true value. */
const RULES: Record<string, { readonly show: (n: number) => string; readonly options?: CountOptions }> = {
  'post toolbar': {
    show: (n) => {
      if (n < WAN) return String(n);
      if (n >= YI) return `${shown(n, YI, 1, round)}亿`;
      return `${shown(n, WAN, n >= 100 * WAN ? 0 : 1, round)}万`;
    },
  },
  'sidebar heat': { show: (n) => (n < WAN ? String(n) : `${shown(n, WAN, 1, round)}万`) },
  'whole 万, 亿 rounded up': {
    show: (n) => {
      if (n < 10 * WAN) return String(n);
      return n < YI ? `${shown(n, WAN, 0, floor)}万` : `${shown(n, YI, 2, ceil)}亿`;
    },
    options: { roundsUp: true },
  },
  'fewer decimals as it grows, at last 10亿+': {
    show: (n) => {
      if (n < WAN) return String(n);
      if (n >= 10 * YI) return '10亿+';
      if (n >= YI) return `${shown(n, YI, 2, floor)}亿`;
      const decimals = n < 10 * WAN ? 2 : n < 100 * WAN ? 1 : 0;
      return `${shown(n, WAN, decimals, floor)}万`;
    },
  },
  interactions: { show: (n) => (n < WAN ? String(n) : `${shown(n, WAN, n < 10 * WAN ? 1 : 0, floor)}万`) },
  'read-count buckets': {
    show: (n) => {
      const reached = [100 * WAN, 10 * WAN, WAN, 1_000].find((bucket) => n >= bucket);
      if (reached === undefined) return '小于1000';
      return `${reached >= WAN ? `${reached / WAN}万` : reached}+`;
    },
  },
  'followers, rounded': { show: (n) => (n < WAN ? String(n) : `粉丝 ${shown(n, WAN, 1, round)}万`) },
  'followers, cut off': { show: (n) => (n < WAN ? String(n) : `粉丝 ${shown(n, WAN, 1, floor)}万`) },
  'user search of 2017': { show: (n) => (n < WAN ? String(n) : `${shown(n, WAN, 0, floor)}万`) },
  'capped toolbar': { show: (n) => (n >= 100 * WAN ? '100万+' : String(n)) },
  'weibo.cn cap': { show: (n) => `转发[${Math.min(n, 100 * WAN)}]`, options: { cap: 100 * WAN } },
  'unread badge': { show: (n) => (n > 99 ? '99+' : String(n)) },
  'thousands separators': { show: (n) => n.toLocaleString('en') },
  'English, cut off': {
    show: (n) => (n < 1e3 ? String(n) : `${shown(n, n < 1e6 ? 1e3 : 1e6, 1, floor)}${n < 1e6 ? 'K' : 'M'}`),
  },
  'w of video sites': { show: (n) => (n < WAN ? String(n) : `${shown(n, WAN, 1, round)}w`) },
};

/** True values of every size, and those beside the places where the rules change. */
const trueValue = fc.oneof(
  fc.nat(20_000),
  fc.integer({ min: 0, max: 3_000_000_000 }),
  fc.constantFrom(1_000, WAN, 10 * WAN, 100 * WAN, YI, 10 * YI).chain((at) => fc.integer({ min: at - 3, max: at + 3 })),
  fc.tuple(fc.nat(3_000), fc.constantFrom(500, 5_000, 50_000, 5_000_000)).map(([k, half]) => k * half),
);

describe('the true value lies inside', () => {
  it.each(Object.entries(RULES))('%s', (_name, { show, options }) => {
    fc.assert(
      fc.property(trueValue, (n) => {
        const [low, high] = interval(show(n), options);
        expect(covers({ low, high }, { low: n, high: n })).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('on any text', () => {
  const pieces = [
    '1',
    '0',
    '9.5',
    ',',
    '.',
    '万',
    '亿',
    'k',
    '+',
    '-',
    ' ',
    '转发',
    '人评价',
    '(',
    ']',
    '小于',
    'ñ',
    '１',
    '\u200b',
  ];
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join('')),
  );

  it('gives a whole interval from 0 up, a short text, and never throws', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const reading = parseCount(text);
        if (reading.state !== 'absent') expect(reading.text.length).toBeLessThanOrEqual(40);
        if (reading.state !== 'found') return;
        expect(Number.isSafeInteger(reading.low) && reading.low >= 0).toBe(true);
        expect(reading.high === null || (Number.isSafeInteger(reading.high) && reading.high >= reading.low)).toBe(true);
        // A figure needs a digit: nothing else ever becomes a number.
        expect(/[0-9０-９]/.test(text)).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });

  it('never reaches further than half a step down and a step up', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9_999 }),
        fc.nat(3),
        fc.constantFrom('万', '亿'),
        (digits, decimals, unit) => {
          const step = (unit === '万' ? WAN : YI) / 10 ** decimals;
          const value = digits * step;
          // No site writes less than ten thousand as 1万: half a step down ends there.
          const floor = unit === '万' && value >= WAN ? WAN : 0;
          const shown = `${(digits / 10 ** decimals).toFixed(decimals)}${unit}`;
          expect(interval(shown)).toEqual([Math.max(floor, value - step / 2), value + step - 1]);
        },
      ),
    );
  });
});
