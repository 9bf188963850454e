// What the commands share. Plain JavaScript on Node's own modules: it runs before a package is installed.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** The repository's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** The programs of the packages, as files that Node runs on every system alike. */
export const tools = {
  biome: 'node_modules/@biomejs/biome/bin/biome',
  knip: 'node_modules/knip/bin/knip.js',
  playwright: 'node_modules/playwright/cli.js',
  tsc: 'node_modules/typescript/bin/tsc',
  vitest: 'node_modules/vitest/vitest.mjs',
  wxt: 'node_modules/wxt/bin/wxt.mjs',
};

/** Says one line of progress, on stderr, so that what a command prints for other programs stays clean. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Runs a program to its end and keeps what it says: `{ ok, output }`. Never throws. */
export function quietly(command, args, env = {}) {
  const done = spawnSync(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
    // npm is a .cmd file on Windows, which only a shell can start.
    shell: process.platform === 'win32' && command === 'npm',
  });
  return { ok: done.status === 0, output: `${done.stdout ?? ''}${done.stderr ?? ''}${done.error?.message ?? ''}` };
}

/** Runs a package's program in the foreground and gives its exit code; `stdout` may be sent to stderr. */
export function openly(nodeArgs, { env = {}, stdout = 'inherit' } = {}) {
  const done = spawnSync(process.execPath, nodeArgs, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['inherit', stdout, 'inherit'],
  });
  return done.status ?? 1;
}

/** A script of this folder in TypeScript, as arguments for Node. */
export function typescript(name, args) {
  return ['--import', 'tsx', join(root, 'scripts', name), ...args];
}

/** Something that the user has to do; the message says what. */
export class SetupError extends Error {}
