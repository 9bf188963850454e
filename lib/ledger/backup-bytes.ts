import { BrokenBackup } from './backup-fault';

/** Twice what a hundred points of every figure there is would take. */
const LINE_BYTES = 256 * 1024;
/** Some seventy million points, unpacked: a file that goes on for longer was not made to be restored. */
const FILE_BYTES = 4 * 1024 ** 3;
const NEWLINE = 10;

/**
 * The lines of a text file, packed with gzip or plain, as they come: never more than one line and one piece of the file
 * are held, however large either claims to be.
 *
 * @param onBytes told how many bytes of the file have been read
 * @param mostLineBytes a line that is longer is no line of ours
 * @throws BrokenBackup where it cannot be unpacked, is no UTF-8, or a line or the whole is too long; the signal's reason
 */
export async function* textLines(
  file: Blob,
  onBytes: (bytes: number) => void,
  signal?: AbortSignal,
  mostLineBytes = LINE_BYTES,
): AsyncGenerator<string> {
  const line = new LineBuffer(mostLineBytes);
  let read = 0;
  for await (const piece of pieces(file, onBytes, line)) {
    signal?.throwIfAborted();
    read += piece.length;
    if (read > FILE_BYTES) throw line.broken('long');
    let from = 0;
    for (let at = piece.indexOf(NEWLINE); at >= 0; at = piece.indexOf(NEWLINE, from)) {
      yield line.end(piece.subarray(from, at));
      from = at + 1;
    }
    line.add(piece.subarray(from));
  }
  if (!line.isEmpty) yield line.end(new Uint8Array());
}

/** The file's unpacked bytes. Whatever fails on the way (a bad checksum, a file that went away) is told as damage. */
async function* pieces(
  file: Blob,
  onBytes: (bytes: number) => void,
  line: LineBuffer,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const isPacked = first === 0x1f && second === 0x8b;
  let bytes = 0;
  const counted = file.stream().pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(piece, controller) {
        bytes += piece.length;
        onBytes(bytes);
        controller.enqueue(piece);
      },
    }),
  );
  const reader = (isPacked ? counted.pipeThrough(new DecompressionStream('gzip')) : counted).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => {
        throw line.broken('damaged');
      });
      if (done) return;
      yield value;
    }
  } finally {
    // A reader that stops early lets go of the file; after an error there is nothing left to let go of.
    await reader.cancel().catch(() => undefined);
  }
}

/** The line that is being read. */
class LineBuffer {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  #parts: Uint8Array[] = [];
  #length = 0;
  /** Counted from 1. */
  #number = 1;
  readonly #mostBytes: number;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  add(part: Uint8Array): void {
    this.#length += part.length;
    if (this.#length > this.#mostBytes) throw this.broken('long');
    // Copied: the piece it lies in can be a thousand times larger.
    if (part.length > 0) this.#parts.push(part.slice());
  }

  end(part: Uint8Array): string {
    this.add(part);
    const bytes = new Uint8Array(this.#length);
    let at = 0;
    for (const each of this.#parts) {
      bytes.set(each, at);
      at += each.length;
    }
    const text = this.#decode(bytes);
    this.#parts = [];
    this.#length = 0;
    this.#number += 1;
    return text;
  }

  broken(fault: 'damaged' | 'long'): BrokenBackup {
    return new BrokenBackup(this.#number, fault);
  }

  #decode(bytes: Uint8Array): string {
    try {
      return this.#decoder.decode(bytes);
    } catch {
      throw this.broken('damaged');
    }
  }
}
