import type { Language } from '../i18n';
import type { Evidence, Verdict } from '../model';
import type { Redaction, ReviewOfExport } from '../schema/export';
import type { Tuning } from '../verdict';

/** One item as the ledger gives it. */
export interface ExportedItem {
  readonly evidence: Evidence;
  /** As it is kept, if it is. What is exported is judged anew from the evidence, so that it follows from the file. */
  readonly verdict: Pick<Verdict, 'state'> | null;
  readonly review: ReviewOfExport | null;
}

/** `csv`: tables for a spreadsheet · `jsonl`: all of it, to be checked by a machine · `html`: a report for people. */
export type ExportFormat = 'csv' | 'jsonl' | 'html';

/** What an export says of itself. */
export interface ExportAbout {
  /** The extension's version. */
  readonly extension: string;
  /** When it is made, ms since 1970. */
  readonly madeAt: number;
  /** IANA name, e.g. `Asia/Shanghai`; all times that are words are told in it. */
  readonly timeZone: string;
  readonly language: Language;
  /** The settings; only what verdicts depend on is written. */
  readonly settings: Tuning;
  /** What was chosen, in the reader's words. */
  readonly selection: string;
  /** How many items will come, where that is known. */
  readonly items: number | null;
  readonly redaction: Redaction;
}

export interface ExportProgress {
  readonly items: number;
  readonly bytes: number;
}

export interface ExportOptions {
  /** Told after every item. */
  readonly onProgress?: (progress: ExportProgress) => void;
  /** Aborting ends the export with the signal's reason. */
  readonly signal?: AbortSignal;
  /** For tests: the codes in place of names are made with it. Otherwise it is drawn anew for each file. */
  readonly salt?: Uint8Array;
}

/** A piece of one of the export's files. The pieces of a file come in order; those of several may alternate. */
export interface ExportPart {
  readonly file: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}
