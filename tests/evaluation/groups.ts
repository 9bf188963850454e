/** The values by key, each group in the order it came in. (Node 20 has no `Map.groupBy` yet.) */
export function groupBy<T, K>(values: Iterable<T>, keyOf: (value: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

/**
 * Which of `folds` parts each cluster belongs to, the same in every run: what is fitted for one part is fitted on the
 * other parts, so that no author (film, topic) is judged by a table that has seen it.
 */
function foldOf(cluster: string, folds: number): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < cluster.length; i += 1) h = Math.imul(h ^ cluster.charCodeAt(i), 0x01000193);
  // The low bits of FNV hardly mix: take the high ones.
  return (((h >>> 0) / 2 ** 32) * folds) | 0;
}

/**
 * Cross-fitting: each part of the values is given together with what was fitted on all the other parts. On held data
 * nothing is fitted: everything is scored with `shipped`.
 */
export function crossFitted<T extends { readonly cluster: string }, P>(
  values: readonly T[],
  {
    split,
    folds = 5,
    fitted,
    shipped,
  }: { split: 'dev' | 'held'; folds?: number; fitted: (on: readonly T[]) => P; shipped: P },
): { readonly part: readonly T[]; readonly prior: P }[] {
  if (split === 'held') return [{ part: values, prior: shipped }];
  return Array.from({ length: folds }, (_, fold) => ({
    part: values.filter(({ cluster }) => foldOf(cluster, folds) === fold),
    prior: fitted(values.filter(({ cluster }) => foldOf(cluster, folds) !== fold)),
  }));
}
