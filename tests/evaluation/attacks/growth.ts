import { type Cascade, HOUR_S } from '../cascades';
import type { Random } from '../random';

/** How bought reposts arrive (EVALUATION §2). */
export type Delivery = 'step' | 'night' | 'drip';
export const DELIVERIES: readonly Delivery[] = ['step', 'night', 'drip'];

const LEAST_BOUGHT = 30;
const DAY_S = 24 * HOUR_S;
/** A delivery in one step takes this long. */
const STEP_S = 1200;

/** A post to which reposts were added, and when that began and ended. */
export interface Bought {
  readonly cascade: Cascade;
  readonly from: number;
  readonly to: number;
}

/** 23:30 China time of the first night; of the second where the post would be younger than an hour. */
function firstNight(postedAt: number): number {
  const born = postedAt / 1000 + 8 * HOUR_S;
  const start = Math.floor(born / DAY_S) * DAY_S + 23.5 * HOUR_S - born;
  return start < HOUR_S ? start + DAY_S : start;
}

function moments(how: Delivery, n: number, postedAt: number, random: Random): number[] {
  const times = (draw: () => number) => Array.from({ length: n }, draw);
  switch (how) {
    case 'step': {
      const start = random.uniform(HOUR_S, 36 * HOUR_S);
      return times(() => start + random.uniform(0, STEP_S));
    }
    case 'drip': {
      const start = random.uniform(0.5 * HOUR_S, 12 * HOUR_S);
      const lasting = random.uniform(18 * HOUR_S, 36 * HOUR_S);
      return times(() => start + random.uniform(0, lasting));
    }
    case 'night': {
      const start = firstNight(postedAt);
      return times(() => start + random.gamma(2, 0.6 * HOUR_S));
    }
  }
}

/** Buys reposts for a post: `size` times what it got by itself. */
export function buyReposts(cascade: Cascade, how: Delivery, size: number, random: Random): Bought {
  const n = Math.max(LEAST_BOUGHT, Math.floor(size * cascade.reposts.length));
  const bought = moments(how, n, cascade.postedAt, random);
  return { cascade: withMore(cascade, bought), from: Math.min(...bought), to: Math.max(...bought) };
}

/** The same post with reposts at these moments too. */
export function withMore(cascade: Cascade, bought: readonly number[]): Cascade {
  return { ...cascade, reposts: [...Float64Array.from([...cascade.reposts, ...bought]).sort()] };
}
