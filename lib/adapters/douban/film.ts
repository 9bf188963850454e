import type { Adapter, Field } from '../types';

/** Where the site's own rating stands. The viewer's friends have a block of the same looks beside it. */
const RATING = '.rating_wrap:not([class*="friends"])';

/** "681人在看 / 6704人看过 / 19526人想看", told apart by where they lead. Shown only where there are any. */
function interest(status: 'N' | 'P' | 'F'): Field {
  return { at: [{ where: `.subject-others-interests-ft a[href*="status=${status}"]` }], optional: true };
}

/** A film's or series' page. */
export const film: Adapter = {
  id: 'douban/film',
  site: 'douban',
  title: 'Douban film',
  urls: ['movie.douban.com/subject/*'],
  watch: '#interest_sectl',
  viewer: { in: '.nav-user-account', out: '.nav-login' },
  zone: '+08:00',
  lastSeenReal: '2025-06-26',
  item: {
    select: 'body',
    kind: 'subject',
    key: { prefix: 'douban:subject:', id: [{ from: 'url', as: 'douban-subject' }] },
    title: [{ where: '[property="v:itemreviewed"]' }, { where: 'h1' }],
    fields: {
      score: { at: [{ where: `${RATING} [property="v:average"]` }, { where: `${RATING} .rating_num` }] },
      raters: {
        at: [{ where: `${RATING} [property="v:votes"]` }, { where: `${RATING} .rating_people` }],
        witness: [{ where: `${RATING} .rating_people` }],
      },
      stars: { at: [{ where: `${RATING} .rating_per` }] },
      wishes: interest('F'),
      doing: interest('N'),
      collects: interest('P'),
    },
    badge: [
      { where: `${RATING} .rating_logo`, place: 'append' },
      { where: '#interest_sectl', place: 'append' },
    ],
  },
};
