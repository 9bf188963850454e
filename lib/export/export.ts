import { csv } from './csv';
import { jsonLines } from './json-lines';
import { pace } from './pace';
import { type Prepared, prepare, tuningOf } from './prepare';
import { newSalt, redactor } from './redact';
import { report } from './report/report';
import type { ExportAbout, ExportedItem, ExportFormat, ExportOptions, ExportPart } from './types';

/** Small pieces are joined up to this size: a disk or a Blob takes each with a price of its own. */
const PIECE_BYTES = 64 * 1024;

const FILE_NAMES = { jsonl: 'shuifen-export.jsonl', html: 'shuifen-report.html' } as const;

/**
 * Exports items as they come from the ledger, in bounded memory: what was given out is not held. Between two items it
 * gives way to the page. A consumer that stops early (`return`, `break`) stops the source as well.
 *
 * @returns pieces of one or several files (`csv` makes three or more), each to be appended to what its file has
 * @throws the signal's reason when it is aborted; whatever the source throws
 */
export async function* exportItems(
  format: ExportFormat,
  items: AsyncIterable<ExportedItem>,
  about: ExportAbout,
  options: ExportOptions = {},
): AsyncGenerator<ExportPart, void, undefined> {
  let done = 0;
  let bytes = 0;
  const told = () => options.onProgress?.({ items: done, bytes });
  const prepared = preparedItems(items, about, options, () => {
    done += 1;
    told();
  });
  for await (const part of joined(partsOf(format, prepared, about))) {
    bytes += part.bytes.length;
    yield part;
  }
  told();
}

async function* preparedItems(
  items: AsyncIterable<ExportedItem>,
  about: ExportAbout,
  { signal, salt = newSalt() }: ExportOptions,
  onItem: () => void,
): AsyncGenerator<Prepared> {
  const hide = redactor(about.redaction, salt);
  const tuning = tuningOf(about);
  const breathe = pace();
  signal?.throwIfAborted();
  for await (const item of items) {
    signal?.throwIfAborted();
    yield prepare(item, hide, tuning);
    onItem();
    await breathe();
  }
  signal?.throwIfAborted();
}

function partsOf(format: ExportFormat, items: AsyncIterable<Prepared>, about: ExportAbout): AsyncIterable<ExportPart> {
  switch (format) {
    case 'csv':
      return csv(items, about);
    case 'jsonl':
      return inFile(FILE_NAMES.jsonl, jsonLines(items, about));
    case 'html':
      return inFile(FILE_NAMES.html, report(items, about));
  }
}

async function* inFile(file: string, pieces: AsyncIterable<Uint8Array<ArrayBuffer>>): AsyncGenerator<ExportPart> {
  for await (const bytes of pieces) yield { file, bytes };
}

/** The same parts in larger pieces, those of each file in their order. */
async function* joined(parts: AsyncIterable<ExportPart>): AsyncGenerator<ExportPart> {
  const waiting = new Map<string, { pieces: Uint8Array[]; length: number }>();
  for await (const { file, bytes } of parts) {
    const held = waiting.get(file) ?? { pieces: [], length: 0 };
    held.pieces.push(bytes);
    held.length += bytes.length;
    waiting.set(file, held);
    if (held.length < PIECE_BYTES) continue;
    waiting.delete(file);
    yield { file, bytes: concatenated(held) };
  }
  for (const [file, held] of waiting) yield { file, bytes: concatenated(held) };
}

function concatenated({ pieces, length }: { pieces: readonly Uint8Array[]; length: number }): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
