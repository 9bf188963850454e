import type { Adapter, Field } from '../types';
import { page } from './parts';

/**
 * Where the site's own rating stands. The viewer's friends have a block of the same looks beside it, and so have the
 * ratings of other sites that user scripts put there; only this one bears the vocabulary's names.
 */
const RATING = ':is([rel="v:rating"], [typeof="v:Rating"], [itemprop="aggregateRating"])';

/** "681人在看 / 6704人看过 / 19526人想看", with links of today or of before 2018. Other editions of a book have such figures too, but no link. */
function interest(words: string, status: string, list: string): Field {
  return { at: [{ where: `a[href*="status=${status}"], a[href*="${list}"]`, with: words }], optional: true };
}

function subject(id: string, title: string, url: string, lastSeenReal: string): Adapter {
  return page(id, title, lastSeenReal, [url], {
    // Not the page that asks for a login or a proof of work in its place.
    select: `body:has(${RATING}, #interest_sectl)`,
    kind: 'subject',
    key: { prefix: 'douban:subject:', id: [{ from: 'url', as: 'douban-subject' }] },
    title: [{ where: '[property="v:itemreviewed"]' }, { where: 'h1 [itemprop="name"]' }, { where: 'h1' }],
    fields: {
      score: { at: [{ where: `${RATING} :is([property="v:average"], [itemprop="ratingValue"])` }] },
      raters: {
        at: [{ where: `${RATING} :is([property="v:votes"], [itemprop="ratingCount"])` }],
        witness: [{ where: `${RATING} a`, with: '人评价' }],
      },
      stars: { at: [{ where: `${RATING} .rating_per:not([class*="friends"] *)` }] },
      wishes: interest('人想', 'F', 'wishes'),
      doing: interest('人在', 'N', 'doings'),
      collects: interest('过', 'P', 'collections'),
    },
    comments: { where: '.comment-item .short' },
    badge: [
      { where: `${RATING} .rating_logo`, place: 'append' },
      { where: `${RATING}, #interest_sectl`, place: 'append' },
    ],
  });
}

/** A film's or series' page. */
export const film = subject('film', 'film', 'movie.douban.com/subject/*', '2025-06-26');
export const book = subject('book', 'book', 'book.douban.com/subject/*', '2022-12-07');
export const music = subject('music', 'record', 'music.douban.com/subject/*', '2023-04-17');
export const game = subject('game', 'game', 'www.douban.com/game/*', '2022-12-08');

const likeOthers = subject('drama', 'stage drama', 'www.douban.com/location/drama/*', '2022-12-07');
const { stars: _none, ...fields } = likeOthers.item.fields;

/** A stage drama's page: without the stars' shares, and numbered apart from the others. */
export const drama: Adapter = {
  ...likeOthers,
  item: { ...likeOthers.item, kind: 'drama', key: { ...likeOthers.item.key, prefix: 'douban:drama:' }, fields },
};
