import type { Checked, ExportFormat } from '../export';
import { verifyFile } from '../export';
import { type Language, speaker } from '../i18n';
import { LedgerError, type LedgerTrouble, openLedger, openQueue } from '../ledger';
import type { SparkPoint } from '../messages/spark';
import type { ItemKey } from '../model';
import type { Redaction } from '../schema/export';
import type { ReviewRule } from '../schema/review';
import type { Tuning } from '../verdict';
import { Desk } from './desk';
import { takeIn } from './import';
import { giveParts, wholeFiles } from './stream';
import type { Change, Conflict, Decision, Detail, Progress, Row, Scope, Undone, View, ViewAsk } from './types';

export interface DeskStart {
  readonly tuning: Tuning;
  readonly language: Language;
  /** The extension's version. */
  readonly version: string;
}

export interface ExportAsk {
  readonly format: ExportFormat;
  readonly scope: Scope;
  readonly rule: ReviewRule;
  readonly redaction: Redaction;
  /** What was chosen, in the moderator's words. */
  readonly selection: string;
  /** Each file in one part, as a Blob, instead of piece by piece. */
  readonly whole: boolean;
}

/** What an import came to: decisions that are kept already, and those that contradict one that stands here. */
export type Imported =
  | { readonly ok: true; readonly words: string; readonly decided: number; readonly conflicts: readonly Conflict[] }
  /** Nothing was changed. */
  | { readonly ok: false; readonly words: readonly string[] };

/** What the page tells of by itself: how far reading has come, or that the history failed meanwhile. */
export type DeskEvent = Progress | { readonly trouble: LedgerTrouble };

/** What the review page asks its worker. Each call rejects with words where the history fails. */
export interface DeskApi {
  /** Opens the history and begins to read what is on the desk; gives why not, where it cannot. */
  start(start: DeskStart): Promise<LedgerTrouble | null>;
  view(ask: ViewAsk): Promise<View>;
  rows(ids: readonly number[]): Promise<readonly Row[]>;
  pictures(ids: readonly number[]): Promise<readonly (readonly SparkPoint[])[]>;
  detail(key: ItemKey): Promise<Detail | null>;
  /** The number of an item's row; null where it is not on the desk. */
  find(key: ItemKey): Promise<number | null>;
  /** @param note null leaves the notes as they are */
  decide(ids: readonly number[], decision: Decision, note: string | null): Promise<number>;
  undo(): Promise<Undone>;
  /** Takes an item off the desk that the history holds no longer, and reads its author's others anew. */
  forgotten(key: ItemKey): Promise<void>;
  /** Gives the parts through the port; resolves to how many items there will be. */
  export(ask: ExportAsk, port: MessagePort): Promise<number>;
  /** @param files the one to check first, then those that lie beside it */
  verify(files: readonly File[]): Promise<Checked>;
  import(file: File): Promise<Imported>;
  /** Breaks off an import that is under way; what has been merged until then stays. */
  stopImport(): Promise<void>;
  /** Keeps the decisions that a moderator has chosen to take over. */
  takeOver(changes: readonly Change[]): Promise<void>;
}

/** The desk of one page: opened by `start`, and asked from then on. */
export function deskApi(tell: (event: DeskEvent) => void): DeskApi {
  let opened: { readonly desk: Desk; readonly start: DeskStart; readonly ledger: Parameters<typeof takeIn>[0] } | null =
    null;
  let importing = new AbortController();
  const here = () => {
    if (opened === null) throw new Error('the desk has not been opened');
    return opened;
  };
  return {
    async start(start) {
      const ledger = await openLedger();
      if (!ledger.ok) return ledger.reason;
      const { tuning, language } = start;
      const options = { ledger: ledger.ledger, queue: openQueue(), tuning, language, now: () => Date.now() };
      const desk = new Desk({ ...options, onProgress: tell });
      opened = { desk, start, ledger: ledger.ledger };
      desk.fill().catch((error: unknown) => tell({ trouble: troubleOf(error) }));
      return null;
    },
    view: async (ask) => here().desk.view(ask),
    rows: async (ids) => here().desk.rowsOf(ids),
    pictures: (ids) => here().desk.pictures(ids),
    detail: (key) => here().desk.detail(key),
    find: async (key) => here().desk.rows.idOf(key) ?? null,
    decide: (ids, decision, note) => here().desk.decide(ids, decision, note),
    undo: () => here().desk.undo(),
    forgotten: (key) => here().desk.forgotten(key),
    async export({ format, redaction, selection, whole, ...what }, port) {
      const { desk, start } = here();
      const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
      const about = { extension: start.version, timeZone, redaction, selection };
      let items = 0;
      giveParts(port, (options) => {
        const made = desk.export(format, what, about, options);
        items = made.items;
        return whole ? wholeFiles(made.parts) : made.parts;
      });
      return items;
    },
    verify([file, ...others]) {
      const beside = async (name: string) => others.find((other) => other.name === name) ?? null;
      const none = { is: 'wrong', words: [] } as const;
      return file ? verifyFile(file, beside, speaker(here().start.language)) : Promise.resolve(none);
    },
    async import(file) {
      const { desk, ledger, start } = here();
      importing = new AbortController();
      const options = { speaker: speaker(start.language), tuning: start.tuning, signal: importing.signal };
      const taken = await takeIn(ledger, file, options);
      if (!taken.ok) return taken;
      await desk.keep(taken.taken);
      await desk.refresh(taken.keys);
      return { ok: true, words: taken.words, decided: taken.taken.length, conflicts: taken.conflicts };
    },
    async stopImport() {
      importing.abort();
    },
    takeOver: (changes) => here().desk.keep(changes),
  };
}

function troubleOf(error: unknown): LedgerTrouble {
  return error instanceof LedgerError ? error.trouble : 'failed';
}
