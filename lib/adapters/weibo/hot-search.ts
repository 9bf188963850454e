import type { Adapter } from '../types';
import { PARKED, VIEWER } from './post-rule';

const WORD = 'a[href*="/weibo?q="]';
const CELL = '[class*="_num_"]';
const FIGURES = `${CELL} > span`;

/** The whole hot-search board inside weibo.com, and its lists of topics, since 2021. */
export const hotSearch: Adapter = {
  id: 'weibo/hot-search',
  site: 'weibo',
  title: 'Weibo hot searches',
  urls: ['weibo.com/hot/search', 'weibo.com/hot/topic', 'weibo.com/newlogin'],
  watch: '#scroller, #app',
  parked: PARKED,
  viewer: VIEWER,
  zone: '+08:00',
  lastSeenReal: 'never',
  item: {
    select: `.wbpro-scroller-item:not(:has(article)):has(${WORD})`,
    kind: 'hot',
    key: { prefix: 'weibo:hot:', id: [{ where: WORD, from: '@href', as: 'hot-query' }] },
    title: [{ where: WORD, from: '@href', as: 'hot-query' }],
    // A list of topics has places of its own that are not those of the board. Its labels come first, and nothing stands
    // before them, so that there is no place; neither is there where a row has no cell for its figure, or two in it.
    rank: [
      { where: `${CELL} *`, split: { by: '阅读', of: 2, take: 0 } },
      { where: `${CELL} *`, split: { by: '讨论', of: 2, take: 0 } },
      { where: `:scope:has(${CELL}):not(:has(${CELL} :nth-child(2))) [class*="_ranknum_"]` },
    ],
    promoted: [
      { where: WORD, from: '@href', has: 'ad-link' },
      { where: '[class*="wbpro-icon-search"]', is: ['商', '荐', '广告', '推广'] },
    ],
    flags: [{ flag: 'pinned', when: [{ where: '[class*="_ranktop_"]' }] }],
    fields: {
      heat: {
        at: [
          { where: FIGURES, with: '热度' },
          { where: FIGURES, as: 'figure' },
        ],
      },
      reads: { at: [{ where: FIGURES, with: '阅读' }], optional: true },
      discussions: { at: [{ where: FIGURES, with: '讨论' }], optional: true },
    },
    badge: [
      // Not into it: a badge is a span too.
      { where: CELL, place: 'after' },
      { where: WORD, place: 'after' },
    ],
  },
};
