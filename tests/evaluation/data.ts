import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';

/** Which half of the data lies in a folder: what may be tuned on, or what nothing was tuned on. */
export type Split = 'dev' | 'held';

/** The data folder (`../shared/data`, or another of the same layout). What is not there is skipped, never made up. */
export class Data {
  readonly #dir: string;
  /** Held as soon as one file is: then nothing may be fitted, and what may be tuned on is left out. */
  readonly split: Split;

  constructor(dir: string) {
    this.#dir = dir;
    const names = readdirSync(dir, { recursive: true, encoding: 'utf8' });
    this.split = names.some((name) => name.includes('held')) ? 'held' : 'dev';
  }

  /** Files of a set whose name begins so, e.g. `('weibo_posts', 'posts')`. */
  files(set: string, begins = ''): readonly string[] {
    const folder = join(this.#dir, set);
    if (!existsSync(folder)) return [];
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => !/README|\.md$/.test(name) && !(this.split === 'held' && name.includes('dev')))
      .filter((name) => name.replace(/^(dev|held)\//, '').startsWith(begins))
      .sort()
      .map((name) => join(folder, name));
  }

  /** All rows of the set's CSV files, each as a record of strings; empty where the set is missing. */
  csv(set: string, begins = ''): readonly Readonly<Record<string, string>>[] {
    return this.files(set, begins)
      .filter((file) => /\.csv(\.gz)?$/.test(file))
      .flatMap((file) => Papa.parse<Record<string, string>>(text(file), { header: true, skipEmptyLines: true }).data);
  }

  /** All lines of the set's JSON Lines files. The caller knows their shape. */
  jsonLines<T>(set: string, begins = ''): readonly T[] {
    return this.files(set, begins)
      .filter((file) => /\.jsonl(\.gz)?$/.test(file))
      .flatMap((file) => text(file).split('\n').filter(Boolean))
      .map((line) => JSON.parse(line) as T);
  }
}

function text(file: string): string {
  const bytes = readFileSync(file);
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').replace(/^\uFEFF/, '');
}

/** A field as a number; NaN where it is empty or none. */
export function numberIn(row: Readonly<Record<string, string>>, field: string): number {
  const value = row[field];
  return value === undefined || value.trim() === '' ? Number.NaN : Number(value);
}
