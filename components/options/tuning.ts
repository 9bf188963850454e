import type { CheckGroup, ItemKey, ItemKind, State } from '../../lib/model';
import type { Marks, Tuned } from '../../lib/settings';

/** How well a check did on data that it was not made from (`npm run evaluate`). */
export interface Quality {
  /** Shares of what was padded, or paid for, that were found at 1 % false alarms: of the hardest and the easiest task. */
  readonly found: { readonly low: number; readonly high: number; readonly tasks: number } | null;
  /** Of 1,000 ordinary items, with the interval in which the true figure lies 95 times in 100. */
  readonly falseAlarms: Measured | null;
}

/** A check as the options show it. */
export interface CheckCard {
  readonly id: string;
  readonly group: CheckGroup;
  readonly kinds: readonly ItemKind[];
  readonly threshold: {
    readonly default: number;
    readonly min: number;
    readonly max: number;
    readonly step: number;
    readonly unit: 'perThousandOrdinary' | 'percentOfUsers' | 'percentFall';
  };
  /** False where the check only tells what it noticed: there is nothing to set. */
  readonly judges: boolean;
  /** Null while it has not been measured. */
  readonly quality: Quality | null;
}

/** An item whose state would be another. */
export interface Change {
  readonly key: ItemKey;
  readonly title: string;
  readonly author: string;
  readonly from: State;
  readonly to: State;
}

/** How far a what-if has come. */
export interface Looked {
  readonly looked: number;
  /** How many items there are to look at. */
  readonly total: number;
  /** So far, the newest items first. */
  readonly changes: readonly Change[];
  readonly isDone: boolean;
  /** The history cannot be read. */
  readonly hasFailed: boolean;
}

/** When each check spoke last, by its id, ms since 1970; so far, where it is not done. */
export interface Spoken {
  readonly at: Readonly<Record<string, number>>;
  readonly isDone: boolean;
}

/** A measured figure, with the interval in which the true one lies 95 times in 100. */
export interface Measured {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** How well the whole verdict did on posts that it was not made from. */
export interface WholeQuality {
  /** Share of the padded posts that were found where one ordinary post in a hundred is marked. */
  readonly found: Measured;
  /** Ordinary posts of 1,000 that are called doubtful or worse: seen once, and seen growing. */
  readonly markedOnce: Measured;
  readonly markedGrowing: Measured;
}

/** What the sections on judging have to work with. */
export interface TuningDesk {
  readonly checks: readonly CheckCard[];
  /** Null while it has not been measured. */
  readonly whole: WholeQuality | null;
  /** How many of 1,000 ordinary posts such limits would mark; null where no table tells. */
  ordinaryPosts(marks: Marks): { readonly marked: number; readonly unusual: number } | null;
  /**
   * Judges the newest items with the settings as they are and as they would be, and tells how far it has come, until it
   * is done or ended. Begun anew, it gives up what it was at.
   *
   * @param on the user's own history, or the invented posts
   * @returns what ends it
   */
  tryOut(now: Tuned, tried: Tuned, on: 'history' | 'sample', tell: (looked: Looked) => void): () => void;
  /** Looks up when each check spoke last. Returns what ends it. */
  lookBack(tell: (spoken: Spoken) => void): () => void;
}
