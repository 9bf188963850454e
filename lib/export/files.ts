import type { ExportPart } from './types';

const TYPES: readonly (readonly [ending: string, type: string])[] = [
  ['.csv', 'text/csv;charset=utf-8'],
  ['.html', 'text/html;charset=utf-8'],
  ['.jsonl', 'application/jsonl'],
  ['.txt', 'text/plain;charset=utf-8'],
];

/** To put thousands of pieces together at once takes seconds, in which a page does not answer. */
const MOST_PIECES = 100;

/**
 * The files of an export, to be saved by a page. Each piece becomes a Blob at once, which the browser keeps outside the
 * page's memory.
 */
export async function collectFiles(parts: AsyncIterable<ExportPart>): Promise<ReadonlyMap<string, Blob>> {
  const pieces = new Map<string, Blob[]>();
  for await (const { file, bytes } of parts) {
    const held = pieces.get(file) ?? [];
    held.push(new Blob([bytes]));
    pieces.set(file, held.length < MOST_PIECES ? held : [new Blob(held)]);
  }
  return new Map([...pieces].map(([file, blobs]) => [file, new Blob(blobs, { type: typeOf(file) })]));
}

function typeOf(file: string): string {
  return TYPES.find(([ending]) => file.endsWith(ending))?.[1] ?? '';
}
