import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { tighten } from '../../scripts/tight';
import { builtExtension } from '../e2e/harness/browser';

const folder = join(import.meta.dirname, 'variants');
const SCRIPT = 'content-scripts/weibo.js';

/** `without` has an extension that does nothing; `bare` only puts static badges in; `ours` is what is built. */
export const VARIANTS = ['without', 'bare', 'ours', 'wxt-root', 'preact-root', 'message-each'] as const;
export type Variant = (typeof VARIANTS)[number];

/** Another module in the place of lib/page/badge, except where that one asks for itself. */
function otherBadge(file: string): Plugin {
  const other = join(folder, file);
  return {
    name: 'other-badge',
    enforce: 'pre',
    resolveId: (source, importer) =>
      source.endsWith('/badge') && importer?.includes('/lib/page/') ? other : undefined,
  };
}

/** One message for each post in the place of one for all. */
const oneByOne: Plugin = {
  name: 'one-by-one',
  transform: (code, id) =>
    id.endsWith('/lib/page/live-page.ts') ? code.replace(/MESSAGE_ITEMS = \d+/, 'MESSAGE_ITEMS = 1') : undefined,
};

async function bundle(entry: string, plugins: Plugin[]): Promise<string> {
  const lib = { entry: join(folder, entry), formats: ['iife' as const], name: 'bench', fileName: 'bench' };
  const define = {
    'import.meta.env.COMMAND': '"build"',
    'import.meta.env.CSS': '0',
    'process.env.NODE_ENV': '"production"',
  };
  const oxc = { jsx: { runtime: 'automatic' as const, importSource: 'preact' } };
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define,
    oxc,
    plugins,
    build: { write: false, lib },
  });
  const [output] = [built].flat();
  const [chunk] = output !== undefined && 'output' in output ? output.output : [];
  if (chunk === undefined) throw new Error(`nothing was bundled of ${entry}`);
  return tighten(chunk.code);
}

const ENTRIES: Readonly<Record<Exclude<Variant, 'without' | 'ours'>, readonly [string, ...Plugin[]]>> = {
  bare: ['bare.ts'],
  'wxt-root': ['ours.ts', otherBadge('wxt-badge.ts')],
  'preact-root': ['ours.ts', otherBadge('preact-badge.tsx')],
  'message-each': ['ours.ts', oneByOne],
};

/** An extension without a background of ours: `script` runs on weibo.com, if there is one. */
function writeSmall(dir: string, script: string | null): void {
  const scripts = script === null ? {} : { content_scripts: [{ matches: ['https://weibo.com/*'], js: [SCRIPT] }] };
  const background = { service_worker: 'idle.js' };
  writeFileSync(join(dir, 'idle.js'), '');
  mkdirSync(join(dir, 'content-scripts'));
  if (script !== null) writeFileSync(join(dir, SCRIPT), script);
  const manifest = { manifest_version: 3, name: 'bench', version: '1', background, ...scripts };
  writeFileSync(join(dir, 'manifest.json'), JSON.stringify(manifest));
}

/** Builds a variant into a folder of its own, to be removed by whoever has asked for it. */
export async function buildVariant(variant: Variant): Promise<{ readonly dir: string; remove(): void }> {
  const dir = mkdtempSync(join(tmpdir(), `shuifen-bench-${variant}-`));
  const remove = () => rmSync(dir, { recursive: true, force: true });
  if (variant === 'without') writeSmall(dir, null);
  else if (variant === 'bare') writeSmall(dir, await bundle(ENTRIES.bare[0], []));
  else {
    cpSync(builtExtension, dir, { recursive: true });
    if (variant === 'ours') return { dir, remove };
    const [entry, ...plugins] = ENTRIES[variant];
    writeFileSync(join(dir, SCRIPT), await bundle(entry, plugins));
  }
  return { dir, remove };
}
