import type { CountOptions } from '../counts';
import type { CountMetric, ItemFlag, ItemKey, ItemKind, PageItem } from '../model';
import type { Conversion } from './conversions';
import type { TextMark } from './marks';

/** What of an element is taken: its whole text, only its own text nodes, an attribute, or the page's address. */
export type Source = 'text' | 'own-text' | 'url' | `@${string}`;

/** Where on an item a text stands. */
export interface Place {
  /** CSS selector inside the item; without it, the item itself. */
  readonly where?: string;
  /** Look in the nearest element around the item that matches, and in all of it: `body` for what the page tells. */
  readonly around?: string;
  /** Default: `text`. */
  readonly from?: Source;
  /** The last match counts instead of the first. */
  readonly last?: true;
  /** Only a text with this in it counts: its label, where several figures stand alike. */
  readonly with?: string;
  /** The text is JSON (`script[type="application/ld+json"]`): what stands at this path in it, see `jsonAt`. */
  readonly json?: string;
  /** Several figures in one text: cut at `by`; only if that gives `of` parts, the one at `take` (from 0). */
  readonly split?: { readonly by: string; readonly of: number; readonly take: number };
  /** What to make of the text; where it makes nothing of it, the next match is tried. */
  readonly as?: Conversion;
}

/** Tried in order; the first that gives something wins. */
export type Places = readonly Place[];

/** Holds where an element matches `where` (without it: the item itself) and, if given, its text is one of `is` or bears the mark `has`. */
export interface Test {
  readonly where?: string;
  readonly around?: string;
  readonly from?: Source;
  readonly is?: readonly string[];
  readonly has?: TextMark;
}

/** Any of them. */
export type Tests = readonly Test[];

/** Where one figure stands. */
export interface Field {
  readonly at: Places;
  /** A second place that tells the same figure. Where the two contradict each other, the figure is unreadable. */
  readonly witness?: Places;
  readonly count?: CountOptions;
  /** Only some items have it: left out, not `absent`, where there is no such element. */
  readonly optional?: true;
}

export type Fields = { readonly [M in CountMetric | 'score' | 'stars']?: Field };

export type MountPlace = 'append' | 'prepend' | 'before' | 'after';

/** Where the badge goes: beside or into the first element that matches, inside the item. */
export interface Anchor {
  readonly where: string;
  readonly place: MountPlace;
  /** There is room for the sign only: no word beside it. */
  readonly compact?: true;
}

/** One kind of item and everything the page says about it. */
export interface ItemRule {
  /** CSS selector of the item's element. */
  readonly select: string;
  readonly kind: ItemKind;
  /** `prefix` and the first place that gives an id make the key. Without an id there is no item. */
  readonly key: { readonly prefix: string; readonly id: Places };
  readonly title: Places;
  readonly author?: { readonly id: Places; readonly name: Places };
  readonly postedAt?: Places;
  readonly rank?: Places;
  /** Places moved on a chart, upwards (0: it stayed) or downwards. */
  readonly moved?: { readonly up: Places; readonly down: Places };
  readonly promoted?: Tests;
  readonly flags?: readonly { readonly flag: ItemFlag; readonly when: Tests }[];
  readonly fields: Fields;
  /** The visible comments, each element the text of one. Only three figures are taken from them, see `commentFigures`. */
  readonly comments?: { readonly where: string };
  /** Tried in order; if none matches, the badge goes to the end of the item. */
  readonly badge: readonly Anchor[];
  /** Parts of the item that speak of something else: an open comment box, similar posts folded into this one. */
  readonly apart?: string;
  /** Items that are not to be read: private ones, placeholders. */
  readonly skip?: Tests;
  /** The original inside a retweet: an item of its own. The outer item's rules do not look into it. */
  readonly original?: OriginalRule;
}

/** An item inside an item. */
export interface OriginalRule extends Omit<ItemRule, 'original'> {
  /** An item without such an element holds no original: a quick look, where `select` is dear. */
  readonly hint?: string;
}

/** Declarative knowledge of one page kind of one site. Plain data: it can be written as JSON. */
export interface Adapter {
  /** `<site>/<page kind>`. */
  readonly id: string;
  readonly site: string;
  /** What the page is, in English words. */
  readonly title: string;
  /** `host/path` globs, see `matchesUrl`. */
  readonly urls: readonly string[];
  /** The container whose changes matter. A declaration so far: the live page observes the whole document. */
  readonly watch: string;
  /** Only a page with such an element has this layout. Without it nothing is expected, and nothing found is no fault. */
  readonly layout?: string;
  /** Items inside such an element are not on show: parked views of recycled lists, with an old post in them. */
  readonly parked?: string;
  readonly item: ItemRule;
  /** What it reads stands beside another page's content: the view has its name only where no other adapter fits. */
  readonly aside?: true;
  /** How the page tells whether the viewer is signed in. */
  readonly viewer?: { readonly in?: string; readonly out?: string };
  /** Offset from UTC of the times on the page, `+08:00`. */
  readonly zone: string;
  /** Date (`2022-10-07`) of the newest real page it was checked on; `never`: its items bear `unverified-layout`. */
  readonly lastSeenReal: string;
}

/** Where an item's badge belongs. */
export interface Mount {
  readonly key: ItemKey;
  readonly element: Element;
  readonly anchor: Element;
  readonly place: MountPlace;
  readonly compact?: true;
}

export interface ReadItem {
  readonly item: PageItem;
  readonly mount: Mount;
}
