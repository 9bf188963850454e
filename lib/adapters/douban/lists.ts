import { entry, page } from './parts';

/** The 250 best films: in 2017 the figures stood inside `.star`, in 2025 in a plain `div`. */
export const topFilms = page(
  'top-films',
  'top 250',
  '2025-06-26',
  ['movie.douban.com/top250'],
  entry('ol > li:has(a[href*="/subject/"])', 'em'),
);

/** New films. */
export const chart = page('chart', 'film chart', '2024-09-20', ['movie.douban.com/chart'], entry('tr.item'));

/** This week's ten, with places only. The list of the same looks below it counts dollars. */
export const weekly = page('weekly', 'weekly list', '2024-09-20', ['movie.douban.com/chart', 'movie.douban.com/'], {
  ...entry('#listCont2 > li, #billboard tr', '.no, .order', {}),
  moved: { up: [{ where: '.up, .stay' }], down: [{ where: '.down' }] },
});

/** Films of one kind, by score. Each stands there twice, in two views of which one is hidden. */
export const typeRank = page(
  'type-rank',
  'films by kind',
  '2018-12-08',
  ['movie.douban.com/typerank'],
  entry('.movie-list-item', '.rank-num'),
);

/** Posters tell the number of ratings in an attribute only, and also where they show 暂无评分. */
const POSTER = {
  score: { at: [{ where: '.subject-rate' }], witness: [{ from: '@data-score' }, { from: '@data-rate' }] },
  raters: { at: [{ from: '@data-votecount' }, { from: '@data-rater' }] },
} as const;

/** What the cinemas of a city show. */
export const nowPlaying = page(
  'now-playing',
  'now playing',
  '2018-02-04',
  ['movie.douban.com/cinema/nowplaying/**'],
  entry('[data-votecount]', undefined, POSTER),
);

/** The slides of the films' home page, some of them several times. */
export const filmHome = page(
  'film-home',
  'film home',
  '2017-11-08',
  ['movie.douban.com/'],
  entry('[data-rater]', undefined, POSTER),
);

/** Lists that users or editors made, and the best books and records. */
export const list = page(
  'list',
  'list',
  'never',
  [
    'www.douban.com/doulist/*',
    'm.douban.com/doulist/*',
    'm.douban.com/subject_collection/*',
    'book.douban.com/top250',
    'music.douban.com/top250',
    'book.douban.com/tag/*',
  ],
  entry(':is(.doulist-item, tr.item, li):has(a[href*="/subject/"]):has([class*="rating"])', '.pos, [class*="rank"]'),
);
