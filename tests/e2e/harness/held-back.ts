import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtExtension, type ExtensionBrowser, type LaunchOptions, launchWithExtension } from './browser';

/** A browser that holds the extension's sites back, as Firefox does until the user allows them: named in the manifest, and not given. */
export async function launchHeldBack(options: Omit<LaunchOptions, 'extensionDir'>): Promise<ExtensionBrowser> {
  const extensionDir = mkdtempSync(join(tmpdir(), 'shuifen-held-back-'));
  cpSync(builtExtension, extensionDir, { recursive: true });
  const file = join(extensionDir, 'manifest.json');
  const { host_permissions, content_scripts: _, ...manifest } = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...manifest, optional_host_permissions: host_permissions }));
  const browser = await launchWithExtension({ ...options, extensionDir });
  browser.context.on('close', () => rmSync(extensionDir, { recursive: true, force: true }));
  return browser;
}
