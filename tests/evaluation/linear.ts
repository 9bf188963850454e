/** Solves `matrix · x = right` by Gaussian elimination with row exchange. The arguments are left as they are. */
export function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  const n = rows.length;
  for (let column = 0; column < n; column += 1) {
    let best = column;
    for (let i = column + 1; i < n; i += 1)
      if (Math.abs(rows[i]?.[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0)) best = i;
    [rows[column], rows[best]] = [rows[best] ?? [], rows[column] ?? []];
    const pivot = rows[column] ?? [];
    for (let i = column + 1; i < n; i += 1) {
      const row = rows[i] ?? [];
      const factor = (row[column] ?? 0) / (pivot[column] ?? 1);
      if (factor !== 0) for (let k = column; k <= n; k += 1) row[k] = (row[k] ?? 0) - factor * (pivot[k] ?? 0);
    }
  }
  const x = new Array<number>(n).fill(0);
  for (let i = n - 1; i >= 0; i -= 1) {
    const row = rows[i] ?? [];
    let rest = row[n] ?? 0;
    for (let k = i + 1; k < n; k += 1) rest -= (row[k] ?? 0) * (x[k] ?? 0);
    x[i] = rest / (row[i] ?? 1);
  }
  return x;
}

/** A row of which only what is not nought is held. */
export type SparseRow = readonly (readonly [column: number, value: number])[];

const sparse = (row: readonly number[]): SparseRow => row.flatMap((x, i) => (x === 0 ? [] : [[i, x] as const]));

/** Sums of w·x·xᵀ over the rows, plus `penalty`: the left side of a weighted least-squares problem. */
function normal(rows: readonly SparseRow[], weights: readonly number[], penalty: readonly (readonly number[])[]) {
  const left = penalty.map((row) => [...row]);
  rows.forEach((row, r) => {
    const weight = weights[r] ?? 1;
    for (const [i, x] of row) {
      const line = left[i];
      if (line) for (const [k, y] of row) line[k] = (line[k] ?? 0) + weight * x * y;
    }
  });
  return left;
}

/** A square matrix of noughts with `values` on its diagonal. */
export function diagonal(values: readonly number[]): number[][] {
  return values.map((value, i) => values.map((_, k) => (i === k ? value : 0)));
}

/** Coefficients of the weighted least-squares line through `targets`, each coefficient held back by `ridge`. */
export function leastSquares(
  rows: readonly (readonly number[])[],
  targets: readonly number[],
  weights: readonly number[] = rows.map(() => 1),
  ridge: readonly number[] = (rows[0] ?? []).map(() => 0),
): number[] {
  const right = ridge.map(() => 0);
  rows.forEach((row, r) => {
    const scaled = (weights[r] ?? 1) * (targets[r] ?? 0);
    row.forEach((x, i) => {
      right[i] = (right[i] ?? 0) + scaled * x;
    });
  });
  return solve(normal(rows.map(sparse), weights, diagonal(ridge)), right);
}

/**
 * Logistic regression with a quadratic penalty, by Newton's method. Both classes weigh the same in all, so that the
 * log-odds are the natural-log likelihood ratio of the two.
 */
export function logistic(
  rows: readonly SparseRow[],
  positive: readonly boolean[],
  penalty: readonly (readonly number[])[],
  rounds = 15,
): number[] {
  const count = positive.filter(Boolean).length;
  const weightOf = (yes: boolean) => (0.3 * rows.length) / (yes ? count : rows.length - count);
  let beta = penalty.map(() => 0);
  for (let round = 0; round < rounds; round += 1) {
    const curvature: number[] = [];
    const slope = penalty.map((line) => -line.reduce((sum, x, i) => sum + x * (beta[i] ?? 0), 0));
    rows.forEach((row, r) => {
      const yes = positive[r] ?? false;
      const odds = row.reduce((sum, [i, x]) => sum + x * (beta[i] ?? 0), 0);
      const p = 1 / (1 + Math.exp(-Math.min(30, Math.max(-30, odds))));
      curvature.push(weightOf(yes) * Math.max(p * (1 - p), 1e-6));
      const pull = weightOf(yes) * ((yes ? 1 : 0) - p);
      for (const [i, x] of row) slope[i] = (slope[i] ?? 0) + pull * x;
    });
    const step = solve(normal(rows, curvature, penalty), slope);
    beta = beta.map((value, i) => value + (step[i] ?? 0));
    if (Math.max(...step.map(Math.abs)) < 1e-3) break;
  }
  return beta;
}
