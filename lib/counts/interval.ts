import type { Count } from '../model';

function topOf(count: Count): number {
  return count.high ?? Number.POSITIVE_INFINITY;
}

/** The true values that both counts allow, or null where they contradict each other. */
export function meet(one: Count, other: Count): Count | null {
  const low = Math.max(one.low, other.low);
  const high = Math.min(topOf(one), topOf(other));
  if (low > high) return null;
  return { low, high: high === Number.POSITIVE_INFINITY ? null : high };
}

/** Whether every true value that `inner` allows is allowed by `outer` too. */
export function covers(outer: Count, inner: Count): boolean {
  return outer.low <= inner.low && topOf(outer) >= topOf(inner);
}
