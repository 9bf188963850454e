import type { ItemKind } from '../model';
import { ordinaryPerThousandAt, SHIPPED_MODEL, type VerdictModel } from './model';
import type { Marks } from './tuning';

/** How many of 1,000 ordinary items of a kind some limits would mark. */
export interface OrdinaryMarked {
  readonly kind: ItemKind;
  /** Doubtful or unusual. */
  readonly marked: number;
  /** At most so many unusual: two groups of checks must agree besides. */
  readonly unusual: number;
}

/** Seen growing or seen once: whichever marks more. */
const KNOWN = ['watched', 'glanced'] as const;

const scoreAt = (posterior: number) => Math.log(posterior / (1 - posterior));

/** How many ordinary items some limits would mark, by the model's tables; of kinds without a table nothing is known. */
export function ordinaryMarked(marks: Marks, model: VerdictModel = SHIPPED_MODEL): readonly OrdinaryMarked[] {
  return (Object.keys(model.ordinary) as ItemKind[]).flatMap((kind) => {
    const from = (posterior: number) => {
      const rates = KNOWN.map((known) => ordinaryPerThousandAt(scoreAt(posterior), known, kind, model));
      return Math.max(...rates.map((rate) => rate ?? 0));
    };
    const [doubtful, unusual] = [from(marks.doubtful), from(marks.unusual)];
    // An item looks like at most so many ordinary ones: where the score alone would mark more, the limit holds.
    const limited = (rate: number) => Math.min(rate, marks.perThousand);
    return { kind, marked: limited(Math.max(doubtful, unusual)), unusual: limited(unusual) };
  });
}
