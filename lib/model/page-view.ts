import type { PageItem } from './item';

export type Viewer = 'in' | 'out' | 'unknown';
export type Site = 'weibo' | 'douban';

/** How many figures of a page could be read. `items` counts the items, the others count figures. */
export interface Health {
  readonly items: number;
  readonly found: number;
  readonly absent: number;
  readonly unreadable: number;
}

/** The observations of one page at one time, in the order of the page. Its `url` is checked and never stored. */
export interface PageView {
  readonly url: string;
  /** The id of the adapter that knows the page's kind, e.g. `weibo/feed`. */
  readonly adapter: string;
  readonly viewer: Viewer;
  readonly items: readonly PageItem[];
  readonly health: Health;
}
