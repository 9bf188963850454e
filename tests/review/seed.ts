import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtExtension, type ExtensionBrowser } from '../e2e/harness/browser';
import { bundle } from '../ledger/bundle';

/** What `inside.ts` puts on the page's global object. */
interface SeedWindow {
  seedReview(from: number, to: number, looks: number): Promise<void>;
}

const SCRIPT = 'seed.js';
/** A call lasts some seconds. */
const AT_ONCE = 5000;

/** A copy of the built extension that can be seeded. */
export interface SeedableExtension {
  readonly dir: string;
  remove(): void;
}

export async function seedableExtension(): Promise<SeedableExtension> {
  const dir = mkdtempSync(join(tmpdir(), 'shuifen-review-'));
  cpSync(builtExtension, dir, { recursive: true });
  writeFileSync(join(dir, SCRIPT), await bundle(join(import.meta.dirname, 'inside.ts')));
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

/**
 * Fills the history of a browser that runs a seedable extension with flagged items, most of them posts.
 *
 * @param onSeeded told how many there are so far
 */
export async function seedReview(
  { control }: ExtensionBrowser,
  items: number,
  looks: number,
  onSeeded: (items: number) => void = () => undefined,
): Promise<void> {
  // As words: a test runner would put its own way of importing in its place.
  await control.evaluate(`import('/${SCRIPT}')`);
  for (let from = 0; from < items; from += AT_ONCE) {
    const to = Math.min(items, from + AT_ONCE);
    await control.evaluate((ask) => (globalThis as unknown as SeedWindow).seedReview(...ask), [
      from,
      to,
      looks,
    ] as const);
    onSeeded(to);
  }
}
