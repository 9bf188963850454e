// npm run verify-export -- FILE: what an export says, recomputed from what it says was seen
import process from 'node:process';
import { openly, SetupError, say, typescript } from './run.mjs';
import { ensureDependencies } from './setup.mjs';

try {
  ensureDependencies();
  process.exitCode = openly(typescript('verify-export.ts', process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  say(`\n${error.message}`);
  process.exitCode = 1;
}
