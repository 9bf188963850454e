// The commands that need a browser with the extension in it: set-up, build, then the job itself in TypeScript.
import process from 'node:process';
import { ensureBuilt } from './build.mjs';
import { openly, SetupError, say, typescript } from './run.mjs';
import { ensureChromium, ensureDependencies } from './setup.mjs';

/** Prepares everything and runs a script of this folder with the command line's arguments. */
export function command(script) {
  try {
    ensureDependencies();
    const CHROMIUM_PATH = ensureChromium();
    ensureBuilt('chrome');
    process.exitCode = openly(typescript(script, process.argv.slice(2)), { env: { CHROMIUM_PATH } });
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(`\n${error.message}`);
    process.exitCode = 1;
  }
}
