import { table } from '../../scripts/table';

/** One measured figure. With a `baseline` of the same run, `target` bounds the ratio, else the value itself. */
export interface Figure {
  readonly bench: string;
  readonly metric: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline?: number;
  /** `value` to `baseline`. */
  readonly ratio?: number;
  /** At most so much. */
  readonly target?: number;
}

/** The middle one of some measurements; between two, their mean. NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = Number.NaN, high = low] = sorted.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1);
  return (low + high) / 2;
}

/** True where the figure has no target, or keeps it. */
export function holds({ value, ratio, target }: Figure): boolean {
  return target === undefined || (ratio ?? value) <= target;
}

/** The figures as columns for a terminal. */
export function tableOf(figures: readonly Figure[]): string {
  return table(HEADINGS, figures.map(cellsOf), []);
}

/** The figures as a table for the README. */
export function markdownOf(figures: readonly Figure[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(HEADINGS), line(HEADINGS.map(() => '---')), ...figures.map((figure) => line(cellsOf(figure)))].join(
    '\n',
  );
}

const HEADINGS = ['figure', 'value', 'the same, raw', 'ratio', 'at most', ''] as const;

function cellsOf(figure: Figure): string[] {
  const { metric, value, unit, baseline, ratio, target } = figure;
  return [
    metric,
    `${digits(value)} ${unit}`,
    baseline === undefined ? '' : `${digits(baseline)} ${unit}`,
    ratio === undefined ? '' : ratio.toFixed(2),
    target === undefined ? '' : String(target),
    target === undefined ? '' : holds(figure) ? 'holds' : 'MISSED',
  ];
}

function digits(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(1);
}
