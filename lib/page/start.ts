import type { Adapter } from '../adapters/engine';
import { LivePage } from './live-page';

/**
 * Reads a page, tells the background what is new, and keeps a badge beside each item, until `signal` is aborted;
 * then nothing of it is left on the page.
 *
 * @param orphan called when the extension behind this script is gone
 */
export function startPage(adapters: readonly Adapter[], signal: AbortSignal, orphan: () => void): void {
  new LivePage(adapters, signal, orphan).start();
}
