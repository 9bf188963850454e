/** The browser's dialog for a new file; Chromium has it, Firefox does not. */
type Picker = (options: { readonly suggestedName: string }) => Promise<FileSystemFileHandle>;

const picker = (globalThis as { readonly showSaveFilePicker?: Picker }).showSaveFilePicker;

/** A download has read the file long before. */
const DOWNLOADED_MS = 60_000;

/**
 * Writes a stream into a file of the user's choice, piece by piece; where the browser cannot, it gathers the stream
 * outside the page's memory and downloads it. To be called at once when the user has pressed something.
 *
 * @returns false where the user has closed the dialog
 * @throws the signal's reason, or whatever the stream or the disk says
 */
export async function saveStream(
  name: string,
  make: () => ReadableStream<Uint8Array<ArrayBuffer>>,
  signal: AbortSignal,
): Promise<boolean> {
  if (picker === undefined) {
    download(name, await new Response(make()).blob());
    return true;
  }
  const file = await picker({ suggestedName: name }).catch(dismissed);
  if (file === null) return false;
  // What is not written to its end leaves the chosen file as it was.
  await make().pipeTo(await file.createWritable(), { signal });
  return true;
}

/** Downloads a short text. */
export function saveText(name: string, text: string): void {
  download(name, new Blob([text], { type: 'application/json' }));
}

function dismissed(error: unknown): null {
  if (error instanceof DOMException && error.name === 'AbortError') return null;
  throw error;
}

function download(name: string, file: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), DOWNLOADED_MS);
}
