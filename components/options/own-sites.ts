import type { Speaker } from '../../lib/i18n';
import type { CustomProblem, CustomSite } from '../../lib/messages/custom';

/** An adapter in a user's text that can be used. */
export interface SiteDraft {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** The pages that it knows: `www.example.com/title/*`. */
  readonly addresses: readonly string[];
  /** The host permissions that it needs. */
  readonly origins: readonly string[];
}

export type Checked =
  | { readonly ok: true; readonly draft: SiteDraft }
  | { readonly ok: false; readonly problems: readonly CustomProblem[] };

/** Four bytes for each of the characters that an adapter may have. */
const MOST_BYTES = 200_000;

/** The text of a file that may be an adapter; of a larger one as much as shows that it is none. */
export const textOf = (file: Blob) => file.slice(0, MOST_BYTES + 1).text();

/** One part of an item as a page gave it. */
export interface TriedPart {
  readonly name: string;
  readonly state: 'found' | 'absent' | 'unreadable';
  /** As it stands on the page; empty where nothing stands there. */
  readonly text: string;
  /** What that is taken for. */
  readonly value: string;
}

export interface TriedItem {
  readonly key: string;
  readonly title: string;
  readonly parts: readonly TriedPart[];
}

/** What an adapter would read on a page. */
export interface Tried {
  /** How well the page could be read, in words. */
  readonly health: string;
  readonly isWell: boolean;
  readonly items: readonly TriedItem[];
  /** How many items more there are than are shown. */
  readonly more: number;
}

/** A page that was opened from a file; `url` is empty where it does not say where it came from. */
export interface SavedPage {
  readonly html: string;
  readonly url: string;
}

export interface OpenTab {
  readonly tabId: number;
  readonly title: string;
}

/** What the options can do with the user's own sites. */
export interface OwnSitesHands {
  list(): Promise<readonly CustomSite[]>;
  /** Calls back when the list or the permissions have changed, wherever it was done. Returns what ends it. */
  watch(onChange: () => void): () => void;
  check(text: string): Checked;
  /** Asks the browser for exactly these hosts. To be called first of all when the user has pressed something. */
  allow(origins: readonly string[]): Promise<boolean>;
  /** Gives back what a try-out was let into, unless a site of the list needs it. */
  giveBack(origins: readonly string[]): Promise<void>;
  /** Adds it, switched on, in place of one with the same id; gives what stands against it, which is mostly nothing. */
  add(text: string): Promise<readonly CustomProblem[]>;
  turn(id: string, enabled: boolean): Promise<void>;
  remove(id: string): Promise<void>;
  /** Gives the adapter as a file. */
  save(site: CustomSite): void;
  /** The open tabs whose page the adapter knows; only those of hosts that the browser lets us into. */
  tabs(draft: SiteDraft): Promise<readonly OpenTab[]>;
  /** A page from a file; null for one that is too large to be a page. */
  open(file: File, draft: SiteDraft): Promise<SavedPage | null>;
  /** What would be read of a saved page; null where the adapter does not know its address. */
  tryPage(page: SavedPage, draft: SiteDraft, speaker: Speaker): Tried | null;
  /** What would be read in a tab now; null where it has gone elsewhere. */
  tryTab(tab: OpenTab, draft: SiteDraft, speaker: Speaker): Promise<Tried | null>;
}
