// npm test: set-up, then every step, whatever the ones before gave.
//   npm test -- unit [NAME …]    only the unit tests (in files whose path has NAME in it)
//   npm test -- e2e [NAME …]     only the tests in real browsers
//   npm test -- types            one of the other steps, by its name
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { ensureBuilt } from './build.mjs';
import { openly, SetupError, say, tools } from './run.mjs';
import { ensureChromium, ensureDependencies, ensureFirefox } from './setup.mjs';

const nothing = { passed: 0, failed: 0, skipped: 0 };
const passed = { ...nothing, passed: 1 };
const failed = { ...nothing, failed: 1 };

/** Each step gives its counts. `vitest` counts every test, the others count one. */
const steps = {
  types: () => tool('types', [tools.tsc, '--noEmit']),
  lint: () => tool('lint', [tools.biome, 'ci', '.']),
  dead: () => tool('dead code', [tools.knip]),
  chrome: () => build('chrome'),
  firefox: () => build('firefox'),
  tests: () => vitest([]),
};

const subsets = {
  unit: (names) => vitest(['--project', 'unit', ...names]),
  e2e: (names) => sum([build('chrome'), build('firefox'), vitest(['--project', 'e2e', ...names])]),
};

function tool(title, args) {
  say(`\n── ${title}`);
  return openly(args) === 0 ? passed : failed;
}

function build(browser) {
  say(`\n── build for ${browser}`);
  try {
    ensureBuilt(browser);
    return passed;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(error.message);
    return failed;
  }
}

function vitest(args) {
  say('\n── tests');
  const dir = mkdtempSync(join(tmpdir(), 'shuifen-tests-'));
  try {
    const file = join(dir, 'report.json');
    const code = openly([
      tools.vitest,
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...args,
    ]);
    return countsIn(file, code);
  } finally {
    rmSync(dir, { recursive: true });
  }
}

/** The counts of a report. A file that could not even be loaded, and a run that failed beside its tests, count too. */
function countsIn(file, code) {
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return failed;
  }
  sayRetried(report);
  const unloaded = report.testResults.filter(
    (result) => result.status === 'failed' && result.assertionResults.length === 0,
  );
  const counts = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
  return code !== 0 && counts.failed === 0 ? sum([counts, failed]) : counts;
}

/** Names what passed only at the second attempt, and over what the first one failed. */
function sayRetried({ testResults }) {
  const retried = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0);
  if (retried.length > 0) say('\nPassed at the second attempt only:');
  for (const { fullName, failureMessages } of retried) say(`  ${fullName}: ${failureMessages[0].split('\n')[0]}`);
}

function sum(all) {
  return all.reduce((a, b) => ({
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
  }));
}

/** Makes ready and gives what the tests need to know. */
function setUp() {
  ensureDependencies();
  process.env.CHROMIUM_PATH = ensureChromium();
  const firefox = ensureFirefox();
  if (firefox) process.env.FIREFOX_PATH = firefox;
  else say('No Firefox found: its tests are skipped. (Install Firefox, or set FIREFOX_PATH to its program.)');
}

/** All steps, and at the end which of them failed: their own words have scrolled away by then. */
function everything() {
  const results = Object.entries(steps).map(([name, step]) => ({ name, counts: step() }));
  const wrong = results.filter(({ counts }) => counts.failed > 0).map(({ name }) => name);
  if (wrong.length > 0) say(`\nNot passed: ${wrong.join(', ')}`);
  return sum(results.map(({ counts }) => counts));
}

function runAll([choice, ...names]) {
  try {
    setUp();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(`\n${error.message}`);
    return failed;
  }
  if (choice === undefined) return everything();
  const only = subsets[choice] ?? steps[choice];
  if (only) return only(names);
  say(`No such step: ${choice}. There are: ${[...Object.keys(subsets), ...Object.keys(steps)].join(', ')}.`);
  return failed;
}

const counts = runAll(process.argv.slice(2));
process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);
process.exitCode = counts.failed > 0 ? 1 : 0;
