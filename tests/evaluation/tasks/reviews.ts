import { numberIn } from '../data';
import { auc, estimate, type Scored } from '../score';
import { row, type Task } from '../task';

/** EVALUATION §3.10: what one review's own figures tell of a bombing. Hardly anything, so no check judges single reviews. */
export const steamTask: Task = {
  id: 'steam',
  needs: ['steam_review_bombing'],
  run({ data, random, rounds }) {
    const reviews = data.csv('steam_review_bombing').map((record) => ({
      cluster: record.project ?? '',
      padded: record.bomb === '1',
      negative: record.combined_rating === 'Nicht empfohlen' || numberIn(record, 'combined_rating') <= 4,
      chars: numberIn(record, 'chars'),
    }));
    const of = (score: (review: (typeof reviews)[number]) => number) =>
      reviews.map((review): Scored => ({ cluster: review.cluster, padded: review.padded, score: score(review) }));
    const figures = { 'its rating': of(({ negative }) => (negative ? 1 : 0)), 'its length': of(({ chars }) => -chars) };
    return Object.entries(figures).map(([name, items]) =>
      row(`single Steam reviews, ${name}`, 'AUC', estimate(items, auc, random.fork(name), rounds), { n: items.length }),
    );
  },
};
