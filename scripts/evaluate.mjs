// npm run evaluate -- --data DIR --seed N: how well the checks work, on real data
import process from 'node:process';
import { openly, SetupError, say, typescript } from './run.mjs';
import { ensureDependencies } from './setup.mjs';

try {
  ensureDependencies();
  process.exitCode = openly(typescript('../tests/evaluation/evaluate.ts', process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  say(`\n${error.message}`);
  process.exitCode = 1;
}
