import type { Adapter, Places } from '../types';
import { OLD } from './old';

/** The cells stand in the order likes, comments, reposts; their icons tell them apart. */
function beside(icon: string): Places {
  return [{ where: `.${icon} ~ em:not([class])`, last: true }, { where: `:has(> .${icon})` }];
}

/** The cards of weibo.com's lists of hot posts before 2021. One post can stand in several of them. */
export const oldHotList: Adapter = {
  ...OLD,
  id: 'weibo/old-hot-list',
  title: 'Weibo lists of hot posts, layout of 2020',
  urls: ['weibo.com/', 'weibo.com/*', 'weibo.com/a/hot/**', 'd.weibo.com/**'],
  lastSeenReal: '2020-03-16',
  item: {
    select: '[class*="UG_list"][mid]',
    kind: 'post',
    key: { prefix: 'weibo:post:', id: [{ from: '@mid', as: 'weibo-id' }] },
    title: [{ where: '[class*="list_title"]' }, { where: '[class*="list_des"] h3' }],
    author: {
      id: [{ where: '[class*="subinfo"] a', from: '@href', as: 'weibo-user' }],
      name: [{ where: '[class*="subinfo"] a .subinfo' }],
    },
    // The page shows no year.
    postedAt: [{ from: '@mid', as: 'weibo-time' }],
    fields: {
      // The names of the icons lead astray: "repeat" means comments.
      reposts: { at: beside('ficon_forward') },
      comments: { at: beside('ficon_repeat') },
      likes: { at: beside('ficon_praised') },
    },
    badge: [
      { where: '[class*="subinfo_box"]', place: 'append' },
      { where: '[class*="list_des"]', place: 'append' },
    ],
  },
};
