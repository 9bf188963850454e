import { describe, expect, it } from 'vitest';
import { type CountOptions, parseCount } from '../../lib/counts';

/** The interval of a text; fails where there is none. */
function interval(text: string, options?: CountOptions): [low: number, high: number | null] {
  const reading = parseCount(text, options);
  if (reading.state !== 'found') throw new Error(`${text} is ${reading.state}`);
  return [reading.low, reading.high];
}

describe('forms of a figure', () => {
  it.each<[text: string, low: number, high: number | null]>([
    ['0', 0, 0],
    ['[0]', 0, 0],
    ['192', 192, 192],
    ['4824783', 4_824_783, 4_824_783],
    ['1,234,567', 1_234_567, 1_234_567],
    ['１２３，４５６', 123_456, 123_456],
    ['1.2万', 11_500, 12_999],
    ['１．２万', 11_500, 12_999],
    ['1.2 万', 11_500, 12_999],
    ['1.2萬', 11_500, 12_999],
    ['1.25万', 12_450, 12_599],
    ['1.2345万', 12_345, 12_345],
    ['168万', 1_675_000, 1_689_999],
    ['12万', 115_000, 129_999],
    ['1,234.5万', 12_344_500, 12_345_999],
    ['0.1万', 500, 1_999],
    ['1万', 10_000, 19_999],
    ['0万', 0, 9_999],
    ['1.1亿', 105_000_000, 119_999_999],
    ['24.53亿', 2_452_500_000, 2_453_999_999],
    ['1.2千万', 11_500_000, 12_999_999],
    ['3千', 2_500, 3_999],
    ['5.4w', 53_500, 54_999],
    ['5.4W', 53_500, 54_999],
    ['12.3k', 12_250, 12_399],
    ['12.3K', 12_250, 12_399],
    ['1.2m', 1_150_000, 1_299_999],
    ['1.2M', 1_150_000, 1_299_999],
    ['2B', 1_500_000_000, 2_999_999_999],
    ['100万+', 1_000_000, null],
    ['100万＋', 1_000_000, null],
    ['10亿+', 1_000_000_000, null],
    ['99+', 99, null],
    ['小于1000', 0, 999],
    ['阅读小于1万', 0, 9_999],
    ['<1000', 0, 999],
    ['转发 192', 192, 192],
    ['转发(47)', 47, 47],
    ['赞[20]', 20, 20],
    ['原文转发[1450782]', 1_450_782, 1_450_782],
    ['转发【3】', 3, 3],
    ['8205人评价', 8_205, 8_205],
    ['(82054人评价)', 82_054, 82_054],
    ['3180122 人评价', 3_180_122, 3_180_122],
    ['7.6万次观看', 75_500, 76_999],
    ['阅读：1.2亿', 115_000_000, 129_999_999],
    ['影响力 4607万', 46_065_000, 46_079_999],
    ['全部 622518 条', 622_518, 622_518],
    ['1,204 likes', 1_204, 1_204],
    ['\u00a0 1713\n  ', 1_713, 1_713],
    ['1\u200b7\u200d13', 1_713, 1_713],
    ['\ue607 23', 23, 23],
    ['ñ23', 23, 23],
    ['û 评论 23', 23, 23],
    ['? 23', 23, 23],
    ['👍 23', 23, 23],
    ['❤️23', 23, 23],
  ])('%s', (text, low, high) => {
    expect(interval(text)).toEqual([low, high]);
  });

  it.each([
    '',
    ' ',
    '转发',
    '评论',
    '赞',
    '[赞]',
    '(转发)',
    '\ue608 评论',
    'ñ',
    '\u200b',
    '阅读：',
    'Likes',
    '目前无人评价',
  ])('no figure in %j is absent, not 0', (text) => {
    expect(parseCount(text)).toEqual({ state: 'absent' });
  });

  it.each([
    '-5',
    '−5',
    '+5',
    '5-10',
    '1 2',
    '1?2',
    '1万2千',
    '转发 3 评论 4',
    '12:30',
    '12%',
    '1.5',
    '1.23456万',
    '1,23',
    '1,2345',
    '1.234.567',
    '0123',
    '12.',
    '102²',
    '①',
    '½',
    '三万',
    '约1万',
    '1万 综艺',
    '综艺 103',
    '小于',
    '小于0',
    '1000小于',
    '小于100+',
    '12…',
    '12km',
    'NaN',
    'Infinity',
    '1e5',
    '0x10',
    '99999999999999999999',
    '9007199254740993',
    '<script>1</script>',
    '__proto__',
  ])('%s is unreadable', (text) => {
    expect(parseCount(text)).toEqual({ state: 'unreadable', text });
  });

  it('shows at most 40 characters of what it could not read', () => {
    const reading = parseCount('9'.repeat(1_000_000));
    expect(reading).toEqual({ state: 'unreadable', text: '9'.repeat(40) });
  });

  it('keeps no half of a character, no line break and no character that turns the text', () => {
    expect(parseCount(`x${'😀'.repeat(30)}`)).toEqual({ state: 'unreadable', text: `x${'😀'.repeat(19)}` });
    expect(parseCount('a\n\u202e  b\u0000')).toEqual({ state: 'unreadable', text: 'a b' });
  });
});

describe('options', () => {
  it('takes any words where the field says so, but still one figure only', () => {
    expect(interval('综艺 1103652', { words: 'any' })).toEqual([1_103_652, 1_103_652]);
    expect(parseCount('综艺 11 剧集 12', { words: 'any' }).state).toBe('unreadable');
  });

  it('reads the place where a site stops counting as "at least"', () => {
    expect(interval('转发[1000000]', { cap: 1_000_000 })).toEqual([1_000_000, null]);
    expect(interval('转发[1450782]', { cap: 1_000_000 })).toEqual([1_450_782, 1_450_782]);
  });

  it('reaches a whole step down where the widget rounds up', () => {
    expect(interval('1.24亿', { roundsUp: true })).toEqual([123_000_001, 124_999_999]);
  });
});
