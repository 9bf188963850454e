import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { CHECKS } from '../../lib/checks';
import { tableOf } from './table';
import type { Row } from './task';

const README = new URL('../../README.md', import.meta.url);
const QUALITY = new URL('../../lib/verdict/priors/quality.json', import.meta.url);
const [BEGIN, END] = ['<!-- evaluation -->', '<!-- /evaluation -->'];

/** Rows that are named after what is to be told apart, and the check that tells it. */
const NAMED_AFTER: readonly (readonly [begins: string, check: string])[] = [
  ['one-star', 'histogram'],
  ['five-star', 'histogram'],
  ['paid hot search', 'chart'],
  ['mix', 'ratio'],
];

/** What is kept of a row: by task, so that one task can be measured anew without the others. */
interface Published extends Omit<Row, 'n'> {
  readonly n?: number;
  /** The check whose work it measures, where it is one check's. */
  readonly check: string | null;
}

interface Quality {
  readonly provenance: string;
  readonly tasks: Readonly<Record<string, readonly Published[]>>;
}

/** A figure that someone was promised or that tells of false alarms; the others stand in the command's own output. */
const isTold = ({ floor, target, metric }: Row) =>
  floor !== undefined || target !== undefined || metric.startsWith('false alarms');

function checkOf({ task }: Row): string | null {
  const named = NAMED_AFTER.find(([begins]) => task.startsWith(begins))?.[1];
  return named ?? CHECKS.find(({ id }) => task.split(/[ ,]/)[0] === id)?.id ?? null;
}

const short = (value: number | null) => (value === null || Number.isNaN(value) ? null : Number(value.toPrecision(3)));

function published(row: Row): Published {
  const { value, low, high, baseline } = row;
  return {
    ...row,
    value: short(value) ?? 0,
    low: short(low),
    high: short(high),
    baseline: short(baseline),
    check: checkOf(row),
  };
}

function kept(): Quality['tasks'] {
  if (!existsSync(QUALITY)) return {};
  return (JSON.parse(readFileSync(QUALITY, 'utf8')) as Quality).tasks;
}

/**
 * Writes what was measured where users read it: the README's table, and the table that the options page shows. Tasks
 * that were not asked keep what they had.
 *
 * @param provenance which data and which seed
 * @throws if the README lacks the place for the table
 */
export function publish(measured: ReadonlyMap<string, readonly Row[]>, provenance: string): void {
  const told = [...measured].map(([task, rows]) => [task, rows.filter(isTold).map(published)] as const);
  const all = { ...kept(), ...Object.fromEntries(told) };
  const tasks = Object.fromEntries(Object.entries(all).filter(([, rows]) => rows.length > 0));
  const content: Quality = { provenance, tasks };
  const readme = readFileSync(README, 'utf8');
  const [begin, end] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`README.md has no ${BEGIN} … ${END}`);
  const table = tableOf(Object.values(tasks).flat());
  writeFileSync(QUALITY, `${JSON.stringify(content, null, 1)}\n`);
  writeFileSync(README, `${readme.slice(0, begin + BEGIN.length)}\n\n${table}\n\n${readme.slice(end)}`);
}
