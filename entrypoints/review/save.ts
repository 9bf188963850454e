import type { ExportFormat, ExportPart } from '../../lib/export';
import { collectFiles } from '../../lib/export/files';

/** What browsers with these pickers have; the page's own types know neither. */
interface Pickers {
  showSaveFilePicker?(options: { readonly suggestedName: string }): Promise<FileSystemFileHandle>;
  showDirectoryPicker?(options: { readonly mode: 'readwrite' }): Promise<FileSystemDirectoryHandle>;
}

/** Where the files of an export go. */
export interface Place {
  /**
   * Writes the parts as they come; gives the names of the files. Where `isStopped` then says so, nothing stays of them.
   */
  save(parts: AsyncIterable<ExportPart>, isStopped: () => boolean): Promise<readonly string[]>;
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
      return {
        save: (parts, isStopped) => write(parts, isStopped, (name) => folder.getFileHandle(name, { create: true })),
      };
    }
    if (format !== 'csv' && showSaveFilePicker) {
      const file = await showSaveFilePicker({ suggestedName: NAMES[format] });
      return { save: (parts, isStopped) => write(parts, isStopped, async () => file) };
    }
    return { save: download };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    throw error;
  }
}

/** Straight to the disk. A file comes into being when it is closed: one that is stopped leaves what was there before. */
async function write(
  parts: AsyncIterable<ExportPart>,
  isStopped: () => boolean,
  handleOf: (name: string) => Promise<FileSystemFileHandle>,
): Promise<readonly string[]> {
  const open = new Map<string, { readonly name: string; readonly stream: FileSystemWritableFileStream }>();
  try {
    for await (const { file, bytes } of parts) {
      const known = open.get(file);
      if (known) await known.stream.write(bytes);
      else {
        const handle = await handleOf(file);
        const stream = await handle.createWritable();
        open.set(file, { name: handle.name, stream });
        await stream.write(bytes);
      }
    }
  } catch (error) {
    await Promise.allSettled([...open.values()].map(({ stream }) => stream.abort()));
    throw error;
  }
  for (const { stream } of open.values()) await (isStopped() ? stream.abort() : stream.close());
  return [...open.values()].map(({ name }) => name);
}

/** By way of the browser's downloads. */
async function download(parts: AsyncIterable<ExportPart>, isStopped: () => boolean): Promise<readonly string[]> {
  const files = await collectFiles(parts);
  if (isStopped()) return [];
  for (const [name, blob] of files) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    // The download has its own hold on the bytes once it has begun.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }
  return [...files.keys()];
}
