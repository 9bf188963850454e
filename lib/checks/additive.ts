/** One axis of a table: knots at `from`, `from + step`, …, straight lines between them, flat beyond the ends. */
export interface Axis {
  /** Which quantity stands on it. */
  readonly of: string;
  readonly from: number;
  readonly step: number;
  readonly knots: number;
}

/** A curve over one quantity or a surface over two: values by the first axis, then by the second. */
export interface Term {
  readonly axes: readonly Axis[];
  readonly values: readonly number[];
}

/** A sum of curves and surfaces: as easy to read as a table, nearly as sharp as a forest of trees. */
export interface Additive {
  readonly intercept: number;
  readonly terms: readonly Term[];
}

/** The knots around a place, each with its part; the parts add up to 1. Two on a curve, four on a surface. */
export function partsAt(
  axes: readonly Axis[],
  quantities: Readonly<Record<string, number>>,
): [knot: number, part: number][] {
  let parts: [number, number][] = [[0, 1]];
  for (const { of, from, step, knots } of axes) {
    const at = Math.min(knots - 1, Math.max(0, ((quantities[of] ?? from) - from) / step));
    const knot = Math.min(knots - 2, Math.floor(at));
    const rest = at - knot;
    parts = parts.flatMap(([before, part]): [number, number][] => [
      [before * knots + knot, part * (1 - rest)],
      [before * knots + knot + 1, part * rest],
    ]);
  }
  return parts;
}

/** The sum at a place. Quantities by name; a missing one counts as its axis' first knot. */
export function additiveAt({ intercept, terms }: Additive, quantities: Readonly<Record<string, number>>): number {
  return terms.reduce(
    (sum, { axes, values }) =>
      partsAt(axes, quantities).reduce((all, [knot, part]) => all + part * (values[knot] ?? 0), sum),
    intercept,
  );
}
