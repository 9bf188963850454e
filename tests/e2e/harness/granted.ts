import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtExtension, type ExtensionBrowser } from './browser';

/** What the browser's own page of extensions can do. */
declare const chrome: {
  readonly developerPrivate: { addHostPermission(extensionId: string, origin: string): Promise<void> };
};

/**
 * A copy of the built extension that has been let into more hosts. In real life the browser asks the user, who answers
 * in a prompt that no test can press; here the copy's manifest names the hosts. Nothing else in it is changed.
 *
 * @returns its folder, and what removes it
 */
export function extensionLetInto(hosts: readonly string[]): { readonly dir: string; readonly remove: () => void } {
  const dir = mkdtempSync(join(tmpdir(), 'shuifen-granted-'));
  cpSync(builtExtension, dir, { recursive: true });
  const file = join(dir, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  manifest.host_permissions.push(...hosts.map((host) => `https://${host}/*`));
  writeFileSync(file, JSON.stringify(manifest));
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

/**
 * Says yes for the user to what the extension may ask for later: the browser remembers an answer, and asks no second
 * time. The permission is not given by this: the extension still has to ask for it, and can give it back.
 */
export async function consentTo({ context, extensionId }: ExtensionBrowser, origins: readonly string[]): Promise<void> {
  const page = await context.newPage();
  await page.goto('chrome://extensions/');
  for (const origin of origins)
    await page.evaluate(([id, host]) => chrome.developerPrivate.addHostPermission(id, host), [
      extensionId,
      origin,
    ] as const);
  await page.close();
}
