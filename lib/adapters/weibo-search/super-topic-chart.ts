import type { Adapter } from '../types';

/**
 * The super-topic chart. No real page of it has been seen: this reads the plain shape that such a list would have, and
 * every item says so (`lastSeenReal: 'never'`).
 */
export const superTopicChart: Adapter = {
  id: 'weibo/super-topic-chart',
  site: 'weibo',
  title: 'Weibo super-topic chart',
  urls: ['huati.weibo.com/super/rank*/**'],
  watch: '.supertopic-rank',
  zone: '+08:00',
  lastSeenReal: 'never',
  item: {
    select: '.supertopic-rank > li',
    kind: 'topic',
    key: {
      prefix: 'weibo:topic:',
      id: [
        { from: '@data-topic', as: 'super-topic' },
        { where: 'a[href*="/p/100808"]', from: '@href', as: 'super-topic' },
      ],
    },
    title: [{ where: '.name' }, { where: 'a[href*="/p/100808"]' }],
    rank: [{ where: '.rank' }],
    fields: {
      heat: { at: [{ where: '.score' }], witness: [{ where: '.score', from: '@aria-label' }] },
    },
    badge: [{ where: '.score', place: 'after' }],
  },
};
