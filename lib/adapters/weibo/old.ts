import type { Adapter, Places, Tests } from '../types';

/** What the pages of weibo.com's old layout (class names with WB_) have in common. */
export const OLD = {
  site: 'weibo',
  watch: 'body',
  layout: '[class*="WB_"], [class*="UG_"]',
  viewer: { in: '.gn_name, .user_atten', out: '.gn_login, [node-type="loginBtn"]' },
  zone: '+08:00',
} as const satisfies Partial<Adapter>;

/**
 * The figure within such elements. The number is an `em` of its own; the one before it, with a class, is a glyph of an
 * icon font. In 2014 it was plain text beside an empty icon: `转发(47)`.
 */
export function figureIn(cell: string): Places {
  return [
    { where: `:is(${cell}) em:not([class])`, last: true },
    { where: cell, last: true },
  ];
}

/** The figure of the cell that bears one of these words. */
export function figureWith(cell: string, ...words: string[]): Places {
  return words.map((word) => ({ where: cell, with: word }));
}

/** Elements of which the text or the title is one of the words. */
export function says(where: string, ...words: string[]): Tests {
  return [
    { where, is: words },
    { where, from: '@title', is: words },
  ];
}
