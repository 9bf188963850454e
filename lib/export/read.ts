import { speaker } from '../i18n';
import { textLines } from '../ledger/backup-bytes';
import { BrokenBackup } from '../ledger/backup-fault';
import { historyOfLine, pointOfLine } from '../ledger/backup-lines';
import type { History } from '../ledger/history';
import type { Evidence, ItemKey, Neighbour, Sentence } from '../model';
import type { ItemLine, PointOfLine } from '../schema/backup';
import { type ContextOfExport, type ExportLine, type ItemOfExport, parseExportLine } from '../schema/export';
import { placeInEnglish } from '../schema/problems';
import { Latest, mayBeNamed, READER_KEEPS } from './closure';
import type { ExportProblem } from './integrity';

/** Two hundred thousand points of every figure there is. */
const LINE_BYTES = 64 * 1024 * 1024;

export interface ReadOptions {
  /** Told how far reading has come, in bytes of the file. */
  readonly onProgress?: (progress: { readonly done: number; readonly of: number }) => void;
  readonly signal?: AbortSignal;
}

/** One line of a file that may be an export, and what it says or what is wrong with it. */
export interface ReadLine {
  readonly number: number;
  readonly text: string;
  readonly parsed: { readonly ok: true; readonly line: ExportLine } | { readonly ok: false; readonly what: Sentence };
}

/**
 * The lines of a file, plain or packed with gzip; never more than one is held. What cannot be read at all (no UTF-8, a
 * line without end) is the last that is given.
 */
export async function* readLines(file: Blob, { onProgress, signal }: ReadOptions = {}): AsyncGenerator<ReadLine> {
  let number = 0;
  const told = (done: number) => onProgress?.({ done, of: file.size });
  try {
    for await (const text of textLines(file, told, signal, LINE_BYTES)) {
      number += 1;
      yield { number, text, parsed: parse(text) };
    }
  } catch (error) {
    if (!(error instanceof BrokenBackup)) throw error;
    const id = error.at.fault === 'long' ? 'verify.long' : 'verify.damaged';
    yield { number: number + 1, text: '', parsed: { ok: false, what: { id, params: {} } } };
  }
}

function parse(text: string): ReadLine['parsed'] {
  const parsed = parseExportLine(text);
  if (parsed.ok) return parsed;
  switch (parsed.fault) {
    case 'not-json':
      return { ok: false, what: { id: 'verify.notJson', params: {} } };
    case 'newer':
      return { ok: false, what: { id: 'verify.newer', params: {} } };
    case 'form': {
      const { place, what } = parsed.problem;
      const message = speaker('en').sentence(what);
      const params = {
        path: { is: 'text', value: placeInEnglish(place) },
        message: { is: 'text', value: message },
      } as const;
      return { ok: false, what: { id: 'verify.form', params } };
    }
  }
}

/** Puts the evidence of items together again, from their own lines and from those that they name. */
export class EvidenceReader {
  readonly #known = new Latest<Neighbour>(READER_KEEPS);

  /** Takes a line that is context to later ones. */
  context({ context, ...line }: ContextOfExport): {
    readonly history: History;
    readonly problems: readonly Sentence[];
  } {
    const history = historyOf(context, line);
    this.#remember(history);
    return { history, problems: problemsOf(history) };
  }

  /** The evidence of an item, as far as it can be put together, and what is wrong with it. */
  item(line: ItemOfExport): { readonly evidence: Evidence; readonly problems: readonly Sentence[] } {
    const { item, authorItems, account } = line;
    const history = historyOf(item, line);
    const neighbours = authorItems.map((key) => this.#known.get(key));
    const missing = authorItems.filter((_, i) => neighbours[i] === undefined);
    this.#remember(history);
    const evidence: Evidence = {
      facts: history.facts,
      series: history.series,
      authorItems: neighbours.filter((neighbour) => neighbour !== undefined),
      account: account && pointOfLine(account as PointOfLine),
      digest: '',
    };
    return { evidence, problems: [...problemsOf(history), ...missing.map(missingContext)] };
  }

  #remember({ facts, series }: History): void {
    const latest = series.at(-1);
    if (latest && mayBeNamed(series)) this.#known.put(facts.key, { facts, latest, series });
  }
}

type Body = Omit<ContextOfExport, 'context'>;

function historyOf(key: ItemKey, { kind, title, author, postedAtMs, repostOf, ...body }: Body): History {
  const { promoted, flags, comments, points } = body;
  const line: ItemLine = {
    item: key,
    kind,
    title,
    points: points as readonly PointOfLine[],
    ...(author !== undefined && { author }),
    ...(postedAtMs !== undefined && { postedAtMs }),
    ...(repostOf !== undefined && { repostOf }),
    ...(promoted !== undefined && { promoted }),
    ...(flags !== undefined && { flags }),
    ...(comments !== undefined && { comments }),
  };
  return historyOfLine(line);
}

function problemsOf({ series }: History): readonly Sentence[] {
  const inOrder = series.every((point, i) => i === 0 || point.firstAt >= (series[i - 1]?.lastAt ?? 0));
  return inOrder ? [] : [{ id: 'verify.order', params: {} }];
}

function missingContext(key: ItemKey): Sentence {
  return { id: 'verify.context', params: { key: { is: 'text', value: key } } };
}

/** A problem in words: "Line 7: it has been changed since the export". */
export const problemSentence = ({ line, what }: ExportProblem, say: (what: Sentence) => string): Sentence => ({
  id: 'verify.line',
  params: { line: { is: 'text', value: String(line) }, what: { is: 'text', value: say(what) } },
});
