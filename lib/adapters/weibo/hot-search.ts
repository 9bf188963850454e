import type { Adapter } from '../types';
import { PARKED, VIEWER } from './post-rule';

const WORD = 'a[href*="/weibo?q="]';
const FIGURES = '[class*="_num_"] > span';

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
    // A list of topics has two figures a row, and places of its own that are not those of the board.
    rank: [{ where: `:scope:not(:has(${FIGURES} + span)) [class*="_ranknum_"]` }],
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
      { where: '[class*="_num_"]', place: 'after' },
      { where: WORD, place: 'after' },
    ],
  },
};
