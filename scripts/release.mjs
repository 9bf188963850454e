// npm run release -- patch|minor|major [--dry]: checks, a new version, its zips
import process from 'node:process';
import { openly, SetupError, say, typescript } from './run.mjs';
import { ensureDependencies } from './setup.mjs';

try {
  ensureDependencies();
  process.exitCode = openly(typescript('release.ts', process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  say(`\n${error.message}`);
  process.exitCode = 1;
}
