import type { Adapter } from '../types';
import { S_VIEWER } from './viewer';

/** The link that searches for the word. A paid row's link leads nowhere; its target stands in `href_to`. */
const WORD = '.td-02 a:is([href*="q="], [href_to])';

/** The hot-search board of s.weibo.com: about fifty rows, one or two of them pinned, some of them paid. */
export const hotBoard: Adapter = {
  id: 'weibo/hot-board',
  site: 'weibo',
  title: 'Weibo hot-search board',
  urls: ['s.weibo.com/top/summary'],
  watch: '#pl_top_realtimehot',
  viewer: S_VIEWER,
  zone: '+08:00',
  lastSeenReal: '2020-10-24',
  item: {
    select: `tr:has(> ${WORD})`,
    kind: 'hot',
    key: {
      prefix: 'weibo:hot:',
      id: [
        { where: WORD, as: 'hot-word' },
        { where: WORD, from: '@href_to', as: 'hot-query' },
        { where: WORD, from: '@href', as: 'hot-query' },
      ],
    },
    title: [{ where: WORD }],
    // Pinned rows have an icon in place of the rank, newer paid ones a dot.
    rank: [{ where: '.td-01' }],
    promoted: [
      { where: '[action-type$="_ad"]' },
      { where: '.td-02 a', from: '@href', has: 'ad-link' },
      { where: '.td-02 a', from: '@href_to', has: 'ad-link' },
      { where: '.td-03, .td-03 *', is: ['荐', '商', '广告', '推广'] },
    ],
    flags: [{ flag: 'pinned', when: [{ where: '.td-01 .icon-top' }] }],
    // Newer boards put a category before the figure: "综艺 1103652".
    fields: { heat: { at: [{ where: '.td-02 span:not(:has(a), a *)' }], count: { words: 'any' } } },
    badge: [{ where: '.td-02', place: 'append' }],
  },
};
