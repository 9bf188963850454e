import { adaptersFor, itemElements, pageOf, readItem } from './engine';
import { FULL_KIT } from './full-kit';
import type { Adapter } from './types';
import { matchesUrl } from './url';

/** Where one figure of an adapter's items could not be found, with the selectors that were tried. */
function missing(
  adapter: Adapter,
  readings: readonly Readonly<Record<string, { readonly state: string }>>[],
): string[] {
  return Object.entries(adapter.item.fields).flatMap(([metric, field]) => {
    const states = readings.map((each) => each[metric]?.state);
    const count = (state: string) => states.filter((each) => each === state).length;
    if (!field || count('found') === readings.length) return [];
    const places = field.at.map(({ where }) => where ?? '.').join(' , ');
    return [
      `  ${metric}: ${count('found')} found, ${count('absent')} absent, ${count('unreadable')} unreadable: ${places}`,
    ];
  });
}

/**
 * What was looked for on a page and not found: adapters, the pattern of the address, and selectors. It holds no
 * figure, name, word or address of the page, so that it can be sent to whoever mends the adapter.
 */
export function diagnose(doc: Document, url: string, adapters: readonly Adapter[]): string {
  const page = pageOf(url, FULL_KIT);
  const parts = adaptersFor(url, adapters).map((adapter) => {
    const elements = itemElements(doc, adapter);
    const read = elements.flatMap((element) => readItem(element, adapter, page));
    const pattern = adapter.urls.filter((glob) => matchesUrl([glob], url)).join(' , ');
    return [
      `${adapter.id}, last seen ${adapter.lastSeenReal}: ${pattern}`,
      `  ${elements.length} elements, ${read.length} items: ${adapter.item.select}`,
      ...missing(
        adapter,
        read.map(({ item }) => item.readings),
      ),
    ].join('\n');
  });
  return parts.join('\n');
}
