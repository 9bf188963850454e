import { type Additive, type Axis, partsAt } from '../../lib/checks/additive';
import { diagonal, logistic, type SparseRow } from './linear';

/** What holds the values back: towards nought, and towards straight lines along each axis. */
const SHRINK = 0.3;
const STRAIGHTEN = 3;

const sizeOf = (axes: readonly Axis[]) => axes.reduce((size, { knots }) => size * knots, 1);

/** Adds the second differences along one axis of a table that begins at `from` in the whole list of values. */
function straighten(penalty: number[][], axes: readonly Axis[], along: number, from: number): void {
  const stride = sizeOf(axes.slice(along + 1));
  const knots = axes[along]?.knots ?? 0;
  const bend = [1, -2, 1] as const;
  for (let cell = 0; cell < sizeOf(axes); cell += 1) {
    if (Math.floor(cell / stride) % knots > knots - 3) continue;
    bend.forEach((a, i) => {
      const row = penalty[from + cell + i * stride];
      bend.forEach((b, k) => {
        const column = from + cell + k * stride;
        if (row) row[column] = (row[column] ?? 0) + STRAIGHTEN * a * b;
      });
    });
  }
}

/** The axes' tables fitted so that their sum is the natural-log likelihood ratio, positive : others. */
export function fitAdditive(
  tables: readonly (readonly Axis[])[],
  places: readonly Readonly<Record<string, number>>[],
  positive: readonly boolean[],
): Additive {
  const starts = tables.map((_, i) => 1 + tables.slice(0, i).reduce((sum, axes) => sum + sizeOf(axes), 0));
  const rows = places.map(
    (place): SparseRow => [
      [0, 1],
      ...tables.flatMap((axes, i) =>
        partsAt(axes, place).map(([knot, part]): [number, number] => [(starts[i] ?? 0) + knot, part]),
      ),
    ],
  );
  const size = 1 + tables.reduce((sum, axes) => sum + sizeOf(axes), 0);
  const penalty = diagonal(Array.from({ length: size }, (_, i) => (i === 0 ? 0 : SHRINK)));
  tables.forEach((axes, i) => {
    for (let along = 0; along < axes.length; along += 1) straighten(penalty, axes, along, starts[i] ?? 0);
  });
  const beta = logistic(rows, positive, penalty).map((value) => Number(value.toFixed(3)));
  return {
    intercept: beta[0] ?? 0,
    terms: tables.map((axes, i) => ({ axes, values: beta.slice(starts[i], (starts[i] ?? 0) + sizeOf(axes)) })),
  };
}
