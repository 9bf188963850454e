/** One kind of page of a site. */
interface PageKind {
  /** The adapter's id, by which the settings name it. */
  readonly id: string;
  /** In the words of an adapter of the user's own; the others' are in the dictionaries. */
  readonly title?: string;
  /** Where such pages are, to tell two of the same name apart. */
  readonly host: string;
}

/** A site that can be read. */
export interface ReadSite {
  readonly id: string;
  readonly kinds: readonly PageKind[];
  /** The hosts of it that the browser does not let us into, as match patterns. */
  readonly heldBack: readonly string[];
}

/** What the options can know and ask of the sites. */
export interface SitesHands {
  /** Weibo, Douban, and those of the user's own that are in use. */
  list(): Promise<readonly ReadSite[]>;
  /** Calls back when a site or a permission has come or gone, wherever it was done. Returns what ends it. */
  watch(onChange: () => void): () => void;
  /** Asks the browser for exactly these hosts. To be called first of all when the user has pressed something. */
  allow(origins: readonly string[]): Promise<boolean>;
}
