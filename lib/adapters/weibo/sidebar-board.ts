import type { Adapter } from '../types';
import { VIEWER } from './post-rule';

const HEAT = '.wbpro-textcut ~ .clb';

/** 微博热搜 beside the feeds of weibo.com: the first ten rows of the hot-search board. */
export const sidebarBoard: Adapter = {
  id: 'weibo/sidebar-board',
  site: 'weibo',
  title: 'Weibo hot searches beside a feed',
  urls: [
    'weibo.com/',
    'weibo.com/u/*',
    'weibo.com/n/*',
    'weibo.com/hot/**',
    'weibo.com/mygroups/**',
    'weibo.com/newlogin',
    'weibo.com/#/*',
    'weibo.com/detail/*',
  ],
  aside: true,
  watch: '.wbpro-side-card7, #app',
  viewer: VIEWER,
  zone: '+08:00',
  lastSeenReal: '2022-10-07',
  item: {
    select: '.wbpro-side-panel:has(.rank):has(a[href*="/weibo?q="])',
    kind: 'hot',
    key: {
      prefix: 'weibo:hot:',
      id: [
        { where: 'a', from: '@href', as: 'hot-query' },
        { where: '.wbpro-textcut', from: '@title', as: 'hot-word' },
      ],
    },
    title: [{ where: '.wbpro-textcut', from: '@title' }, { where: '.wbpro-textcut' }],
    // Pinned rows have an icon in place of the rank, paid ones a dot.
    rank: [{ where: '.rank' }],
    promoted: [
      { where: 'a', from: '@href', has: 'ad-link' },
      { where: '.icon *', is: ['商', '荐', '广告', '推广'] },
    ],
    flags: [{ flag: 'pinned', when: [{ where: '.rank [class*="font--top"]' }] }],
    // Newer boards say "18:12登顶" or "当前爆词" there instead.
    fields: { heat: { at: [{ where: HEAT, as: 'figure' }] } },
    // Between the heat and the tag at the row's end is no room, but beside the row's end there is.
    badge: [{ where: ':has(> .wbpro-textcut)', place: 'append', compact: true }],
  },
};
