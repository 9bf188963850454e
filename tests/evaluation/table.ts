import type { Row } from './task';

const HEAD = ['task', 'metric', 'value', '95 % interval', 'naive', 'floor', 'target', 'n'] as const;

/** The rows as a Markdown table, as it stands in the README. */
export function tableOf(rows: readonly Row[]): string {
  const cells = [HEAD, ...rows.map(cellsOf)].map((line) => line.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = HEAD.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)));
  const [head, ...body] = cells.map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)));
  const lines = [head, widths.map((width) => '-'.repeat(width)), ...body];
  return lines.map((line) => `| ${line?.join(' | ')} |`).join('\n');
}

function cellsOf({ task, metric, value, low, high, baseline, baselineName, floor, target, n }: Row): readonly string[] {
  const interval = low === null || high === null ? '' : `${short(low)}–${short(high)}`;
  const naive = baseline === null ? '' : `${short(baseline)}${baselineName ? ` (${baselineName})` : ''}`;
  return [
    task,
    metric,
    short(value),
    interval,
    naive,
    optional(floor),
    optional(target),
    n === undefined ? '' : `${n}`,
  ];
}

const optional = (value: number | undefined) => (value === undefined ? '' : short(value));

/** Three digits that matter. */
function short(value: number): string {
  if (Number.isNaN(value)) return '–';
  if (Math.abs(value) >= 100) return value.toFixed(0);
  return String(Number(value.toPrecision(3)));
}
