import type { SparkPoint } from '../../lib/messages/spark';
import type { ItemKey } from '../../lib/model';
import type { DeskApi } from '../../lib/review/api';
import { NO_FILTER, OPEN_ONLY } from '../../lib/review/filter';
import type { Remote } from '../../lib/review/port';
import type { Decision, Detail, Progress, Row, View } from '../../lib/review/types';
import type { DeskMemory, ReviewFilter, ReviewGrouping, ReviewSort, SavedView } from '../../lib/schema/review';

/** What is told at the foot of the page. */
export type Notice =
  | { readonly is: 'decided'; readonly decision: Decision; readonly n: number }
  | { readonly is: 'undone'; readonly n: number }
  | { readonly is: 'note' }
  | { readonly is: 'failed'; readonly why: string };

/** What the page shows beside the list. */
export type Sheet = 'help' | 'export' | 'import' | 'verify';

type Desk = Pick<Remote<DeskApi>, 'view' | 'rows' | 'pictures' | 'detail' | 'find' | 'decide' | 'undo'>;

/** While the history is read, the list is asked for anew whenever so many times as many rows have come. */
const REFRESH_TIMES = 2;
/** How far reading has come is told so often. */
const TOLD_MS = 250;
/** What is in sight, or current, so long is read; who only passes by asks for nothing. */
const REST_MS = 80;
/** So many rows, and their pictures, are remembered. */
const MOST_REMEMBERED = 2000;

const NO_VIEW: View = {
  order: new Int32Array(),
  groups: [],
  rows: 0,
  counts: { all: 0, decisions: { open: 0, kept: 0, 'set-aside': 0 }, sites: [], kinds: [], checks: [] },
};

/** What the review page knows, and what it does. Holds the rows in sight only; all others are in the worker. */
export class ReviewModel {
  view: View = NO_VIEW;
  /** How many rows have been read, and whether that is all. */
  progress = { rows: 0, done: false };
  trouble: string | null = null;
  filter: ReviewFilter = OPEN_ONLY;
  sort: ReviewSort = { by: 'state', descending: false };
  group: ReviewGrouping = 'none';
  /** Place of the current row in the order; -1 while there is none. */
  cursor = -1;
  selected: ReadonlySet<number> = new Set();
  detail: Detail | null = null;
  detailOf: ItemKey | null = null;
  /** The history holds the current item no longer. */
  isGone = false;
  notice: Notice | null = null;
  sheet: Sheet | null = null;
  memory: DeskMemory;
  readonly #desk: Desk;
  readonly #keepMemory: (memory: DeskMemory) => void;
  readonly #rows = new Map<number, Row>();
  readonly #fresh = new Set<number>();
  readonly #pictures = new Map<number, readonly SparkPoint[]>();
  readonly #listeners = new Set<() => void>();
  #asked = 0;
  #isStale = false;
  #refreshing: Promise<void> | null = null;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #told: ReturnType<typeof setTimeout> | undefined;
  /** Another list was asked for: it begins with its first row. */
  #toTop = false;
  /** How many rows had been read when the list was asked for last. */
  #listed = 0;

  constructor(desk: Desk, memory: DeskMemory, keepMemory: (memory: DeskMemory) => void) {
    this.#desk = desk;
    this.memory = memory;
    this.#keepMemory = keepMemory;
  }

