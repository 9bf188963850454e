import type { ExportAbout, ExportedItem, ExportFormat, ExportPart, ExportProgress } from '../export';
import { exportItems } from '../export';
import type { Language } from '../i18n';
import type { Ledger, Queue, QueuedItem } from '../ledger';
import type { FindingsPage, ReviewsPage } from '../ledger/queue';
import type { SparkPoint } from '../messages/spark';
import type { ItemKey } from '../model';
import type { ReviewRule } from '../schema/review';
import { judge, type Tuning } from '../verdict';
import { Decisions } from './decisions';
import { filtered, NO_FILTER } from './filter';
import { moversOf } from './movers';
import { grouped, sorted } from './order';
import { pictureOf } from './pictures';
import { DECISIONS, Rows } from './rows';
import type { Change, Counts, Decision, Detail, Progress, Row, Scope, Undone, View, ViewAsk } from './types';

/** The first page is short, so that something stands there at once. */
const FIRST_PAGE = 60;
const PAGE = 200;
/** So many items' evidence is asked for in one transaction: one author's items share most of it. */
const EXPORT_BATCH = 10;

export interface DeskOptions {
  readonly ledger: Ledger;
  readonly queue: Queue;
  readonly tuning: Tuning;
  readonly language: Language;
  now(): number;
  onProgress(progress: Progress): void;
}

/**
 * The moderator's desk: holds what a list needs of every flagged or reviewed item, filters, sorts and groups it, and
 * reads all else from the history when it is asked for. It runs in a worker, so that the page never waits for it.
 */
export class Desk {
  readonly #options: DeskOptions;
  readonly #decisions: Decisions;
  readonly rows = new Rows();

