import type { MixMetric } from '../../../lib/checks/mix';
import type { Random } from '../random';

type Counts = { readonly [M in MixMetric]: number };

/** `buy(metric)` of EVALUATION §2: `factor` times the count; of none, as many as of one. */
export function bought<P extends Counts>(post: P, metric: MixMetric, factor: number): P {
  return { ...post, [metric]: post[metric] + (factor - 1) * (post[metric] + (metric === 'likes' ? 0 : 1)) };
}

/** A lot of `size`, as it is sold. */
export function lotOf<P extends Counts>(post: P, metric: MixMetric, size: number): P {
  return { ...post, [metric]: post[metric] + size };
}

/** All three counts in proportion: what no look at their proportions can see. */
export function proportional<P extends Counts>(post: P, factor: number): P {
  return bought(bought(bought(post, 'likes', factor), 'comments', factor), 'reposts', factor);
}

const FACTORS = [2, 100] as const;

/** Any of the three counts, by a factor as likely to be of one size as of another. */
export function boughtAnyhow<P extends Counts>(
  post: P,
  random: Random,
): { readonly post: P; readonly metric: MixMetric } {
  const metric = random.pick(['likes', 'comments', 'reposts'] as const);
  return { post: bought(post, metric, random.logUniform(...FACTORS)), metric };
}
