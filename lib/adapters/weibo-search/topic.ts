import type { Adapter, Field } from '../types';
import { S_VIEWER } from './viewer';

/** One of the figures that stand in a row, each with its word. Those of one day ("今日阅读") fall to pieces here. */
function named(where: string, word: string): Field {
  return { at: [{ where, with: word, split: { by: '今日', of: 1, take: 0 } }], optional: true };
}

function topicPage(page: Pick<Adapter, 'id' | 'title' | 'urls' | 'layout'>, select: string, figure: string): Adapter {
  return {
    ...page,
    site: 'weibo',
    watch: 'body',
    viewer: S_VIEWER,
    zone: '+08:00',
    lastSeenReal: 'never',
    item: {
      select,
      kind: 'hot',
      key: {
        prefix: 'weibo:hot:',
        id: [
          // Before the words of the heading, beside which other words may come to stand.
          { where: 'h1 a', from: '@href', as: 'hot-query' },
          { from: 'url', as: 'hot-query' },
          { where: 'h1', as: 'hot-word' },
        ],
      },
      title: [{ where: 'h1' }, { from: 'url', as: 'hot-query' }],
      fields: {
        reads: named(figure, '阅读'),
        discussions: named(figure, '讨论'),
        originals: named(figure, '原创'),
      },
      badge: [{ where: figure, place: 'before' }],
    },
  };
}

/** The head of a topic's search results: "阅读3.3亿", "讨论12.4万". */
export const topic = topicPage(
  { id: 'weibo/topic', title: 'Weibo topic', urls: ['s.weibo.com/weibo/**'], layout: '#pl_topic_header' },
  '#pl_topic_header:has(.total)',
  '.total > span',
);

/** The page behind its "详情": each figure above its word, and the originals too. */
export const topicDetail = topicPage(
  {
    id: 'weibo/topic-detail',
    title: 'Weibo topic, in detail',
    urls: ['m.s.weibo.com/vtopic/**', 'm.s.weibo.com/topic/**'],
  },
  '.detail-data',
  '.item-col',
);