  constructor(options: DeskOptions) {
    this.#options = options;
    this.#decisions = new Decisions(options.queue, (key, review) => {
      const id = this.rows.idOf(key);
      if (id !== undefined) this.rows.review(id, review);
    });
  }

  /** Reads what is on the desk, page by page; what has come can be seen meanwhile. Rejects with a `LedgerError`. */
  async fill(): Promise<void> {
    const { queue, onProgress } = this.#options;
    const tell = (done: boolean) => onProgress({ rows: this.rows.length, done });
    for (const state of ['unusual', 'doubtful'] as const) {
      const first = await queue.flagged(state, null, FIRST_PAGE);
      for (const item of await queue.items(first.items.map(({ facts }) => facts.key))) this.rows.put(item);
      tell(false);
      for (let { after } = first; after !== null; ) {
        const page = await queue.flagged(state, after, PAGE);
        for (const item of page.items) this.rows.put(item);
        after = page.after;
        tell(false);
      }
    }
    await this.#fillFindings();
    await this.#fillReviews();
    tell(true);
  }

  async #fillFindings(): Promise<void> {
    for (let after: ItemKey | null = null, isFirst = true; isFirst || after !== null; isFirst = false) {
      const page: FindingsPage = await this.#options.queue.findings(after, PAGE);
      for (const [key, findings] of page.findings) {
        const id = this.rows.idOf(key);
        if (id !== undefined) this.rows.found(id, findings);
      }
      after = page.after;
    }
  }

  /** What was reviewed is on the desk even where it is not flagged, or is no longer. */
  async #fillReviews(): Promise<void> {
    const { queue } = this.#options;
    for (let after: ItemKey | null = null, isFirst = true; isFirst || after !== null; isFirst = false) {
      const page: ReviewsPage = await queue.reviews(after, PAGE);
      for (const [key, review] of page.reviews) {
        const id = this.rows.idOf(key);
        if (id !== undefined) this.rows.review(id, review);
      }
      const others = page.reviews.map(([key]) => key).filter((key) => this.rows.idOf(key) === undefined);
      for (const item of await queue.items(others)) this.rows.put(item);
      after = page.after;
    }
  }

  view({ rule, filter, sort, group }: ViewAsk): View {
    const ids = sorted(this.rows, filtered(this.rows, rule, filter), sort, this.#options.language);
    return { ...grouped(this.rows, ids, group), rows: ids.length, counts: this.#counts() };
  }

  rowsOf(ids: readonly number[]): readonly Row[] {
    return ids.map((id) => this.rows.row(id));
  }

  /** The pictures of these rows, of the figure that each shows first. */
  async pictures(ids: readonly number[]): Promise<readonly (readonly SparkPoint[])[]> {
    const rows = this.rowsOf(ids);
    const series = await this.#options.queue.series(rows.map(({ key }) => key));
    return rows.map(({ key, figures: [first] }) => (first ? pictureOf(series.get(key) ?? [], first.metric) : []));
  }

  async detail(key: ItemKey): Promise<Detail | null> {
    const { ledger, tuning } = this.#options;
    const evidence = (await ledger.evidence([key])).get(key);
    if (evidence === undefined) return null;
    const verdict = judge(evidence, tuning);
    const review = (await ledger.reviews([key])).get(key) ?? null;
    return { evidence, verdict, review, movers: moversOf(evidence, verdict.findings) };
  }

  /**
   * Decides on items; the note of each stays unless there is a new one. What is decided so already is left alone.
   *
   * @returns how many were decided
   */
  async decide(ids: readonly number[], decision: Decision, note: string | null): Promise<number> {
    const at = this.#options.now();
    const changes = ids.flatMap((id): Change[] => {
      const before = this.rows.reviewOf(id);
      const after = { decision, note: note ?? before?.note ?? '', at };
      const isSame = (before?.decision ?? 'open') === decision && (before?.note ?? '') === after.note;
      return isSame ? [] : [{ key: this.rows.keys[id] ?? '', before, after }];
    });
    await this.#decisions.keep(changes);
    return changes.length;
  }

  /** Keeps decisions that were made elsewhere, as one step. */
  keep(changes: readonly Change[]): Promise<void> {
    return this.#decisions.keep(changes);
  }

  /** Takes the last step back; gives how many items it held, and the row of the first. */
  async undo(): Promise<Undone> {
    const step = await this.#decisions.undo();
    return { items: step.length, first: this.rows.idOf(step[0]?.key ?? '') ?? null };
  }

  /** Reads these items anew, and takes those in that belong on the desk now. */
  async refresh(keys: readonly ItemKey[]): Promise<void> {
    for (let from = 0; from < keys.length; from += PAGE) {
      const items = await this.#options.queue.items(keys.slice(from, from + PAGE));
      const isQueued = ({ state, review, facts }: QueuedItem) =>
        state === 'unusual' || state === 'doubtful' || review !== null || this.rows.idOf(facts.key) !== undefined;
      for (const item of items.filter(isQueued)) this.rows.put(item);
      this.#options.onProgress({ rows: this.rows.length, done: true });
    }
  }

  /** Takes an item off that is no longer in the history; its author's others may have become something else by that. */
  async forgotten(key: ItemKey): Promise<void> {
    const id = this.rows.idOf(key);
    if (id === undefined) return;
    const others = this.rows.byAuthorOf(id);
    this.rows.drop(id);
    await this.refresh(others);
  }

  /** The files of an export, piece by piece. Throws the signal's reason when it is aborted. */
  export(
    format: ExportFormat,
    { scope, rule }: { readonly scope: Scope; readonly rule: ReviewRule },
    about: Omit<ExportAbout, 'items' | 'settings' | 'language' | 'madeAt'>,
    options: { readonly signal: AbortSignal; onProgress(progress: ExportProgress): void },
  ): { readonly items: number; readonly parts: AsyncGenerator<ExportPart> } {
    const { tuning, language, now } = this.#options;
    const ids = scope === 'all' ? filtered(this.rows, rule, NO_FILTER) : scope.ids;
    const whole = { ...about, settings: tuning, language, madeAt: now(), items: ids.length };
    return { items: ids.length, parts: exportItems(format, this.#exported(ids), whole, options) };
  }

  async *#exported(ids: readonly number[]): AsyncGenerator<ExportedItem> {
    for (let from = 0; from < ids.length; from += EXPORT_BATCH) {
      const batch = ids.slice(from, from + EXPORT_BATCH);
      const all = await this.#options.ledger.evidence(batch.map((id) => this.rows.keys[id] ?? ''));
      for (const id of batch) {
        const { key, state, review } = this.rows.row(id);
        const evidence = all.get(key);
        if (evidence !== undefined) yield { evidence, verdict: { state }, review };
      }
    }
  }

  #counts(): Counts {
    const decisions = { open: 0, kept: 0, 'set-aside': 0 };
    let all = 0;
    for (let id = 0; id < this.rows.length; id += 1) {
      if (this.rows.gone.at(id) === 1) continue;
      all += 1;
      decisions[DECISIONS[this.rows.decision.at(id)] ?? 'open'] += 1;
    }
    const { sites, kinds, checks } = this.rows;
    return { all, decisions, sites: sites.all, kinds: kinds.all, checks: checks.all };
  }
}
