import type { ExportPart } from './types';

const TYPES: readonly (readonly [ending: string, type: string])[] = [
  ['.csv', 'text/csv;charset=utf-8'],
  ['.html', 'text/html;charset=utf-8'],
  ['.jsonl', 'application/jsonl'],
  ['.txt', 'text/plain;charset=utf-8'],
];

/** A Blob of thousands of pieces takes seconds to be put together: small ones are gathered up to this size first. */
const BLOB_BYTES = 1024 * 1024;

/**
 * The files of an export, whole. What has come is held as Blobs, which the browser keeps outside of JavaScript's memory.
 * It takes long for a large one: where a page must answer meanwhile, this belongs in its worker.
 */
export async function collectFiles(parts: AsyncIterable<ExportPart>): Promise<ReadonlyMap<string, Blob>> {
  const files = new Map<string, Gathering>();
  for await (const { file, bytes } of parts) {
    const gathering = files.get(file) ?? { blobs: [], pieces: [], bytes: 0 };
    files.set(file, gathering);
    gathering.pieces.push(bytes);
    gathering.bytes += bytes.length;
    if (gathering.bytes >= BLOB_BYTES) gather(gathering);
  }
  return new Map(
    [...files].map(([file, { blobs, pieces }]) => [file, new Blob([...blobs, ...pieces], { type: typeOf(file) })]),
  );
}

/** A file on its way: its Blobs, and the pieces after them that are none yet. */
interface Gathering {
  readonly blobs: Blob[];
  pieces: Uint8Array<ArrayBuffer>[];
  /** Length of these pieces. */
  bytes: number;
}

function gather(gathering: Gathering): void {
  gathering.blobs.push(new Blob(gathering.pieces));
  gathering.pieces = [];
  gathering.bytes = 0;
}

function typeOf(file: string): string {
  return TYPES.find(([ending]) => file.endsWith(ending))?.[1] ?? '';
}
