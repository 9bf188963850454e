import type { Adapter, Fields } from '../types';
import { figureWith, OLD } from './old';

/** The cells of every form the counters have. */
const CELL = 'td, .user_atten li, .conn_type';
const fields: Fields = {
  followers: { at: figureWith(CELL, '粉丝', '粉絲') },
  following: { at: figureWith(CELL, '关注', '關注') },
  posts: { at: figureWith(CELL, '微博') },
};
const PAGES = ['1002', '1003', '1004', '1005', '1006'].map((kind) => `weibo.com/p/${kind}*/**`);

/**
 * The counters at the head of a profile, and one's own at the side. Whose they are their links tell, or the button to
 * follow; not the page's address, which changes before the page does.
 */
export const oldAccount: Adapter = {
  ...OLD,
  id: 'weibo/old-account',
  title: 'Weibo account, layout of 2014 to 2021',
  urls: [
    'weibo.com/',
    'weibo.com/*',
    'weibo.com/#/**',
    'weibo.com/u/*/**',
    'weibo.com/*/home',
    'd.weibo.com/**',
    ...PAGES,
  ],
  aside: true,
  lastSeenReal: '2021-11-04',
  item: {
    select: '.tb_counter, .user_atten',
    kind: 'user',
    key: {
      prefix: 'weibo:user:',
      id: [
        { where: 'a', from: '@href', as: 'weibo-user' },
        { where: '.pf_opt [action-data]', around: 'body', from: '@action-data', as: 'weibo-uid' },
      ],
    },
    title: [{ where: '.username, .nameBox .name', around: 'body' }],
    fields,
    badge: [{ where: 'td:last-child, li:last-child', place: 'append', compact: true }],
  },
};

/** The lists of an account's followers and of those it follows. */
export const oldFollowList: Adapter = {
  ...OLD,
  id: 'weibo/old-follow-list',
  title: 'Weibo followers, layout of 2017',
  urls: ['weibo.com/*/fans', 'weibo.com/*/follow', 'weibo.com/*/*/follow'],
  lastSeenReal: '2017-05-02',
  item: {
    select: '.follow_item',
    kind: 'user',
    key: {
      prefix: 'weibo:user:',
      id: [
        { from: '@action-data', as: 'weibo-uid' },
        { where: '[usercard]', from: '@usercard', as: 'weibo-uid' },
        { where: '.conn_type a', from: '@href', as: 'weibo-user' },
      ],
    },
    title: [{ where: '.info_name [usercard]' }, { where: '[usercard]' }],
    fields,
    badge: [{ where: '.info_connect', place: 'append', compact: true }],
  },
};
