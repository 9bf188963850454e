// Brings a fresh machine to where the commands can run: packages, a browser, fonts. What is there already is not
// touched, so a second run starts at once.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { findChromium, findFirefox } from './find-browser.mjs';
import { quietly, root, SetupError, say, tools } from './run.mjs';

/** Installs the packages that package-lock.json names, unless they are there. Throws when npm cannot. */
export function ensureDependencies() {
  if (!dependenciesAreInstalled()) installDependencies();
  if (!existsSync(join(root, '.wxt', 'tsconfig.json')))
    step('Preparing types', process.execPath, [tools.wxt, 'prepare']);
}

/** The path of a Chromium, installed first where that is needed and possible. Throws with what to install otherwise. */
export function ensureChromium() {
  const found = lookForChromium();
  if (found) {
    ensureChineseFont();
    return found;
  }
  say('No Chromium, Chrome or Edge found: installing one.');
  const ways = [
    () => aptInstall('chromium', 'fonts-noto-cjk'),
    () =>
      attempt("Downloading Playwright's Chromium", process.execPath, [
        tools.playwright,
        'install',
        '--no-shell',
        'chromium',
      ]),
  ];
  for (const way of ways) {
    const installed = way() && lookForChromium();
    if (installed) return installed;
  }
  throw new SetupError(
    'Shuifen needs a browser of the Chromium family and could not install one. Install Chromium, Chrome or Edge, or set ' +
      'CHROMIUM_PATH to the program of one, and run this again.',
  );
}

/** The path of a Firefox, installed first where apt can, else null: the tests in Firefox are skipped then. */
export function ensureFirefox() {
  const look = () => orSetupError(findFirefox);
  return look() ?? (aptInstall('firefox-esr') ? look() : null);
}

/** True when npm's own record of what it installed agrees with the lockfile. */
function dependenciesAreInstalled() {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const [wanted, installed] = [join(root, 'package-lock.json'), record].map(
    (f) => JSON.parse(readFileSync(f, 'utf8')).packages,
  );
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    // The root is not in the record, and of the optional ones only those for this system are.
    if (path === '' || (optional && !installed[path])) return true;
    return installed[path]?.version === version;
  });
}

function installDependencies() {
  const env = { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' };
  // No package here needs its install script, and NODE_ENV=production must not leave the tools out.
  const options = [
    '--loglevel=error',
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
  ];
  say('Installing packages (npm ci) …');
  const clean = npm(['ci', ...options], env);
  if (clean.ok) return;
  // A lockfile written where the registry lacks other systems' optional packages has holes that `npm ci` refuses.
  if (clean.output.includes('code EUSAGE') && npm(['install', '--no-save', ...options], env).ok) return;
  throw new SetupError(`npm could not install the packages:\n${tail(clean.output)}`);
}

/** Runs the npm that runs this command, or the one on PATH. */
function npm(args, env) {
  const self = process.env.npm_execpath;
  return self?.endsWith('npm-cli.js') ? quietly(process.execPath, [self, ...args], env) : quietly('npm', args, env);
}

function lookForChromium() {
  return orSetupError(findChromium);
}

/** Without a Chinese font the pages in screenshots are rows of boxes. */
function ensureChineseFont() {
  if (process.platform !== 'linux' || !canInstall()) return;
  const listed = quietly('fc-list', [':lang=zh']);
  if (!listed.ok || listed.output.trim() === '') aptInstall('fonts-noto-cjk');
}

/** Installs Debian packages where apt is there and allowed; says whether it did. */
function aptInstall(...packages) {
  if (!canInstall()) return false;
  const [program, ...before] = asRoot('apt-get');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  quietly(program, [...before, 'update', '-qq'], env);
  return attempt(
    `Installing ${packages.join(' and ')} (apt)`,
    program,
    [...before, 'install', '-y', '-qq', '--no-install-recommends', ...packages],
    env,
  );
}

function asRoot(program) {
  return process.getuid?.() === 0 ? [program] : ['sudo', '-n', program];
}

function canInstall() {
  if (process.platform !== 'linux') return false;
  const [program, ...before] = asRoot('apt-get');
  return quietly(program, [...before, '--version']).ok;
}

/** Says and runs one step; a step that fails shows why and gives false. */
function attempt(title, command, args, env) {
  say(`${title} …`);
  const done = quietly(command, args, env);
  if (!done.ok) say(tail(done.output));
  return done.ok;
}

/** Says and runs one step that has to succeed. */
function step(title, command, args) {
  if (!attempt(title, command, args)) throw new SetupError(`${title}: failed, see above.`);
}

function tail(output) {
  return output.trim().split('\n').slice(-15).join('\n');
}

/** What a wrong CHROMIUM_PATH throws is the user's to mend. */
function orSetupError(find) {
  try {
    return find();
  } catch (error) {
    throw new SetupError(error.message);
  }
}
