import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtExtension, type ExtensionBrowser, launchWithExtension } from '../e2e/harness/browser';
import type { Web } from '../e2e/harness/web';
import { bundle } from '../ledger/bundle';

/** The built extension, in whose worker a bench's module runs beside its own. */
export interface BenchExtension {
  launch(options?: { readonly profileDir?: string; readonly web?: Web }): Promise<ExtensionBrowser>;
  remove(): void;
}

/** @param entry the bench's module, by its path; what it puts on the worker's global object can be called from there */
export async function benchExtension(entry: string, built = builtExtension): Promise<BenchExtension> {
  const dir = mkdtempSync(join(tmpdir(), 'shuifen-bench-'));
  cpSync(built, dir, { recursive: true });
  writeFileSync(join(dir, 'bench.js'), await bundle(entry));
  const worker = join(dir, 'background.js');
  writeFileSync(worker, `import './bench.js';\n${readFileSync(worker, 'utf8')}`);
  return {
    launch: (options = {}) => launchWithExtension({ headless: true, extensionDir: dir, ...options }),
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}
