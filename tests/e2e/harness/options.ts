import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { Browser as Extension } from 'webextension-polyfill';
import type { ExtensionBrowser } from './browser';

declare const chrome: Pick<Extension, 'storage'>;

/**
 * The options at one of their sections, without the dialog for a new file, which no test can press: what is saved is
 * downloaded, as in Firefox.
 */
export async function openOptions({ context, extensionId }: ExtensionBrowser, section: string): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript(() => Object.defineProperty(globalThis, 'showSaveFilePicker', { value: undefined }));
  await page.goto(`chrome-extension://${extensionId}/options.html#${section}`);
  await page.locator(`#${section}`).waitFor();
  return page;
}

/** Opens a file by a button of the options; of several of that name by the last one. */
export function openFile(options: Page, button: string, file: string | { name: string; text: string | Buffer }) {
  const input = options.getByLabel(button).and(options.locator('input[type=file]')).last();
  if (typeof file === 'string') return input.setInputFiles(file);
  return input.setInputFiles({ name: file.name, mimeType: '', buffer: Buffer.from(file.text) });
}

/** A file of a size that no test holds in memory: an opening brace, and then nothing but NUL. */
export function largeFile(name: string, bytes: number): { readonly path: string; readonly remove: () => void } {
  const dir = mkdtempSync(join(tmpdir(), 'shuifen-large-'));
  const path = join(dir, name);
  writeFileSync(path, '{');
  truncateSync(path, bytes);
  return { path, remove: () => rmSync(dir, { recursive: true }) };
}

/** Presses a button and gives the file that comes of it. */
export async function savedBy(
  options: Page,
  button: string,
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [download] = await Promise.all([
    options.waitForEvent('download'),
    options.getByRole('button', { name: button }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** The settings as they are stored, without their version. */
export async function storedSettings({ control }: ExtensionBrowser): Promise<Record<string, unknown>> {
  const { settings } = await control.evaluate(() => chrome.storage.local.get('settings'));
  const { version: _, ...parts } = (settings ?? {}) as Record<string, unknown>;
  return parts;
}
