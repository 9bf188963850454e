import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percent, shortNumber } from '../../components/numbers';
import { placePanel } from '../../entrypoints/panel/placement';
import { type Box, clampShare, histogramBars, sparkShape } from '../../lib/draw/geometry';
import type { SparkPoint } from '../../lib/messages/protocol';

const BOX: Box = { width: 280, height: 88, inset: 8 };

const exact = (at: number, value: number, gapBefore = false): SparkPoint => ({
  at,
  low: value,
  high: value,
  gapBefore,
});

const aSeries = fc
  .array(
    fc.record({
      stepMs: fc.integer({ min: 0, max: 1e9 }),
      low: fc.integer({ min: 0, max: 1e9 }),
      width: fc.option(fc.integer({ min: 0, max: 1e6 }), { nil: null }),
      gapBefore: fc.boolean(),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((steps) => {
    let at = Date.UTC(2019, 6, 20);
    return steps.map(({ stepMs, low, width, gapBefore }): SparkPoint => {
      at += stepMs;
      return { at, low, high: width === null ? null : low + width, gapBefore };
    });
  });

describe('sparkShape', () => {
  it('keeps every dot and interval inside the box, in the order of time', () => {
    fc.assert(
      fc.property(aSeries, (points) => {
        const { dots } = sparkShape({ points, span: null }, BOX);
        let before = 0;
        for (const { x, y, yLow, yHigh } of dots) {
          expect(x).toBeGreaterThanOrEqual(before);
          expect(x).toBeLessThanOrEqual(BOX.width);
          for (const height of [y, yLow, yHigh]) {
            expect(height).toBeGreaterThanOrEqual(0);
            expect(height).toBeLessThanOrEqual(BOX.height);
          }
          expect(yHigh).toBeLessThanOrEqual(yLow);
          before = x;
        }
      }),
    );
  });

  it('draws a greater value higher', () => {
    const [low, high] = sparkShape({ points: [exact(0, 100), exact(1, 900)], span: null }, BOX).dots;
    expect(low?.y).toBe(BOX.height - BOX.inset);
    expect(high?.y).toBe(BOX.inset);
  });

  it('draws a better place on a chart higher', () => {
    const [first, later] = sparkShape({ points: [exact(0, 23), exact(1, 2)], span: null, isRank: true }, BOX).dots;
    expect(first?.y).toBe(BOX.height - BOX.inset);
    expect(later?.y).toBe(BOX.inset);
  });

  it('breaks the line where time is missing and keeps a point between two gaps alone', () => {
    const points = [exact(0, 1), exact(1, 2), exact(50, 3, true), exact(90, 4, true), exact(91, 5)];
    const shape = sparkShape({ points, span: null }, BOX);
    expect(shape.lines).toHaveLength(2);
    expect(shape.lines.every(({ d }) => d.split('M').length === 2)).toBe(true);
    expect(shape.dots.map((dot) => dot.alone)).toEqual([false, false, true, false, false]);
    const [, before, lone, after] = shape.dots;
    expect(shape.gaps).toEqual([
      `M${before?.x} ${before?.y}L${lone?.x} ${lone?.y}`,
      `M${lone?.x} ${lone?.y}L${after?.x} ${after?.y}`,
    ]);
  });

  it('puts one point, and several at one time, in the middle', () => {
    expect(sparkShape({ points: [exact(7, 1200)], span: null }, BOX).dots).toMatchObject([
      { x: 140, y: 44, alone: true },
    ]);
    const together = sparkShape({ points: [exact(7, 1), exact(7, 2)], span: null }, BOX);
    expect(together.dots.map(({ x }) => x)).toEqual([140, 140]);
  });

  it.each([0, 8.1, 1_873])('runs a flat series of %d at half height', (value) => {
    const { dots, bands } = sparkShape(
      { points: [exact(0, value), exact(1, value), exact(2, value)], span: null },
      BOX,
    );
    expect(dots.map(({ y }) => y)).toEqual([44, 44, 44]);
    expect(bands).toEqual([]);
  });

  it('does not blow a small change up to a leap', () => {
    const [from, to] = sparkShape({ points: [exact(0, 10_000), exact(1, 10_010)], span: null }, BOX).dots;
    expect((from?.y ?? 0) - (to?.y ?? 0)).toBeLessThan(3);
  });

  it('shows a small one all the same: 44 to 46 takes about two fifths of the height', () => {
    const [from, to] = sparkShape({ points: [exact(0, 44), exact(1, 46)], span: null }, BOX).dots;
    const share = ((from?.y ?? 0) - (to?.y ?? 0)) / (BOX.height - 2 * BOX.inset);
    expect(share).toBeGreaterThan(0.35);
    expect(share).toBeLessThan(0.5);
  });

  it('draws rounding as one band per unbroken run', () => {
    const rounded = (at: number, gapBefore = false): SparkPoint => ({ at, low: 11_500, high: 12_999, gapBefore });
    const shape = sparkShape({ points: [rounded(0), rounded(1), rounded(9, true), rounded(10)], span: null }, BOX);
    expect(shape.bands).toHaveLength(2);
    const [dot] = shape.dots;
    expect((dot?.yLow ?? 0) - (dot?.yHigh ?? 0)).toBeLessThan(BOX.height / 2);
  });

  it('leaves "at least" open upwards, with the line on what is sure', () => {
    const points = [exact(0, 900_000), { at: 1, low: 1_000_000, high: null, gapBefore: false }];
    const { dots, scale } = sparkShape({ points, span: null }, BOX);
    expect(dots[1]).toMatchObject({ open: true, yHigh: 0 });
    expect(dots[1]?.y).toBe(dots[1]?.yLow);
    expect(dots[1]?.y).toBeGreaterThan(BOX.inset);
    expect(scale?.high).toMatchObject({ value: 1_000_000, open: true });
  });

  it('marks the unusual stretch, and splits the line where it begins and ends', () => {
    const points = [0, 1, 2, 3, 4].map((at) => exact(at, at * at));
    const shape = sparkShape({ points, span: [1, 3] }, BOX);
    expect(shape.lines.map(({ hot }) => hot)).toEqual([false, true, false]);
    expect(shape.span).toEqual({ x: 74, width: 132 });
  });

  it('shows even a moment as a stretch, without leaving the box', () => {
    const points = [exact(0, 1), exact(1000, 2)];
    expect(sparkShape({ points, span: [1000, 1000] }, { ...BOX, inset: 0 }).span).toEqual({ x: 276, width: 4 });
  });

  it('makes nothing of nothing', () => {
    expect(sparkShape({ points: [], span: null }, BOX)).toEqual({
      dots: [],
      lines: [],
      gaps: [],
      bands: [],
      span: null,
      scale: null,
    });
  });
});

describe('histogramBars', () => {
  it('brings percent and fractions alike to shares of their whole', () => {
    const [five, one] = histogramBars([
      { label: '5', share: 60, expected: 0.25 },
      { label: '1', share: 20, expected: 0.75 },
    ]);
    expect(five).toEqual({ label: '5', share: 0.75, length: 1, expectedLength: 1 / 3 });
    expect(one).toEqual({ label: '1', share: 0.25, length: 1 / 3, expectedLength: 1 });
  });

  it('has no length where nothing was rated', () => {
    expect(histogramBars([{ label: '5', share: 0, expected: 0 }])).toEqual([
      { label: '5', share: 0, length: 0, expectedLength: 0 },
    ]);
  });
});

it.each([
  [-1, 0],
  [0.4, 0.4],
  [7, 1],
  [Number.NaN, 0],
])('clampShare(%d) is %d', (share, kept) => {
  expect(clampShare(share)).toBe(kept);
});

it.each([
  [864_249, 'zh-CN', '86.4万'],
  [864_249, 'zh-TW', '86.4萬'],
  [864_249, 'en', '864.2K'],
  [1_249.5, 'zh-CN', '1250'],
  [8.1, 'zh-CN', '8.1'],
])('shortNumber(%d, %s) is %s', (value, lang, text) => {
  expect(shortNumber(value, lang)).toBe(text);
});

it('writes a share as percent', () => {
  expect(percent(0.203, 'zh-CN')).toBe('20.3%');
});

describe('placePanel', () => {
  const viewport = { width: 1000, height: 800 };
  const panel = { width: 360, height: 400 };

  it('stands below its anchor, left edges together', () => {
    const anchor = { left: 300, top: 100, width: 60, height: 24 };
    expect(placePanel(anchor, panel, viewport)).toMatchObject({ left: 300, top: 130, side: 'below' });
  });

  it('aligns right edges where it would stick out', () => {
    const anchor = { left: 900, top: 100, width: 60, height: 24 };
    expect(placePanel(anchor, panel, viewport).left).toBe(600);
  });

  it('flips above where there is no room below, and stays there while it grows', () => {
    const anchor = { left: 300, top: 700, width: 60, height: 24 };
    const place = placePanel(anchor, panel, viewport);
    expect(place).toMatchObject({ top: 294, side: 'above' });
    expect(placePanel(anchor, { ...panel, height: 60 }, viewport, place.side)).toMatchObject({
      top: 634,
      side: 'above',
    });
  });

  it('stays inside any viewport, wherever the anchor is', () => {
    const px = (min: number, max: number) => fc.integer({ min, max });
    const anchors = fc.record({ left: px(-500, 2500), top: px(-500, 2500), width: px(10, 200), height: px(10, 40) });
    const sizes = fc.record({ width: px(320, 2000), height: px(200, 1400) });
    fc.assert(
      fc.property(anchors, sizes, px(60, 3000), (anchor, window, height) => {
        const natural = { width: Math.min(360, window.width - 16), height };
        const place = placePanel(anchor, natural, window);
        expect(place.left).toBeGreaterThanOrEqual(8);
        expect(place.left + natural.width).toBeLessThanOrEqual(window.width - 8);
        expect(place.top).toBeGreaterThanOrEqual(8);
        expect(place.top + Math.min(height, place.maxHeight)).toBeLessThanOrEqual(window.height - 8);
      }),
    );
  });
});

describe('tokens.css', () => {
  const css = readFileSync(new URL('../../assets/tokens.css', import.meta.url), 'utf8');
  const themes = [...css.matchAll(/--scheme: (light|dark);[^}]*/g)].map(([block]) => block);

  function luminance(hex: string): number {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((from) => {
      const channel = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
      return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }
  function contrast(theme: string, one: string, other: string): number {
    const [high = 0, low = 0] = [one, other]
      .map((name) => luminance(theme.match(new RegExp(`--${name}: (#[0-9a-f]{6});`))?.[1] ?? ''))
      .sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  }

  it('says the same dark twice: told by the attribute and by the system', () => {
    const bare = themes.map((block) => block.replace(/\s+/g, ' ').trim());
    expect(bare).toHaveLength(3);
    expect(bare[1]).toBe(bare[2]);
  });

  it.each(['ink', 'ink-2', 'accent', 'ordinary', 'doubtful', 'unusual', 'unknown'])(
    '--%s is readable on every ground of both themes',
    (text) => {
      for (const theme of themes) {
        for (const ground of ['ground', 'raised', 'sunken']) {
          expect(contrast(theme, text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
        }
      }
    },
  );

  it.each(['unusual', 'doubtful', 'ordinary', 'unknown'])('lends %s to the badge, which has its own copy', (state) => {
    const badge = readFileSync(new URL('../../lib/page/badge.css', import.meta.url), 'utf8');
    const [light, dark] = themes.map((block) => block.match(new RegExp(`--${state}: (#[0-9a-f]{6});`))?.[1]);
    const own = [...badge.matchAll(new RegExp(`data-state="${state}"\\]\\) button {\\s*color: (#[0-9a-f]{6})`, 'g'))];
    expect(own.map(([, colour]) => colour)).toEqual([light, dark]);
  });

  it('tells edges that carry meaning from their ground', () => {
    for (const theme of themes) expect(contrast(theme, 'edge', 'raised')).toBeGreaterThanOrEqual(3);
  });
});
