import type { Adapter } from '../types';
import { figureWith, OLD } from './old';

/** The counters at the head of a super topic. No saved page of one was found: after what others report. */
export const oldSuperTopic: Adapter = {
  ...OLD,
  id: 'weibo/old-super-topic',
  title: 'Weibo super topic',
  urls: ['weibo.com/p/1008*/**'],
  lastSeenReal: 'never',
  item: {
    select: '.tb_counter',
    kind: 'topic',
    key: { prefix: 'weibo:topic:', id: [{ from: 'url', as: 'super-topic' }] },
    title: [
      { where: '.username', around: 'body' },
      { where: 'title', around: 'html' },
    ],
    fields: {
      reads: { at: figureWith('td', '阅读') },
      posts: { at: figureWith('td', '帖子') },
      followers: { at: figureWith('td', '粉丝') },
    },
    badge: [{ where: 'td:last-child', place: 'append', compact: true }],
  },
};
