import type { Adapter, Field, Fields, ItemRule, Places } from '../types';

/** An adapter with what all pages of Douban have in common. `id` is what follows the site's name. */
export function page(
  id: string,
  title: string,
  lastSeenReal: string,
  urls: readonly string[],
  item: ItemRule,
): Adapter {
  return {
    id: `douban/${id}`,
    site: 'douban',
    title: `Douban ${title}`,
    urls,
    watch: '#content',
    viewer: { in: '.nav-user-account', out: '.nav-login' },
    zone: '+08:00',
    lastSeenReal,
    item,
  };
}

const LINK = 'a[href*="/subject/"]';
/** `rating_num`, `rating_nums`, `rating-num`: the score's name in lists from 2014 to now; on posters `subject-rate`. */
const SCORE = '[property="v:average"], [class*="rating"][class*="num"], .subject-rate';

/** "2626人评价", with or without brackets: the only words that every list has. Not those of a quoted review. */
const RATINGS = { where: 'span:not(:has(span), [class*="quote"] *)', with: '人评价' } as const;

const RATED: Fields = {
  score: { at: [{ where: SCORE }], witness: [{ where: SCORE, last: true }] },
  raters: { at: [RATINGS], witness: [{ ...RATINGS, last: true }] },
};

/** A film, book or record in a list, with its place and figures where the list has others than score and ratings. */
export function entry(select: string, rank?: string, fields: Fields = RATED): ItemRule {
  return {
    select,
    kind: 'subject',
    key: { prefix: 'douban:subject:', id: [{ where: LINK, from: '@href', as: 'douban-subject' }] },
    // The first of them that has words: posters are links too.
    title: [{ from: '@data-title' }, { where: '.title', as: 'mention' }, { where: LINK, as: 'mention' }],
    ...(rank && { rank: [{ where: rank }] }),
    fields,
    badge: [
      { where: SCORE, place: 'after' },
      { where: `${LINK}:not(:has(img))`, place: 'after' },
    ],
  };
}

/** Who wrote something: the first link to an account that has words, since pictures are links too. */
export function writer(where = 'a[href*="/people/"]'): NonNullable<ItemRule['author']> {
  return { id: [{ where, from: '@href', as: 'path-end' }], name: [{ where, as: 'mention' }] };
}

/** The number at the end of the page's address. */
export const IN_ADDRESS: Places = [{ from: 'url', as: 'path-end' }];

/** "赞", or "赞 (12)". */
export function likes(where: string): Field {
  return { at: [{ where, with: '赞' }] };
}
