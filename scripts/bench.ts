// `npm run bench`: what the parts cost, in the built extension in a real browser: JSON lines, then a table.
import { parseArgs } from 'node:util';
import { type Figure, holds, markdownOf, tableOf } from '../tests/bench/figures';
import { ledgerFigures } from '../tests/bench/ledger';
import { pageFigures } from '../tests/bench/page';
import { verdictFigures } from '../tests/bench/verdict';
import { run, UsageError } from './cli';

const BENCHES: Readonly<Record<string, (part?: string) => AsyncGenerator<Figure>>> = {
  ledger: ledgerFigures,
  verdict: verdictFigures,
  page: pageFigures,
};
const NAMES = Object.keys(BENCHES).join(' | ');

await run(`npm run bench -- [${NAMES}] [--markdown]`, async () => {
  const { values, positionals } = parseArgs({
    options: { markdown: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const figures: Figure[] = [];
  for (const name of positionals.length > 0 ? positionals : Object.keys(BENCHES)) {
    // `ledger/disk`: one part of it.
    const [of = '', part] = name.split('/');
    const bench = BENCHES[of];
    if (!bench) throw new UsageError(`There is no bench ${of}.`);
    for await (const figure of bench(part)) {
      figures.push(figure);
      console.log(JSON.stringify(figure));
    }
  }
  console.log(`\n${values.markdown ? markdownOf(figures) : tableOf(figures)}`);
  if (!figures.every(holds)) process.exitCode = 1;
});
