/** One dot of a sparkline. `high` is null where the page shows only "at least". */
export interface SparkPoint {
  readonly at: number;
  readonly low: number;
  readonly high: number | null;
  /** True where so much time lies before this point that no line may be drawn to it. */
  readonly gapBefore: boolean;
}

export interface Spark {
  readonly label: string;
  /** From the first value to the last, e.g. "1,204 → 1.2万". */
  readonly change: string;
  /** The smaller the higher: the place on a chart. */
  readonly isRank?: true;
  /** Every look showed the same. */
  readonly isFlat?: true;
  readonly points: readonly SparkPoint[];
  readonly span: readonly [from: number, to: number] | null;
  /** Says the series in words for who does not see it. */
  readonly name: string;
}
