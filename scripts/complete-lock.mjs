/**
 * Completes package-lock.json after `npm install NAME`, where the registry in reach does not hold the packages of
 * other systems (macOS, Windows, musl …): npm then leaves them out, and `npm ci` refuses the lockfile everywhere.
 * The versions are exact in the packages that ask for them; the entries bear no checksum. A lockfile that was
 * written against the whole registry needs none of this.
 *
 *   node scripts/complete-lock.mjs
 */
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../package-lock.json', import.meta.url);
const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32', 'sunos', 'aix'];
const processors = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 'riscv64', 's390x', 'loong64'];

/** The C library in a package's name: only Linux packages of natives have one. */
function libcOf(words, os) {
  if (words.some((word) => word.startsWith('musl'))) return ['musl'];
  return os === 'linux' && words.some((word) => word.startsWith('gnu')) ? ['glibc'] : undefined;
}

/** The missing entry for a package of another system, or null where the name or range does not tell which. */
function entryFor(name, range, dev) {
  const words = name.split(/[-/]/);
  const os = systems.find((system) => words.includes(system));
  const cpu = processors.find((processor) => words.includes(processor));
  if (!/^\d/.test(range) || !os || !cpu) return null;
  const libc = libcOf(words, os);
  return { version: range, cpu: [cpu], ...(dev && { dev }), ...(libc && { libc }), optional: true, os: [os] };
}

const lock = JSON.parse(readFileSync(file, 'utf8'));
for (const [at, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(optionalDependencies)) {
    if (lock.packages[`node_modules/${name}`] || lock.packages[`${at}/node_modules/${name}`]) continue;
    const entry = entryFor(name, range, dev);
    if (!entry) continue;
    lock.packages[`node_modules/${name}`] = entry;
    console.log(`added ${name} ${range}`);
  }
}
const [root, ...rest] = Object.entries(lock.packages);
lock.packages = Object.fromEntries([root, ...rest.sort(([a], [b]) => a.localeCompare(b, 'en'))]);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
