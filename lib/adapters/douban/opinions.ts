import type { Adapter } from '../types';
import { IN_ADDRESS, likes, page, writer } from './parts';

const SUBJECTS = [
  'movie.douban.com/subject/*',
  'book.douban.com/subject/*',
  'music.douban.com/subject/*',
  'www.douban.com/game/*',
  'www.douban.com/location/drama/*',
];

/** Short comments, on pages of their own and on their subject's page. Their text is not kept, as a title neither. */
export const comments: Adapter = {
  ...page('comments', 'short comments', '2025-06-26', [...SUBJECTS.map((url) => `${url}/comments/**`), ...SUBJECTS], {
    select: '.comment-item[data-cid]',
    kind: 'comment',
    key: { prefix: 'douban:comment:', id: [{ from: '@data-cid' }] },
    title: [],
    author: writer(),
    postedAt: [{ where: '.comment-time, .pubtime' }],
    fields: {
      useful: {
        at: [{ where: '.votes, .vote-count' }, { where: '.comment-vote, .digg' }],
        witness: [{ where: '[data-num]', from: '@data-num' }],
      },
    },
    badge: [{ where: '.comment-vote, .digg', place: 'append' }],
  }),
  aside: true,
};

/** Reviews, in lists of their own and on their subject's page. */
export const reviews: Adapter = {
  ...page('reviews', 'reviews', '2025-06-26', [...SUBJECTS.map((url) => `${url}/reviews/**`), ...SUBJECTS], {
    select: '.review-item',
    kind: 'review',
    key: { prefix: 'douban:review:', id: [{ where: 'a[href*="/review/"]', from: '@href', as: 'path-end' }] },
    title: [{ where: 'h2' }],
    author: writer(),
    postedAt: [{ where: '.main-meta' }],
    fields: {
      useful: { at: [{ where: '[id^="r-useful_count"]' }, { where: '[title="有用"]' }] },
      replies: { at: [{ where: 'a[href$="#comments"]', with: '回应' }] },
    },
    badge: [{ where: '.action', place: 'append' }],
  }),
  aside: true,
};

/** One review. */
export const review = page('review', 'review', 'never', ['*.douban.com/review/*', 'www.douban.com/review/*'], {
  ...reviews.item,
  select: 'body:has(.main-panel-useful)',
  key: { prefix: 'douban:review:', id: IN_ADDRESS },
  title: [{ where: 'h1' }],
  author: writer('.main-hd a[href*="/people/"]'),
  fields: { useful: { at: [{ where: '.useful_count', with: '有用' }] } },
  badge: [{ where: '.main-panel-useful', place: 'append' }],
});

const TOPIC = 'a[href*="/group/topic/"]';
/** Not a group that only its members may read. */
const PUBLIC = 'body:not(:has([title="私密小组"], [alt="私密小组"]))';

/** The topics of a group. An empty cell means that nobody replied, but does not say so. */
export const group = page(
  'group',
  'group',
  '2015-12-25',
  ['www.douban.com/group/*', 'www.douban.com/group/*/discussion'],
  {
    select: `${PUBLIC} tr:has(${TOPIC})`,
    kind: 'thread',
    key: { prefix: 'douban:topic:', id: [{ where: TOPIC, from: '@href', as: 'path-end' }] },
    title: [{ where: TOPIC, from: '@title' }, { where: TOPIC }],
    author: writer(),
    flags: [{ flag: 'pinned', when: [{ where: '[alt*="置顶"]' }] }],
    fields: {
      // In 2015 the cell had no name: it is the one with neither title nor author nor time.
      replies: { at: [{ where: '[class*="count"]' }, { where: 'td:not(:has(a), [class*="time"])' }] },
    },
    badge: [{ where: TOPIC, place: 'after' }],
  },
);

/** A topic of a group. How many replied it does not say. */
export const topic = page('topic', 'topic', 'never', ['www.douban.com/group/topic/*'], {
  select: `${PUBLIC}:has(#topic-content)`,
  kind: 'thread',
  key: { prefix: 'douban:topic:', id: IN_ADDRESS },
  title: [{ where: 'h1' }],
  author: writer('#topic-content h3 a[href*="/people/"]'),
  postedAt: [{ where: '.create-time' }, { where: '#topic-content h3 [class*="green"]' }],
  fields: { likes: likes('.action-react') },
  comments: { where: '#comments .reply-content' },
  badge: [{ where: '.action-react', place: 'append' }],
});

/** The replies to a topic, on later pages without it; the liked ones stand above the others a second time. */
export const replies = page('replies', 'replies', 'never', topic.urls, {
  ...comments.item,
  select: `${PUBLIC} ${comments.item.select}`,
  fields: { likes: likes('.comment-vote') },
  badge: [{ where: '.comment-vote', place: 'after' }],
});
