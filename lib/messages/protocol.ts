import type { Adapter } from '../adapters/types';
import type { ItemKey, PageView, State } from '../model';
import type { CustomAnswers } from './custom';
import type { PopupTrouble, PopupView } from './popup-view';
import type { Spark } from './spark';

export type { Spark, SparkPoint } from './spark';

/** What a page's script needs to draw one badge. Sentences come localised from the background. */
export interface BadgePatch {
  readonly key: ItemKey;
  readonly state: State;
  /** Shown beside the sign; empty for `ordinary` and `unknown`. */
  readonly word: string;
  /** One sentence: the first reason, or what is missing. */
  readonly reason: string;
  /** The accessible name: item, state and reason. */
  readonly name: string;
  /** No badge stands there: the reader has asked not to see it. A later patch without this brings it back. */
  readonly hidden?: true;
}

/** One line of a finding in the panel. */
export interface PanelFinding {
  readonly title: string;
  readonly seen: string;
  readonly usual: string;
  readonly benign: string;
}

export type PanelYardstick =
  | {
      readonly is: 'strip';
      /** Where the value and the quartiles stand on the strip, 0…1. */
      readonly at: number;
      readonly box: readonly [from: number, middle: number | null, to: number];
      readonly label: string;
      readonly boxLabel: string;
      readonly name: string;
    }
  | {
      readonly is: 'histogram';
      readonly rows: readonly { readonly label: string; readonly share: number; readonly expected: number }[];
      readonly label: string;
      readonly name: string;
    }
  | { readonly is: 'words'; readonly label: string };

/** Reposts, comments and likes of one post beside those that are usual for its account. */
export interface PanelMix {
  readonly heading: string;
  /** Names of the parts, in the order of `shares`. */
  readonly parts: readonly string[];
  /** Shares of each row's own whole, 0…1. */
  readonly rows: readonly { readonly label: string; readonly shares: readonly number[] }[];
  readonly name: string;
}

/** What was seen, look by look, as a table; the newest first. */
export interface PanelDetails {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** "and 40 earlier ones", or null where all are shown. */
  readonly more: string | null;
}

/** All that a panel shows, localised. */
export interface PanelView {
  readonly key: ItemKey;
  readonly lang: string;
  readonly state: State;
  readonly stateWord: string;
  readonly headline: string;
  /** "Seen 11 times over 31 h, last 6 minutes ago", and how rare among ordinary items. */
  readonly meta: readonly string[];
  /** One picture for each figure that has a history, the one that tells most first. */
  readonly sparks: readonly Spark[];
  /** The usual mix of the item's account, where enough of its posts have been seen. */
  readonly mix: PanelMix | null;
  /** Where its figures stand among ordinary ones, the one that tells most first. */
  readonly yardsticks: readonly PanelYardstick[];
  readonly findings: readonly PanelFinding[];
  readonly missing: string | null;
  /** What was not checked and why, one line each. */
  readonly notChecked: readonly string[];
  readonly details: PanelDetails;
  /** Whether the item lies on the moderator's desk: `decided` ones are not taken off it from here. */
  readonly review: 'none' | 'open' | 'decided';
  /** What can be ignored here: nothing in a private window, which leaves no trace on the disk. */
  readonly mayIgnore: readonly ('item' | 'author')[];
  readonly labels: {
    readonly yardstick: string;
    readonly seen: string;
    readonly usual: string;
    readonly benign: string;
    readonly notChecked: string;
    readonly close: string;
    readonly disclaimer: string;
    readonly details: string;
    readonly ignore: string;
    readonly ignoreWhat: string;
    readonly ignoreItem: string;
    readonly ignoreAuthor: string;
    readonly ignoreReason: string;
    readonly ignoreDo: string;
    readonly ignored: string;
    readonly undo: string;
    readonly cancel: string;
    readonly review: string;
    readonly inReview: string;
    readonly unreview: string;
    readonly openReview: string;
    readonly failed: string;
  };
}

/** From a page's script to the background. */
export type PageRequest =
  /** The adapters for the host of the page that asks: its script carries none. */
  | { readonly type: 'adapters' }
  /** The items that are new or have changed; `also` names the others that the page shows. */
  | { readonly type: 'page'; readonly view: PageView; readonly also: readonly ItemKey[] }
  /** Put the panel's script into the page that asks. */
  | { readonly type: 'panel-script' }
  | { readonly type: 'explain'; readonly key: ItemKey }
  /** Show no badge for this item, or for none of its author's, any more. */
  | { readonly type: 'ignore'; readonly key: ItemKey; readonly what: 'item' | 'author'; readonly reason: string }
  | { readonly type: 'unignore'; readonly key: ItemKey; readonly what: 'item' | 'author' }
  /** Put the item on the moderator's desk, or take it off again while nobody has decided. */
  | { readonly type: 'review'; readonly key: ItemKey; readonly open: boolean }
  /** Show the item on the moderator's desk, in a tab of its own. */
  | { readonly type: 'open-review'; readonly key: ItemKey };

/** From one of the extension's own pages to the background; see `custom` for those about the user's own sites. */
export type OwnRequest =
  | { readonly type: 'popup'; readonly tabId: number }
  /** The user has held a layout's figures against what the page shows. */
  | {
      readonly type: 'layout';
      readonly tabId: number;
      readonly layout: string;
      readonly answer: 'matching' | 'differing';
    }
  /** Whether the background has trouble with the history: it can be other than what the page meets itself. */
  | { readonly type: 'history' }
  /** The options page has merged a backup into the history, or dropped a site (null: all) from it. */
  | { readonly type: 'history-restored' }
  | { readonly type: 'history-erased'; readonly site: string | null }
  /** Drop all that is remembered of an item, and judge its author's others without it. */
  | { readonly type: 'forget'; readonly key: ItemKey };

/** From an extension page or the background to a page's script. */
export type TabRequest =
  /** Read the page now and answer with the view. */
  | { readonly type: 'read' }
  /** Scroll to the item and open its panel. */
  | { readonly type: 'reveal'; readonly key: ItemKey }
  /** Tell the background of everything once more: it has learned to judge it otherwise. */
  | { readonly type: 'again' };

/** Answers, by request type. `ok: false` carries a reason a user understands. */
export interface Answers extends CustomAnswers {
  adapters: { readonly ok: true; readonly adapters: readonly Adapter[] };
  page: { readonly ok: true; readonly badges: readonly BadgePatch[] };
  'panel-script': { readonly ok: true };
  explain: { readonly ok: true; readonly panel: PanelView };
  ignore: { readonly ok: true };
  unignore: { readonly ok: true };
  review: { readonly ok: true };
  'open-review': { readonly ok: true };
  popup: { readonly ok: true; readonly popup: PopupView };
  layout: { readonly ok: true };
  history: { readonly ok: true; readonly trouble: PopupTrouble | null };
  'history-restored': { readonly ok: true };
  'history-erased': { readonly ok: true };
  forget: { readonly ok: true };
  read: { readonly ok: true; readonly view: PageView | null };
  reveal: { readonly ok: boolean };
  again: { readonly ok: true };
}
export interface Refusal {
  readonly ok: false;
  readonly reason: string;
}
export type AnswerTo<R extends { type: keyof Answers }> = Answers[R['type']] | Refusal;
