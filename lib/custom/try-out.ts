import { readPage } from '../adapters/read-page';
import type { Adapter } from '../adapters/types';
import { matchesUrl } from '../adapters/url';
import type { PageView } from '../model';

/** A saved page that is longer than this is not looked through: real ones have a tenth of it. */
export const MOST_PAGE_CHARACTERS = 30_000_000;
/** Browsers write where a saved page came from into its first lines. */
const HEAD_CHARACTERS = 2000;

/** A page as it was saved, or as a tab shows it now. */
export interface StillPage {
  readonly html: string;
  /** Where it came from. */
  readonly url: string;
}

/**
 * Reads a page that does not live: none of its scripts runs, and nothing that it names is loaded.
 *
 * @returns null where the adapter does not know the address
 */
export function readStill({ html, url }: StillPage, adapter: Adapter): PageView | null {
  if (!matchesUrl(adapter.urls, url)) return null;
  return readPage(parse(html), url, [adapter]).view ?? emptyView(url, adapter);
}

/** Where a saved page says that it came from, if the adapter knows that address; empty where it says nothing of the kind. */
export function addressIn(html: string, adapter: Adapter): string {
  const page = parse(html);
  const said = [
    /saved from url=\(\d+\)(\S+)/.exec(html.slice(0, HEAD_CHARACTERS))?.[1],
    page.querySelector('link[rel="canonical"]')?.getAttribute('href'),
    page.querySelector('meta[property="og:url"]')?.getAttribute('content'),
  ];
  return said.find((url) => url && matchesUrl(adapter.urls, url)) ?? '';
}

const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html');

/** The page has another layout than the one that the adapter looks for. */
function emptyView(url: string, { id }: Adapter): PageView {
  return { url, adapter: id, viewer: 'unknown', items: [], health: { items: 0, found: 0, absent: 0, unreadable: 0 } };
}
