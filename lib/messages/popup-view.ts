import type { ItemKey, State } from '../model';
import type { Spark } from './spark';

export interface PopupItem {
  readonly key: ItemKey;
  readonly state: State;
  readonly stateWord: string;
  readonly title: string;
  /** The main figure and the first reason, e.g. "转发 86.4万 · 只有转发在涨". */
  readonly detail: string;
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

/** The page at a glance, localised. */
export type PopupView =
  | {
      readonly is: 'page';
      readonly lang: string;
      readonly heading: string;
      readonly states: readonly { readonly state: State; readonly count: number; readonly word: string }[];
      /** Worst first. */
      readonly items: readonly PopupItem[];
      /** "126 figures read, all readable" or what could not be read. */
      readonly health: string;
      /** False where nothing or implausibly little could be read. */
      readonly healthy: boolean;
      readonly diagnose: PopupDiagnose | null;
      readonly question: PopupQuestion | null;
      /** How much is remembered, e.g. "1,204 items remembered on this machine". */
      readonly history: string;
    }
  /** Nothing to list, with what to do next: not a known site, no item read yet, the history is blocked. */
  | {
      readonly is: 'note';
      readonly lang: string;
      readonly heading: string;
      readonly sentence: string;
      readonly next: string | null;
      readonly diagnose: PopupDiagnose | null;
    };
