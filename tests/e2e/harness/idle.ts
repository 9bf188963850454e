import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An extension that does nothing: what a browser is like without ours. */
export interface IdleExtension {
  readonly dir: string;
  remove(): void;
}

export function idleExtension(): IdleExtension {
  const dir = mkdtempSync(join(tmpdir(), 'shuifen-idle-'));
  const manifest = { manifest_version: 3, name: 'idle', version: '1', background: { service_worker: 'idle.js' } };
  writeFileSync(join(dir, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(dir, 'idle.js'), '');
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}
