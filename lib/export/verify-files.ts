import type { Speaker } from '../i18n';
import type { ReadOptions } from './read';
import { MANIFEST_TAG } from './report/manifest';
import { Sha256 } from './sha256';
import { verifiedWords, verifyExport } from './verify';

/** What checking any file of an export came to. */
export interface Checked {
  /** `other-rules`: undamaged, and to be re-derived by the version that wrote it. */
  readonly is: 'fine' | 'other-rules' | 'wrong';
  /** In words, one line each. */
  readonly words: readonly string[];
}

/** The other files of an export of several: the one with this name, or null where it is missing. */
export type Beside = (name: string) => Promise<Blob | null>;

/** The manifest of a report stands in its last few hundred bytes. */
const TAIL_BYTES = 16 * 1024;

/**
 * Checks a file of an export, whichever it is, by what it begins with: JSON Lines are recomputed (`verifyExport`), the
 * manifest of tables is held against the files `beside` it, a report against the digest at its foot.
 */
export async function verifyFile(
  file: Blob,
  beside: Beside,
  speak: Speaker,
  options: ReadOptions = {},
): Promise<Checked> {
  const start = await file.slice(0, 100).text();
  if (start.startsWith('<!doctype html>')) return verifyReport(file, speak, options);
  if (start.startsWith('# ')) return verifyTables(file, beside, speak, options);
  const verified = await verifyExport(file, options);
  return { is: verified.is, words: verifiedWords(verified, speak) };
}

async function verifyReport(file: Blob, speak: Speaker, options: ReadOptions): Promise<Checked> {
  const tailStart = Math.max(0, file.size - TAIL_BYTES);
  const tail = new Uint8Array(await file.slice(tailStart).arrayBuffer());
  // One character a byte, so that places in the text are places in the file.
  const text = String.fromCharCode(...tail);
  const at = text.lastIndexOf(MANIFEST_TAG);
  const [, written] = /<code>([0-9a-f]{64})<\/code>/.exec(text.slice(at)) ?? [];
  if (at < 0 || written === undefined) return { is: 'wrong', words: [speak.say('verify.notExport')] };
  const sha256 = await hashOf(file.slice(0, tailStart + at), options);
  if (sha256 !== written) return { is: 'wrong', words: [speak.say('verify.changed')] };
  return { is: 'fine', words: [speak.say('verify.whole', { sha256 })] };
}

async function verifyTables(file: Blob, beside: Beside, speak: Speaker, options: ReadOptions): Promise<Checked> {
  const text = await file.text();
  const listed = [...text.matchAll(/^([0-9a-f]{64}) {2}([\w-]+\.csv)$/gm)];
  if (listed.length === 0) return { is: 'wrong', words: [speak.say('verify.notExport')] };
  const wrong: string[] = [];
  for (const [, sha256 = '', name = ''] of listed) {
    const table = await beside(name);
    if (table === null) wrong.push(speak.say('verify.fileGone', { file: name }));
    else if ((await hashOf(table, options)) !== sha256) wrong.push(speak.say('verify.fileChanged', { file: name }));
  }
  if (wrong.length > 0) return { is: 'wrong', words: wrong };
  return { is: 'fine', words: [speak.say('verify.whole', { sha256: await hashOf(file, options) })] };
}

async function hashOf(file: Blob, { signal }: ReadOptions): Promise<string> {
  const hash = new Sha256();
  const reader = file.stream().getReader();
  for (;;) {
    signal?.throwIfAborted();
    const { done, value } = await reader.read();
    if (done) return hash.hex();
    hash.update(value);
  }
}