  /** Calls back after every change; gives what ends it. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Told how far the worker has read. */
  onProgress(progress: Progress): void {
    this.progress = progress;
    if (progress.done) this.#fresh.clear();
    if (progress.done || progress.rows >= REFRESH_TIMES * this.#listed) {
      this.#listed = progress.rows;
      void this.refresh();
    }
    this.#told ??= setTimeout(() => {
      this.#told = undefined;
      this.#change({});
    }, TOLD_MS);
  }

  /** Told that the history cannot be read, in words for the moderator. */
  onTrouble(trouble: string): void {
    this.#change({ trouble, progress: { ...this.progress, done: true } });
  }

  /** Asks for the list anew; resolves when it stands as it was when this was called, or later. */
  refresh(): Promise<void> {
    this.#isStale = true;
    this.#refreshing ??= this.#refreshAll().finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  row(id: number): Row | undefined {
    return this.#rows.get(id);
  }

  picture(id: number): readonly SparkPoint[] | undefined {
    return this.#pictures.get(id);
  }

  currentRow(): Row | undefined {
    return this.#rows.get(this.view.order[this.cursor] ?? -1);
  }

  /** Told of the rows in sight: reads those that are not known, and once they stay in sight their pictures. */
  see(ids: readonly number[]): void {
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => void this.#readPictures(ids), REST_MS);
    void this.#read(ids);
  }

  setFilter(change: Partial<ReviewFilter>): void {
    this.#ask({ filter: { ...this.filter, ...change } });
  }

  setSort(sort: ReviewSort): void {
    this.#ask({ sort });
  }

  setGroup(group: ReviewGrouping): void {
    this.#ask({ group });
  }

  show({ filter, sort, group }: Omit<SavedView, 'name'>): void {
    this.#ask({ filter, sort, group });
  }

  /** Remembers how the moderator works. */
  remember(change: Partial<DeskMemory>): void {
    this.memory = { ...this.memory, ...change };
    this.#keepMemory(this.memory);
    if (change.rule) this.#ask({});
    else this.#change({});
  }

  /** Makes the row at a place of the order the current one; a heading is passed over towards `step`. */
  moveTo(place: number, step: 1 | -1 = 1): void {
    const { order } = this.view;
    let at = Math.min(Math.max(place, 0), order.length - 1);
    while ((order[at] ?? 0) < 0 && at > 0 && at < order.length - 1) at += step;
    if ((order[at] ?? -1) < 0) return;
    this.#change({ cursor: at, notice: null });
    void this.#read([order[at] ?? -1]).then(() => this.#explain());
  }

  /** Makes an item the current one, whatever the list shows; false where it is not on the desk. */
  async goTo(key: ItemKey): Promise<boolean> {
    await this.refresh();
    const id = await this.#desk.find(key);
    if (id === null) return false;
    if (!this.view.order.includes(id)) {
      this.filter = NO_FILTER;
      await this.refresh();
    }
    this.moveTo(this.view.order.indexOf(id));
    return true;
  }

  move(step: 1 | -1): void {
    this.moveTo(this.cursor + step, step);
  }

  toggle(id: number): void {
    const selected = new Set(this.selected);
    if (!selected.delete(id)) selected.add(id);
    this.#change({ selected });
  }

  selectAll(): void {
    this.#change({ selected: new Set(this.view.order.filter((id) => id >= 0)) });
  }

  selectNone(): void {
    this.#change({ selected: new Set() });
  }

  /** Decides on what is selected, or else on the current item. */
  async decide(decision: Decision): Promise<void> {
    if (this.selected.size > 0) return this.#decide([...this.selected], decision, null);
    const [id, at] = [this.view.order[this.cursor] ?? -1, this.cursor];
    await this.#decide([id], decision, null);
    // Where the decided item stays in sight, the next one is the one to look at.
    if (this.view.order[at] === id) this.#pass();
  }

  /** Puts a note to the current item, whose decision stays as it is. */
  async note(note: string): Promise<void> {
    const row = this.currentRow();
    if (row) await this.#decide([row.id], row.review?.decision ?? 'open', note);
  }

  async undo(): Promise<void> {
    try {
      const { items, first } = await this.#desk.undo();
      this.#forget();
      await this.refresh();
      const place = first === null ? -1 : this.view.order.indexOf(first);
      if (place >= 0) this.moveTo(place);
      this.#change({ notice: { is: 'undone', n: items } });
    } catch (error) {
      this.fail(error);
    }
  }

  open(sheet: Sheet | null): void {
    this.#change({ sheet });
  }

  fail(error: unknown): void {
    this.#change({ notice: { is: 'failed', why: error instanceof Error ? error.message : String(error) } });
  }

  /** Rows have changed behind the page: they are read anew, and stand as they were until then. */
  renew(): Promise<void> {
    this.#forget();
    return this.refresh();
  }

  async #decide(ids: readonly number[], decision: Decision, note: string | null): Promise<void> {
    const wanted = ids.filter((id) => id >= 0);
    if (wanted.length === 0) return;
    try {
      const n = await this.#desk.decide(wanted, decision, note);
      this.#forget();
      this.#change({ selected: new Set() });
      await this.refresh();
      this.#change({ notice: note === null ? { is: 'decided', decision, n } : { is: 'note' } });
    } catch (error) {
      this.fail(error);
    }
  }

  /** To the next row, without taking away what is told. */
  #pass(): void {
    const { notice } = this;
    this.move(1);
    this.#change({ notice });
  }

  #forget(): void {
    this.#fresh.clear();
    this.detailOf = null;
  }

  async #refreshAll(): Promise<void> {
    while (this.#isStale) {
      this.#isStale = false;
      await this.#refreshOnce();
    }
  }

  async #refreshOnce(): Promise<void> {
    const current = this.#toTop ? undefined : this.currentRow()?.id;
    if (this.#toTop) this.cursor = 0;
    this.#toTop = false;
    try {
      const { filter, sort, group, memory } = this;
      this.view = await this.#desk.view({ rule: memory.rule, filter, sort, group });
      this.cursor = this.#cursorAt(current);
      await this.#read([this.view.order[this.cursor] ?? -1]);
      this.#change({});
      void this.#explain();
    } catch (error) {
      this.fail(error);
    }
  }

  /** Where the current row stands now; where it has gone, what has come in its place. */
  #cursorAt(id: number | undefined): number {
    const { order } = this.view;
    const found = id === undefined ? -1 : order.indexOf(id);
    if (found >= 0) return found;
    const at = Math.min(Math.max(this.cursor, 0), order.length - 1);
    return (order[at] ?? 0) < 0 ? Math.min(at + 1, order.length - 1) : at;
  }

  async #read(ids: readonly number[]): Promise<void> {
    const missing = ids.filter((id) => id >= 0 && !this.#fresh.has(id));
    if (missing.length === 0) return;
    for (const id of missing) this.#fresh.add(id);
    try {
      const rows = await this.#desk.rows(missing);
      for (const row of rows) remember(this.#rows, row.id, row, this.#fresh);
      this.#change({});
    } catch (error) {
      for (const id of missing) this.#fresh.delete(id);
      this.fail(error);
    }
  }

  /** Reads all that is known of the current item. */
  async #explain(): Promise<void> {
    const key = this.currentRow()?.key ?? null;
    if (key === this.detailOf) return;
    this.detailOf = key;
    this.#asked += 1;
    const asked = this.#asked;
    if (key === null) return this.#change({ detail: null });
    await new Promise((resolve) => setTimeout(resolve, REST_MS));
    if (asked !== this.#asked) return;
    try {
      const detail = await this.#desk.detail(key);
      if (asked === this.#asked) this.#change({ detail, isGone: detail === null });
    } catch (error) {
      this.fail(error);
    }
  }

  async #readPictures(ids: readonly number[]): Promise<void> {
    const missing = ids.filter((id) => id >= 0 && !this.#pictures.has(id));
    if (missing.length === 0) return;
    const pictures = await this.#desk.pictures(missing).catch(() => []);
    pictures.forEach((picture, i) => {
      remember(this.#pictures, missing[i] ?? -1, picture);
    });
    this.#change({});
  }

  #ask(change: Partial<Pick<ReviewModel, 'filter' | 'sort' | 'group'>>): void {
    this.#toTop = true;
    this.#change({ ...change, notice: null });
    void this.refresh();
  }

  #change(change: Partial<ReviewModel>): void {
    Object.assign(this, change);
    for (const listener of this.#listeners) listener();
  }
}

/** Keeps the latest of what was put in; what falls out is to be asked for again. */
function remember<T>(held: Map<number, T>, id: number, value: T, fresh?: Set<number>): void {
  held.delete(id);
  held.set(id, value);
  if (held.size <= MOST_REMEMBERED) return;
  for (const oldest of held.keys()) {
    held.delete(oldest);
    fresh?.delete(oldest);
    return;
  }
}
