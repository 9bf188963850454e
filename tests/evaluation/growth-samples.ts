import type { Evidence } from '../../lib/model';
import { buyReposts, DELIVERIES } from './attacks/growth';
import { type Cascade, evidenceOf, visits } from './cascades';
import type { Random } from './random';

/** What one reader saw of one post. */
export interface Seen {
  readonly cluster: string;
  readonly cascade: Cascade;
  readonly evidence: Evidence;
  /** Seconds after posting. */
  readonly times: readonly number[];
}

/** And when the delivery began. */
export interface SeenBought extends Seen {
  readonly from: number;
}

/** As few and as many as readers come back in three days. */
const LOOKS = [4, 26] as const;
const LEAST_LOOKS = 3;
const SIZES = [0.25, 4] as const;

export function seenOf(cascade: Cascade, times: readonly number[]): Seen {
  return { cluster: cascade.cluster, cascade, evidence: evidenceOf(cascade, times), times };
}

/** Each post as so many readers would have seen it. */
export function organicSamples(
  cascades: readonly Cascade[],
  random: Random,
  { readers, looks = null }: { readers: number; looks?: number | null },
): readonly Seen[] {
  return cascades.flatMap((cascade) =>
    Array.from({ length: readers }, () => visits(random, looks ?? random.integer(...LOOKS)))
      .filter(({ length }) => length >= LEAST_LOOKS)
      .map((times) => seenOf(cascade, times)),
  );
}

/** The same with bought reposts, where the reader was there after they began: of the kinds and sizes of EVALUATION §2. */
export function boughtSamples(
  cascades: readonly Cascade[],
  random: Random,
  {
    readers,
    looks = null,
    kinds = DELIVERIES,
    size = null,
  }: { readers: number; looks?: number | null; kinds?: typeof DELIVERIES; size?: number | null },
): readonly SeenBought[] {
  return cascades.flatMap((cascade) =>
    Array.from({ length: readers }, (): SeenBought[] => {
      const times = visits(random, looks ?? random.integer(...LOOKS));
      const kind = random.pick(kinds) ?? 'step';
      const { cascade: more, from } = buyReposts(cascade, kind, size ?? random.logUniform(...SIZES), random);
      if (times.length < LEAST_LOOKS || (times.at(-1) ?? 0) < from) return [];
      return [{ ...seenOf(more, times), from }];
    }).flat(),
  );
}
