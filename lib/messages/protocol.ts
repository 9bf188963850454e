import type { Adapter } from '../adapters/types';
import type { ItemKey, PageView, State } from '../model';
import type { CustomAnswers } from './custom';
import type { PopupView } from './popup-view';
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
      readonly box: readonly [from: number, middle: number, to: number];
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

/** All that a panel shows, localised. */
export interface PanelView {
  readonly key: ItemKey;
  readonly lang: string;
  readonly state: State;
  readonly stateWord: string;
  readonly headline: string;
  /** "Seen 11 times over 31 h, last 6 minutes ago", and how rare among ordinary items. */
  readonly meta: readonly string[];
  readonly spark: Spark | null;
  readonly yardstick: PanelYardstick | null;
  readonly findings: readonly PanelFinding[];
  readonly missing: string | null;
  /** What was not checked and why, one line each. */
  readonly notChecked: readonly string[];
  readonly labels: {
    readonly yardstick: string;
    readonly seen: string;
    readonly usual: string;
    readonly benign: string;
    readonly notChecked: string;
    readonly close: string;
    readonly disclaimer: string;
  };
}

/** From a page's script to the background. */
export type PageRequest =
  /** The user's own adapters for the page that asks. */
  | { readonly type: 'adapters' }
  /** The items that are new or have changed; `also` names the others that the page shows. */
  | { readonly type: 'page'; readonly view: PageView; readonly also: readonly ItemKey[] }
  /** Put the panel's script into the page that asks. */
  | { readonly type: 'panel-script' }
  | { readonly type: 'explain'; readonly key: ItemKey };

/** From one of the extension's own pages to the background; see `custom` for those about the user's own sites. */
export type OwnRequest =
  | { readonly type: 'popup'; readonly tabId: number }
  /** The user has held a layout's figures against what the page shows. */
  | {
      readonly type: 'layout';
      readonly tabId: number;
      readonly layout: string;
      readonly answer: 'matching' | 'differing';
    };

/** From an extension page or the background to a page's script. */
export type TabRequest =
  /** Read the page now and answer with the view. */
  | { readonly type: 'read' }
  /** Scroll to the item and open its panel. */
  | { readonly type: 'reveal'; readonly key: ItemKey }
  /** Tell the background of everything once more: it has learned to judge it otherwise. */
  | { readonly type: 'again' }
  /** What was looked for and not found, in words for whoever mends an adapter; nothing personal. */
  | { readonly type: 'diagnose' };

/** Answers, by request type. `ok: false` carries a reason a user understands. */
export interface Answers extends CustomAnswers {
  adapters: { readonly ok: true; readonly adapters: readonly Adapter[] };
  page: { readonly ok: true; readonly badges: readonly BadgePatch[] };
  'panel-script': { readonly ok: true };
  explain: { readonly ok: true; readonly panel: PanelView };
  popup: { readonly ok: true; readonly popup: PopupView };
  layout: { readonly ok: true };
  read: { readonly ok: true; readonly view: PageView | null };
  reveal: { readonly ok: boolean };
  again: { readonly ok: true };
  diagnose: { readonly ok: true; readonly text: string };
}
export interface Refusal {
  readonly ok: false;
  readonly reason: string;
}
export type AnswerTo<R extends { type: keyof Answers }> = Answers[R['type']] | Refusal;
