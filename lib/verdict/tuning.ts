import { CHECKS } from '../checks';
import type { ItemKind } from '../model';

/** From where on an item is marked. */
export interface Marks {
  /** The posterior from which an item is called doubtful. */
  readonly doubtful: number;
  /** The posterior from which it may be called unusual. */
  readonly unusual: number;
  /** And whatever the posterior, no more of 1,000 ordinary items may look like it. */
  readonly perThousand: number;
}

/** What the weights were fitted for (HEURISTICS D). */
export const SHIPPED_MARKS: Marks = { doubtful: 0.3, unusual: 0.8, perThousand: 10 };

/** What the verdict needs to know of the settings. What it does not name is as it ships. */
export interface Tuning {
  /** By check id; a check that is not named uses its default. */
  readonly thresholds: Readonly<Record<string, number>>;
  /** Checks that are switched off, by id. */
  readonly checks?: Readonly<Record<string, false>> | undefined;
  readonly marks?: Marks | undefined;
}

/**
 * Of some settings what verdicts depend on, in one form for all that come to the same: thresholds within their bounds,
 * in the order of the checks, and nothing that is as it ships. Its digest tells whether kept verdicts still hold.
 */
export function tuningOf({ thresholds, checks = {}, marks = SHIPPED_MARKS }: Tuning): Tuning {
  const set = CHECKS.flatMap(({ id, threshold: { min, max, default: shipped } }) => {
    const value = Math.min(max, Math.max(min, thresholds[id] ?? shipped));
    return value === shipped ? [] : [[id, value] as const];
  });
  const off = CHECKS.flatMap(({ id }) => (checks[id] === false ? [[id, false] as const] : []));
  const { doubtful, unusual, perThousand } = marks;
  const isShipped = Object.entries(SHIPPED_MARKS).every(([name, value]) => marks[name as keyof Marks] === value);
  return {
    thresholds: Object.fromEntries(set),
    ...(off.length > 0 && { checks: Object.fromEntries(off) }),
    ...(!isShipped && { marks: { doubtful, unusual, perThousand } }),
  };
}

/** Whether verdicts on items of this kind can differ between two tunings, each from `tuningOf`. */
export function concerns(kind: ItemKind, one: Tuning, other: Tuning): boolean {
  const differs = (of: (tuning: Tuning) => unknown) => JSON.stringify(of(one)) !== JSON.stringify(of(other));
  if (differs(({ marks }) => marks)) return true;
  return CHECKS.some(
    ({ id, kinds }) =>
      kinds.includes(kind) && differs(({ thresholds, checks }) => [thresholds[id] ?? null, checks?.[id] ?? true]),
  );
}
