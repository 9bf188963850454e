import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { zip } from 'wxt';
import { run, UsageError } from './cli';
import { complaintsOf, type Lint, type Step, unreleasedIn, versionAfter, withEntry, withVersion } from './release-text';
import { openly, quietly, root, say } from './run.mjs';

/** Not among the dependencies: npx fetches it, once. */
const WEB_EXT = 'web-ext@10.7.0';
const CHANGE_LOG = '.github/CHANGELOG.md';
const OUT = join(root, '.output/release');

const usage = 'npm run release -- patch|minor|major [--dry]';

interface Plan {
  readonly dry: boolean;
  readonly old: string;
  readonly version: string;
}

function planned(): Plan {
  const { values, positionals } = parseArgs({ options: { dry: { type: 'boolean' } }, allowPositionals: true });
  const dry = values.dry ?? false;
  const [step, ...rest] = positionals;
  if (rest.length > 0 || (step === undefined ? !dry : !isStep(step)))
    throw new UsageError('Say which part of the version goes up.');
  const { version: old } = JSON.parse(read('package.json')) as { version: string };
  return { dry, old, version: versionAfter(old, isStep(step) ? step : 'patch') };
}

const isStep = (text: string | undefined): text is Step => text === 'major' || text === 'minor' || text === 'patch';

const read = (file: string) => readFileSync(join(root, file), 'utf8');
const write = (file: string, text: string) => writeFileSync(join(root, file), text);

/** Checks all that has to be so before a release. A dry run says what is not so, and goes on. */
function check({ dry, version }: Plan): void {
  const changed = quietly('git', ['status', '--porcelain']);
  const wrong = [
    ...(changed.ok ? [] : ['git does not answer here']),
    ...(changed.ok && changed.output.trim() !== '' ? ['there are changes that are not committed'] : []),
    ...(unreleasedIn(read(CHANGE_LOG)) === '' ? [`${CHANGE_LOG} says nothing under Unreleased`] : []),
  ];
  for (const what of wrong) say(dry ? `A release of ${version} would stop here: ${what}.` : `${what}.`);
  if (dry) say('Tests: skipped in a dry run.');
  else if (wrong.length > 0) throw new Error('Not released.');
  else if (openly(['scripts/test.mjs']) !== 0) throw new Error('Not released: the tests did not pass.');
}

/** Runs a job with the new version in the files. When it fails they are as they were. */
async function withNewVersion({ old, version }: Plan, job: () => Promise<void>): Promise<void> {
  const files = ['package.json', 'package-lock.json', CHANGE_LOG];
  const before = files.map((file) => [file, read(file)] as const);
  const day = new Date().toISOString().slice(0, 10);
  for (const [file, text] of before)
    write(file, file === CHANGE_LOG ? withEntry(text, version, day) : withVersion(text, old, version));
  try {
    await job();
  } catch (error) {
    for (const [file, text] of before) write(file, text);
    throw error;
  }
}

/** Builds and zips for both browsers, apart from the builds that tests use. @returns the zips' paths */
async function zipsIn(folder: string): Promise<readonly string[]> {
  rmSync(folder, { recursive: true, force: true });
  const zips: string[] = [];
  // The Firefox reviewers want the sources too: WXT adds their zip.
  for (const browser of ['chrome', 'firefox'])
    zips.push(...(await zip({ root, browser, manifestVersion: 3, outDir: folder, logger: SILENT })));
  return zips;
}

const nothing = () => undefined;
const SILENT = {
  debug: nothing,
  log: nothing,
  info: nothing,
  warn: say,
  error: say,
  fatal: say,
  success: nothing,
  level: 0,
};

const digestOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Builds twice and compares, so that anybody can build what the stores hand out. */
async function build(): Promise<void> {
  say('Building twice …');
  const zips = await zipsIn(OUT);
  const again = await zipsIn(`${OUT}-again`);
  const lines = zips.map((file, i) => ({ file, digest: digestOf(file), same: digestOf(again[i] ?? '') }));
  const differing = lines.filter(({ digest, same }) => digest !== same).map(({ file }) => basename(file));
  if (differing.length > 0) throw new Error(`Two builds differ: ${differing.join(', ')}. What is it that varies?`);
  rmSync(`${OUT}-again`, { recursive: true });
  lint(join(OUT, 'firefox-mv3'));
  for (const { file, digest } of lines) console.log(`${digest}  ${basename(file)}`);
}

/** Holds the build for Firefox to what its store asks for. Where web-ext cannot be had, that is said. */
function lint(folder: string): void {
  if (!quietly('npx', ['--yes', WEB_EXT, '--version']).ok) {
    say(`${WEB_EXT} cannot be fetched: lint skipped.`);
    return;
  }
  const { output } = quietly('npx', ['--yes', WEB_EXT, 'lint', '--output', 'json', '--source-dir', folder]);
  // npm may have its own say before.
  const report = JSON.parse(/^\{.*\}$/m.exec(output)?.[0] ?? 'null') as Lint | null;
  if (!report) throw new Error(`web-ext lint gave no report:\n${output}`);
  const complaints = complaintsOf(report);
  if (complaints.length > 0) throw new Error(`web-ext lint:\n${complaints.join('\n')}`);
  say(`web-ext lint: no errors, no warnings of ours (${report.warnings.length} of Preact's own).`);
}

await run(usage, async () => {
  const plan = planned();
  check(plan);
  if (plan.dry) {
    await build();
    say(`A dry run: nothing was changed, the zips are of ${plan.old}. They lie in .output/release.`);
    return;
  }
  await withNewVersion(plan, build);
  say(
    `The zips of ${plan.version} lie in .output/release. Now: git commit -am "${plan.version}" && git tag v${plan.version}`,
  );
});
