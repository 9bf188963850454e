import { describe, expect, it } from 'vitest';
import { cellsOf, padTo, table } from '../../scripts/table';

describe('the table that npm start prints', () => {
  it.each([
    ['abc', 3],
    ['转发', 4],
    ['转发 1.2万', 10],
    ['「水分」，', 10],
    ['🎬', 2],
    ['–…·', 3],
  ])('counts the cells of %s', (text, cells) => {
    expect(cellsOf(text)).toBe(cells);
  });

  it.each([
    ['转发', 6, '转发  '],
    ['转发远多于评论', 8, '转发远… '],
    ['转发远多于评论', 7, '转发远…'],
    ['reposts', 7, 'reposts'],
  ])('fits %s into %i cells', (text, cells, shown) => {
    expect(padTo(text, cells)).toBe(shown);
  });

  it('keeps columns under their headings', () => {
    const rows = [
      ['第一条', '1.2万', 'ok'],
      ['b', '7', ''],
    ];
    expect(table(['item', 'n', 'why'], rows, [5, 9, 9]).split('\n')).toEqual([
      'item   n      why',
      '─────  ─────  ───',
      '第一…  1.2万  ok',
      'b      7',
    ]);
  });
});
