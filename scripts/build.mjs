// Builds the extension when what it is made of has changed since.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { quietly, root, SetupError, say, tools } from './run.mjs';

const sources = ['entrypoints', 'components', 'lib', 'assets', 'wxt.config.ts', 'tsconfig.json', 'package-lock.json'];

/** Builds for `chrome` or `firefox` (Manifest V3) unless that is up to date. Throws with the build's output. */
export function ensureBuilt(browser) {
  const output = join(root, '.output', `${browser}-mv3`);
  const stampFile = `${output}.stamp`;
  const digest = digestOf(sources);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp(output, digest)) return;
  say(`Building for ${browser} …`);
  const built = quietly(process.execPath, [tools.wxt, 'build', '-b', browser, '--mv3']);
  if (!built.ok) throw new SetupError(`The build for ${browser} failed:\n${built.output}`);
  mkdirSync(join(root, '.output'), { recursive: true });
  writeFileSync(stampFile, stamp(output, digest));
}

/** The sources' digest with the output's own time, so that a build made by other means in between is noticed. */
function stamp(output, digest) {
  const manifest = join(output, 'manifest.json');
  return existsSync(manifest) ? `${digest} ${statSync(manifest).mtimeMs}\n` : 'none';
}

function digestOf(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => filesUnder(join(root, path)))) {
    hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}
