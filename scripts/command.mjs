// How commands begin: set-up, then the job itself in TypeScript.
import process from 'node:process';
import { ensureBuilt } from './build.mjs';
import { openly, SetupError, say, typescript } from './run.mjs';
import { ensureChromium, ensureDependencies } from './setup.mjs';

/** Installs the packages and does a job that gives an exit code. What the user has to mend is said in words. */
export function prepared(job) {
  try {
    ensureDependencies();
    process.exitCode = job();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(`\n${error.message}`);
    process.exitCode = 1;
  }
}

/** Prepares a browser with the extension in it and runs a script of this folder with the command line's arguments. */
export function command(script) {
  prepared(() => {
    const CHROMIUM_PATH = ensureChromium();
    ensureBuilt('chrome');
    return openly(typescript(script, process.argv.slice(2)), { env: { CHROMIUM_PATH } });
  });
}

/** Runs a script that needs no browser. */
export function plainCommand(script) {
  prepared(() => openly(typescript(script, process.argv.slice(2))));
}
