/** How much is done to the history, and how often. */
export interface Form {
  /** Pages that write the same items at once, under every fault. */
  readonly tabs: number;
  /** Page views that are acknowledged where nothing is done. */
  readonly views: number;
  /** Times that the browser is killed. */
  readonly rounds: number;
  /** Times that it is killed, and leaves half a record at the end of the database's log. */
  readonly torn: number;
  /** Times that the worker is stopped. */
  readonly stops: number;
}

/** In every `npm test`. What is written behind a torn record is lost at the start after the next: it takes three to see it. */
export const SHORT: Form = { tabs: 8, views: 40, rounds: 3, torn: 3, stops: 10 };
export const LONG: Form = { tabs: 8, views: 200, rounds: 50, torn: 10, stops: 200 };
