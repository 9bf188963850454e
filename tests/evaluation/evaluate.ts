import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fromUser, run, UsageError } from '../../scripts/cli';
import { Data } from './data';
import { FITS } from './fits';
import { publish } from './publish';
import { Random } from './random';
import { tableOf } from './table';
import type { Row } from './task';
import { TASKS } from './tasks';

const USAGE =
  'npm run evaluate -- --data DIR [--seed N] [--templates FILE] [--only TASK,…] [--rounds N] [--fit] [--publish]';
const PRIORS = new URL('../../lib/verdict/priors/', import.meta.url);

interface Options {
  readonly data: Data;
  readonly dir: string;
  readonly seed: number;
  readonly rounds: number;
  readonly only: readonly string[] | null;
  readonly templates: readonly string[] | null;
  readonly fit: boolean;
  /** Write the figures into the README and for the options page. */
  readonly publish: boolean;
}

function options(): Options {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      seed: { type: 'string', default: '1' },
      rounds: { type: 'string', default: '200' },
      only: { type: 'string' },
      templates: { type: 'string' },
      fit: { type: 'boolean', default: false },
      publish: { type: 'boolean', default: false },
    },
  });
  if (values.data === undefined) throw new UsageError('Say where the data is.');
  const dir = fromUser(values.data);
  if (!existsSync(dir)) throw new UsageError(`There is no folder ${values.data}.`);
  const [seed, rounds] = [Number(values.seed), Number(values.rounds)];
  if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(rounds)) throw new UsageError('A seed is a whole number.');
  const lines = (file: string) =>
    readFileSync(fromUser(file), 'utf8')
      .split('\n')
      .map((line) => line.trim());
  return {
    data: new Data(dir),
    dir,
    seed,
    rounds,
    only: values.only?.split(',') ?? null,
    templates: values.templates === undefined ? null : lines(values.templates).filter(Boolean),
    fit: values.fit,
    publish: values.publish,
  };
}

const missing = (data: Data, needs: readonly string[]) => needs.filter((set) => data.files(set).length === 0);
const wanted = (only: readonly string[] | null, id: string) => only === null || only.includes(id);

/** Writes the shipped tables anew. Only from data that may be tuned on. */
function fitAll({ data, seed, only }: Options): void {
  if (data.split === 'held') throw new UsageError('Nothing is fitted on held data.');
  for (const { file, needs, make } of FITS) {
    if (!wanted(only, file.replace('.json', '')) || missing(data, needs).length > 0) continue;
    const content = make({ data, random: new Random(seed).fork(file) });
    writeFileSync(new URL(file, PRIORS), `${JSON.stringify(content, null, 1)}\n`);
    console.log(JSON.stringify({ fitted: file, from: needs }));
  }
}

async function evaluateAll(chosen: Options): Promise<void> {
  const measured = new Map<string, readonly Row[]>();
  for (const task of TASKS) {
    if (!wanted(chosen.only, task.id)) continue;
    const lacking = missing(chosen.data, task.needs);
    if (lacking.length > 0) {
      console.log(JSON.stringify({ task: task.id, skipped: `no ${lacking.join(', ')} in this folder` }));
      continue;
    }
    const random = new Random(chosen.seed).fork(task.id);
    const rows = [...(await task.run({ ...chosen, random }))];
    for (const row of rows) console.log(JSON.stringify(row));
    measured.set(task.id, rows);
  }
  console.log(`\n${tableOf([...measured.values()].flat())}`);
  if (chosen.publish) publish(measured, `npm run evaluate on the ${chosen.data.split} data, seed ${chosen.seed}`);
}

await run(USAGE, async () => {
  const chosen = options();
  if (chosen.fit) fitAll(chosen);
  else await evaluateAll(chosen);
});
