import type { SparkPoint } from '../../lib/messages/spark';
import type { ItemKey } from '../../lib/model';
import type { DeskApi } from '../../lib/review/api';
import { NO_FILTER, OPEN_ONLY } from '../../lib/review/filter';
import type { Remote } from '../../lib/review/port';
import type { Decision, Detail, Progress, Row, View } from '../../lib/review/types';
import type { DeskMemory, ReviewFilter, ReviewGrouping, ReviewSort, SavedView } from '../../lib/schema/review';
import { Deciding, type Notice } from './deciding';
import { Explained } from './explained';
import { itemAt, NO_VIEW, placeOf } from './places';
import { Sight } from './sight';

/** What the page shows beside the list. */
export type Sheet = 'help' | 'export' | 'import' | 'verify';

type Desk = Pick<Remote<DeskApi>, 'view' | 'rows' | 'pictures' | 'detail' | 'find' | 'decide' | 'undo'>;

/** While the history is read, the list is asked for anew whenever so many times as many rows have come. */
const REFRESH_TIMES = 2;
/** How far reading has come is told so often. */
const TOLD_MS = 250;
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
  notice: Notice | null = null;
  sheet: Sheet | null = null;
  memory: DeskMemory;
  readonly #desk: Desk;
  readonly #keepMemory: (memory: DeskMemory) => void;
  readonly #sight: Sight;
  readonly #explained: Explained;
  readonly #deciding: Deciding;
  readonly #listeners = new Set<() => void>();
  #isStale = false;
  #refreshing: Promise<void> | null = null;
  #told: ReturnType<typeof setTimeout> | undefined;
  /** Another list was asked for: it begins with its first row. */
  #toTop = false;
  /** How many rows had been read when the list was asked for last. */
  #listed = 0;

  constructor(desk: Desk, memory: DeskMemory, keepMemory: (memory: DeskMemory) => void) {
    this.#desk = desk;
    this.memory = memory;
    this.#keepMemory = keepMemory;
    const told = { onRead: () => this.#change({}), onFailed: (error: unknown) => this.fail(error) };
    this.#sight = new Sight(desk, told);
    this.#explained = new Explained(desk, told);
    this.#deciding = new Deciding(desk, this);
  }

  /** Calls back after every change; gives what ends it. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Told how far the worker has read. */
  onProgress(progress: Progress): void {
    this.progress = progress;
    if (progress.done) this.#sight.forget();
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
    return this.#sight.row(id);
  }

  picture(id: number): readonly SparkPoint[] | undefined {
    return this.#sight.picture(id);
  }

  currentRow(): Row | undefined {
    return this.row(this.view.order[this.cursor] ?? -1);
  }

  /** All that is known of the current item, or of the one before, while it is read. */
  get detail(): Detail | null {
    return this.#explained.detail;
  }

  /** The history holds the current item no longer. */
  get isGone(): boolean {
    return this.#explained.isGone;
  }

  /** Told of the rows in sight. */
  see(ids: readonly number[]): void {
    this.#sight.see(ids);
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
    const at = itemAt(order, place, step);
    if (at < 0) return;
    this.#change({ cursor: at, notice: null });
    void this.#sight.read([order[at] ?? -1]).then(() => this.#explain());
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

  decide(decision: Decision): Promise<void> {
    return this.#deciding.decide(decision);
  }

  note(row: Row, note: string): Promise<boolean> {
    return this.#deciding.note(row, note);
  }

  undo(): Promise<void> {
    return this.#deciding.undo();
  }

  open(sheet: Sheet | null): void {
    this.#change({ sheet });
  }

  tell(notice: Notice | null): void {
    this.#change({ notice });
  }

  fail(error: unknown): void {
    this.tell({ is: 'failed', why: error instanceof Error ? error.message : String(error) });
  }

  /** Rows have changed behind the page: they are read anew, and stand as they were until then. */
  renew(): Promise<void> {
    this.#sight.forget();
    this.#explained.forget();
    return this.refresh();
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
      this.cursor = placeOf(this.view.order, current, this.cursor);
      await this.#sight.read([this.view.order[this.cursor] ?? -1]);
      this.#change({});
      void this.#explain();
    } catch (error) {
      this.fail(error);
    }
  }

  #explain(): Promise<void> {
    return this.#explained.explain(this.currentRow()?.key ?? null);
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
