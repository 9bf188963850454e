import type { ExportFormat } from '../../lib/export';
import type { StreamPart } from '../../lib/review/stream';

/** What browsers with these pickers have; the page's own types know neither. */
interface Pickers {
  showSaveFilePicker?(options: { readonly suggestedName: string }): Promise<FileSystemFileHandle>;
  showDirectoryPicker?(options: { readonly mode: 'readwrite' }): Promise<FileSystemDirectoryHandle>;
}

/** Where the files of an export go. */
export interface Place {
  /** Wants each file in one part. */
  readonly whole: boolean;
  /**
   * Writes the parts as they come; gives the names of the files. Where `isStopped` then says so, nothing stays of them.
   */
  save(parts: AsyncIterable<StreamPart>, isStopped: () => boolean): Promise<readonly string[]>;
}

const NAMES = { jsonl: 'shuifen-export.jsonl', html: 'shuifen-report.html' } as const;

/**
 * Asks the moderator for a place: a file, or a folder for several. To be called while the browser still sees that
 * something was pressed. Null where none was chosen; where the browser has no such question, its downloads are the place.
 */
export async function choosePlace(format: ExportFormat): Promise<Place | null> {
  const { showSaveFilePicker, showDirectoryPicker } = globalThis as Pickers;
  try {
    if (format === 'csv' && showDirectoryPicker) {
      const folder = await showDirectoryPicker({ mode: 'readwrite' });
      return toDisk((name) => folder.getFileHandle(name, { create: true }));
    }
    if (format !== 'csv' && showSaveFilePicker) {
      const file = await showSaveFilePicker({ suggestedName: NAMES[format] });
      return toDisk(async () => file, [file]);
    }
    return { whole: true, save: download };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    throw error;
  }
}

type HandleOf = (name: string) => Promise<FileSystemFileHandle>;

/** `made`: files that choosing the place has brought into being. */
const toDisk = (handleOf: HandleOf, made: readonly FileSystemFileHandle[] = []): Place => ({
  whole: false,
  async save(parts, isStopped) {
    const names = await write(parts, isStopped, handleOf).catch(async (error: unknown) => {
      await Promise.allSettled(made.map(removeEmpty));
      throw error;
    });
    if (isStopped()) await Promise.all(made.map(removeEmpty));
    return names;
  },
});

/** Straight to the disk. A file comes into being when it is closed: one that is stopped leaves what was there before. */
async function write(
  parts: AsyncIterable<StreamPart>,
  isStopped: () => boolean,
  handleOf: HandleOf,
): Promise<readonly string[]> {
  const open = new Map<string, OpenFile>();
  try {
    for await (const { file, bytes } of parts) {
      const { stream } = open.get(file) ?? (await begin(file));
      await stream.write(bytes);
    }
  } catch (error) {
    await Promise.allSettled([...open.values()].map(giveUp));
    throw error;
  }
  for (const file of open.values()) await (isStopped() ? giveUp(file) : file.stream.close());
  return [...open.values()].map(({ handle }) => handle.name);

  async function begin(name: string): Promise<OpenFile> {
    const handle = await handleOf(name);
    const begun = { handle, stream: await handle.createWritable() };
    open.set(name, begun);
    return begun;
  }
}

type Handle = FileSystemFileHandle & { remove?(): Promise<void> };

interface OpenFile {
  readonly handle: Handle;
  readonly stream: FileSystemWritableFileStream;
}

/** Throws away what was written. */
async function giveUp({ handle, stream }: OpenFile): Promise<void> {
  await stream.abort();
  await removeEmpty(handle);
}

/** A file that was there before, with something in it, stays. */
async function removeEmpty(handle: Handle): Promise<void> {
  const size = await handle.getFile().then(
    (file) => file.size,
    () => null, // It has been removed already.
  );
  if (size === 0) await handle.remove?.();
}

/** By way of the browser's downloads, which take a file when it is whole: then nothing can be stopped any more. */
async function download(parts: AsyncIterable<StreamPart>, isStopped: () => boolean): Promise<readonly string[]> {
  const files: { readonly file: string; readonly blob: Blob }[] = [];
  for await (const { file, bytes } of parts)
    files.push({ file, blob: bytes instanceof Blob ? bytes : new Blob([bytes]) });
  if (isStopped()) return [];
  for (const { file, blob } of files) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = file;
    link.click();
    // The download has its own hold on the bytes once it has begun.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }
  return files.map(({ file }) => file);
}
