import { adaptersFor, assemble, itemElements, type PageReading, pageOf, readItem } from './engine';
import { FULL_KIT } from './full-kit';
import type { Adapter } from './types';

/**
 * Reads a whole page at once with all adapters that know its address. Changes nothing on the page and never throws,
 * whatever the page holds.
 */
export function readPage(doc: Document, url: string, adapters: readonly Adapter[]): PageReading {
  const page = pageOf(url, FULL_KIT);
  const gathered = adaptersFor(url, adapters).map((adapter) => ({
    adapter,
    items: itemElements(doc, adapter).flatMap((element) => readItem(element, adapter, page)),
  }));
  return assemble(doc, url, gathered);
}
