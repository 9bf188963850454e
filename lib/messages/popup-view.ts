import type { ItemKey, State } from '../model';
import type { Spark } from './spark';

export interface PopupItem {
  readonly key: ItemKey;
  readonly state: State;
  readonly stateWord: string;
  readonly title: string;
  /** The main figure and the first reason, e.g. "转发 86.4万 · 只有转发在涨". */
  readonly detail: string;
  /** What is new of its state since the last visit, e.g. "before: nothing unusual seen"; null where nothing is. */
  readonly news: string | null;
  readonly spark: Spark | null;
}

/** A layout that was never checked on the live site: its figures count only once the user has confirmed them. */
export interface PopupQuestion {
  readonly layout: string;
  readonly question: string;
  readonly samples: readonly string[];
  readonly yes: string;
  readonly no: string;
}

/** The button that copies what could not be found, and what it says afterwards. */
export interface PopupDiagnose {
  readonly label: string;
  readonly done: string;
}

/** A site that can be switched off: `weibo`, `douban`, or one of the user's own. */
export interface PopupSite {
  readonly id: string;
  readonly name: string;
  /** The page's adapter: its kind can be switched off by itself. */
  readonly adapter: string;
}

/** Something that is wrong, in a sentence, and what the reader can do about it. */
export interface PopupTrouble {
  readonly sentence: string;
  readonly next: string;
}

/** An exception that keeps some of the page's items from being shown. */
export interface PopupIgnored {
  /** The item's or the author's. */
  readonly key: string;
  readonly what: 'item' | 'author';
  readonly title: string;
  readonly reason: string;
}

/** Why there is nothing to list. `empty`: not yet; `changed`: a page that should hold items was waited for in vain. */
export type NoteReason = 'elsewhere' | 'empty' | 'changed' | 'off' | 'permission' | 'failed';

/** The page at a glance, localised. */
export type PopupView =
  | {
      readonly is: 'page';
      readonly lang: string;
      readonly heading: string;
      readonly site: PopupSite;
      readonly states: readonly { readonly state: State; readonly count: number; readonly word: string }[];
      /** Worst first. */
      readonly items: readonly PopupItem[];
      /** "Last here 9 hours ago" and what has changed; null at a first visit. */
      readonly since: string | null;
      /** What this page has taught of an account's usual mix, or null. */
      readonly taught: string | null;
      /** What is not listed because the user ignores it. */
      readonly ignored: { readonly heading: string; readonly entries: readonly PopupIgnored[] } | null;
      /** "126 figures read, all readable" or what could not be read. */
      readonly health: string;
      /** False where nothing or implausibly little could be read. */
      readonly healthy: boolean;
      readonly diagnose: PopupDiagnose | null;
      readonly question: PopupQuestion | null;
      /** What is the matter with the history, or null. */
      readonly trouble: PopupTrouble | null;
      /** How much is remembered, e.g. "1,204 items in 5,310 values remembered since 3 July". */
      readonly history: string;
      /** E.g. "1,204 items kept". */
      readonly historyInShort: string;
    }
  /** Nothing to list, with what to do next. */
  | {
      readonly is: 'note';
      readonly why: NoteReason;
      readonly lang: string;
      readonly heading: string;
      readonly sentence: string;
      readonly next: string | null;
      /** The site of the page, to be switched off or on again. */
      readonly site: PopupSite | null;
      readonly diagnose: PopupDiagnose | null;
      /** As beside a page's list, but for what is so only in the page's window. */
      readonly trouble: PopupTrouble | null;
    };
