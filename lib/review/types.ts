import type { ExportFormat } from '../export';
import type { Author, Count, CountMetric, Evidence, ItemKey, ItemKind, Series, State, Verdict } from '../model';
import type { ReviewOfExport } from '../schema/export';
import type { ReviewFilter, ReviewGrouping, ReviewRule, ReviewSort } from '../schema/review';

export type { ExportFormat };

/** A moderator's decision, with the note that goes with it. */
export type Review = ReviewOfExport;
export type Decision = Review['decision'];

/** A figure as it stands in a row: a count, or a score or a rank, which are exact. */
export interface RowFigure {
  readonly metric: CountMetric | 'score' | 'rank';
  readonly count: Count;
}

/** One item of the desk, without its series. Times in ms. */
export interface Row {
  /** Its number in the desk's memory: the same until the desk is opened anew. */
  readonly id: number;
  readonly key: ItemKey;
  /** The site with which its key begins. */
  readonly site: string;
  readonly kind: ItemKind;
  readonly title: string;
  readonly author: Author | null;
  readonly state: State;
  readonly firstAt: number;
  readonly lastAt: number;
  /** At most four, the one that tells most first. */
  readonly figures: readonly RowFigure[];
  /** Ids of the checks that spoke, the loudest first. */
  readonly checks: readonly string[];
  readonly review: Review | null;
}

/** What of the desk is wanted, and how. */
export interface ViewAsk {
  readonly rule: ReviewRule;
  readonly filter: ReviewFilter;
  readonly sort: ReviewSort;
  readonly group: ReviewGrouping;
}

/** The heading of a group: a topic, a site, or a chart by its site and kind; null for what belongs to none. */
export interface Group {
  readonly label: string | null;
  readonly site?: string;
  readonly kind?: ItemKind;
  readonly count: number;
}

/** The rows that are wanted, in order. */
export interface View {
  /** Ids of rows; a negative number is the heading of group `-1 - number`. */
  readonly order: Int32Array<ArrayBuffer>;
  readonly groups: readonly Group[];
  /** How many rows are wanted, without headings. */
  readonly rows: number;
  readonly counts: Counts;
}

/** How many items the desk has of each kind, whatever the filter. */
export interface Counts {
  readonly all: number;
  readonly decisions: Readonly<Record<Decision, number>>;
  readonly sites: readonly string[];
  readonly kinds: readonly ItemKind[];
  readonly checks: readonly string[];
}

/** How far the desk has got in reading the history. */
export interface Progress {
  readonly rows: number;
  readonly done: boolean;
}

/** All that is known of one item. */
export interface Detail {
  readonly evidence: Evidence;
  /** Made anew from what is known now. */
  readonly verdict: Verdict;
  readonly review: Review | null;
  /** The author's other items that were seen at both ends of the stretch in which this one was flagged. */
  readonly movers: Movers | null;
}

export interface Movers {
  readonly metric: CountMetric;
  /** The stretch in which all of them are held against each other, ms. */
  readonly from: number;
  readonly to: number;
  /** The judged one first, the others by how near their gain is to its own. */
  readonly items: readonly Mover[];
}

export interface Mover {
  readonly key: ItemKey;
  readonly title: string;
  readonly series: Series;
  /** The middle of what it can have gained. */
  readonly gained: number;
}

/** What was decided on one item, so that it can be taken back. */
export interface Change {
  readonly key: ItemKey;
  readonly before: Review | null;
  readonly after: Review | null;
}

/** A step that was taken back. */
export interface Undone {
  readonly items: number;
  /** Number of the first one's row. */
  readonly first: number | null;
}

/** Which items an export takes. */
export type Scope = { readonly ids: readonly number[] } | 'all';

/** A conflict of an import: another decision stands here already. */
export interface Conflict {
  readonly key: ItemKey;
  readonly title: string;
  readonly mine: Review;
  readonly theirs: Review;
}
