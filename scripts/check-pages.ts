// `npm run check:pages`: what the built extension reads on the captures of real pages, held against their truth; with
// `--mutants N` also what the adapters still read on so many changed pages, and whether any of it is wrong.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Capture, capturesWithTruth, kindOf } from '../tests/e2e/harness/captures';
import { sharedPages, withoutShared } from '../tests/e2e/harness/shared';
import { launchReader } from '../tests/e2e/harness/stored';
import { type Comparison, compare } from '../tests/e2e/harness/truth';
import { runMutants } from '../tests/mutation/run';
import { run, UsageError } from './cli';
import { table } from './table';

/** Differences of one capture that are told in words; the rest are counted. */
const TOLD = 12;

async function readAll(captures: readonly Capture[]): Promise<readonly (readonly [Capture, Comparison])[]> {
  const reader = await launchReader();
  try {
    const compared: [Capture, Comparison][] = [];
    for (const capture of captures) {
      const view = await reader.read({ ...capture, file: join(sharedPages, capture.capture) });
      compared.push([capture, compare(capture, view)]);
    }
    return compared;
  } finally {
    await reader.close();
  }
}

function rowOf(name: string, comparisons: readonly Comparison[]): readonly string[] {
  const sum = (of: (each: Comparison) => number) => comparisons.reduce((total, each) => total + of(each), 0);
  return [
    name,
    `${sum(({ items }) => items.read)} of ${sum(({ items }) => items.wanted)}`,
    `${sum(({ figures }) => figures.right)} of ${sum(({ figures }) => figures.wanted)}`,
    `${sum(({ figures }) => figures.wrong)}`,
    `${sum(({ differences }) => differences.length)}`,
  ];
}

/** Reads every capture, prints what differs and a table, and says whether nothing does. */
async function checkCaptures(): Promise<boolean> {
  if (withoutShared) {
    console.log(`Captures: skipped, because ${withoutShared} (looked for in ../shared/pages).`);
    return true;
  }
  const compared = await readAll(capturesWithTruth());
  for (const [{ capture }, { differences }] of compared) {
    if (differences.length === 0) continue;
    console.log([capture, ...differences.slice(0, TOLD)].join('\n  '));
    if (differences.length > TOLD) console.log(`  and ${differences.length - TOLD} more`);
  }
  const kinds = [...new Set(compared.map(([capture]) => kindOf(capture)))].sort();
  const rows = kinds.map((kind) =>
    rowOf(
      kind,
      compared.flatMap(([capture, comparison]) => (kindOf(capture) === kind ? [comparison] : [])),
    ),
  );
  const total = rowOf(
    'all',
    compared.map(([, comparison]) => comparison),
  );
  console.log(table(['page kind', 'items read', 'figures right', 'wrong', 'differences'], [...rows, total], []));
  return compared.every(([, { differences }]) => differences.length === 0);
}

/** Reads changed pages, prints every wrong reading and a table by kind of change, and says whether none is wrong. */
async function checkMutants(mutants: number, seed: number): Promise<boolean> {
  const { kinds, wrong } = await runMutants({ mutants, seed });
  for (const line of wrong) console.log(line);
  const rows = kinds.map(({ kind, mutants: made, whole, wrong: bad }) => [kind, `${made}`, `${whole}`, `${bad}`]);
  const sum = (of: (each: (typeof kinds)[number]) => number) => `${kinds.reduce((total, each) => total + of(each), 0)}`;
  const total = ['all', sum((each) => each.mutants), sum((each) => each.whole), sum((each) => each.wrong)];
  console.log(table(['change', 'mutants', 'still read whole', 'wrong'], [...rows, total], []));
  console.log(`Again with: npm run check:pages -- --mutants ${mutants} --seed ${seed}`);
  return wrong.length === 0;
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`${text} is not a whole number.`);
  return Number(text);
}

await run('npm run check:pages [-- --mutants N --seed N]', async () => {
  const { values } = parseArgs({
    options: { mutants: { type: 'string', default: '0' }, seed: { type: 'string', default: '1' } },
  });
  const [mutants, seed] = [wholeNumber(values.mutants), wholeNumber(values.seed)];
  const captures = await checkCaptures();
  const changed = mutants === 0 || (await checkMutants(mutants, seed));
  if (!captures || !changed) process.exitCode = 1;
});
