import type { ExportPart, ExportProgress } from '../export';
import { collectFiles } from '../export/files';

/** What is to be appended to a file: a piece of it, or all of it at once. */
export interface StreamPart {
  readonly file: string;
  readonly bytes: Uint8Array<ArrayBuffer> | Blob;
}

/** From who makes the parts to who writes them. One part for each `next`, so that none waits in memory. */
type Given =
  | { readonly part: StreamPart }
  | { readonly progress: ExportProgress }
  | { readonly end: 'done' | 'stopped' }
  | { readonly end: 'failed'; readonly message: string };
type Asked = 'next' | 'stop';

/** Nobody reads faster how far it is. */
const TOLD_MS = 150;

/** Gives the parts of an export through a port, as fast as they are asked for there. */
export function giveParts(
  port: MessagePort,
  make: (options: {
    readonly signal: AbortSignal;
    onProgress(progress: ExportProgress): void;
  }) => AsyncGenerator<StreamPart>,
): void {
  const stop = new AbortController();
  const give = (given: Given, transfer: Transferable[] = []) => port.postMessage(given, transfer);
  let told = 0;
  const parts = make({
    signal: stop.signal,
    onProgress(progress) {
      if (performance.now() - told < TOLD_MS) return;
      told = performance.now();
      give({ progress });
    },
  });
  const next = async () => {
    try {
      const { done, value } = await parts.next();
      if (done) give({ end: 'done' });
      else give({ part: value }, value.bytes instanceof Blob ? [] : [value.bytes.buffer]);
    } catch (error) {
      if (stop.signal.aborted) give({ end: 'stopped' });
      else give({ end: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  };
  port.onmessage = ({ data }: MessageEvent<Asked>) => {
    if (data === 'next') void next();
    else stop.abort();
  };
}

/** Each file of an export in one part, when all of them are made: a page that cannot write piece by piece takes these. */
export async function* wholeFiles(parts: AsyncIterable<ExportPart>): AsyncGenerator<StreamPart> {
  for (const [file, bytes] of await collectFiles(parts)) yield { file, bytes };
}

/**
 * The parts that come through a port. Ends early, without an error, where the signal is aborted.
 *
 * @throws Error with the words of whatever failed on the other side
 */
export async function* takeParts(
  port: MessagePort,
  { signal, onProgress }: { readonly signal: AbortSignal; onProgress(progress: ExportProgress): void },
): AsyncGenerator<StreamPart> {
  let arrived: (given: Exclude<Given, { progress: unknown }>) => void = () => undefined;
  port.onmessage = ({ data }: MessageEvent<Given>) => {
    if ('progress' in data) onProgress(data.progress);
    else arrived(data);
  };
  const ask = (asked: Asked) => port.postMessage(asked);
  const stop = () => ask('stop');
  signal.addEventListener('abort', stop);
  try {
    while (!signal.aborted) {
      const given = await new Promise<Exclude<Given, { progress: unknown }>>((resolve) => {
        arrived = resolve;
        ask('next');
      });
      if ('part' in given) yield given.part;
      else if (given.end === 'failed') throw new Error(given.message);
      else return;
    }
  } finally {
    signal.removeEventListener('abort', stop);
    port.close();
  }
}
