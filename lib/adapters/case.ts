import type { Health, PageItem, Viewer } from '../model';

/** A fixture page and what an adapter must read from it. */
export interface AdapterCase {
  /** The adapter's id; also what the view must call itself. */
  readonly adapter: string;
  /** Path below `tests/pages/`. Its date is that of the real page whose shape it has. */
  readonly fixture: string;
  /** The address under which it is served. */
  readonly url: string;
  readonly expect: {
    readonly viewer: Viewer;
    /** Exactly these items in this order; of each, at least the given properties, each of them exactly so. */
    readonly items: readonly (Pick<PageItem, 'key'> & Partial<PageItem>)[];
    readonly health: Health;
  };
}
