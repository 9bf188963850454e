import type { Sentence } from '../model';
import { Sha256, sha256 } from './sha256';

/** What is wrong with a file, and in which line (from 1). */
export interface ExportProblem {
  readonly line: number;
  readonly what: Sentence;
}

interface Suspicion extends ExportProblem {
  /** The line whose digests say so. */
  readonly by: number;
}

interface Digested {
  readonly line: number;
  readonly digest: string;
}

/** Holds lines against the digests that follow them. Keeps no more than the lines since the last digests. */
export class Integrity {
  readonly #encoder = new TextEncoder();
  readonly #whole = new Sha256();
  #since: Digested[] = [];
  #suspicions: Suspicion[] = [];

  /** Adds a line that is not the manifest. */
  add(line: number, text: string): void {
    const bytes = this.#encoder.encode(`${text}\n`);
    this.#whole.update(bytes);
    this.#since.push({ line, digest: sha256(bytes.subarray(0, -1)) });
  }

  /** Holds the lines since the last digests against these, which stand in line `by` and were not yet added. */
  check(by: number, expected: readonly string[]): void {
    this.#suspicions.push(...compareDigests(this.#since, expected, by).map((problem) => ({ ...problem, by })));
    this.#since = [];
  }

  /** What is damaged, now that the manifest in line `by` has given the digest of the whole. */
  finish(by: number, expected: string): readonly ExportProblem[] {
    // Every line is as it was: then what accuses some of them has itself been changed.
    if (this.#whole.hex() === expected) return this.#suspicions.length > 0 ? [{ line: by, what: CHANGED }] : [];
    const changed = new Set(this.#suspicions.map(({ line }) => line));
    const standing = this.#suspicions.filter((suspicion) => !changed.has(suspicion.by));
    if (standing.length === 0) return [{ line: by, what: say('verify.sha256') }];
    return standing.map(({ line, what }) => ({ line, what }));
  }

  /** What is known to be damaged in a file that has no manifest. */
  unfinished(): readonly ExportProblem[] {
    return this.#suspicions.map(({ line, what }) => ({ line, what }));
  }
}

const say = (id: string): Sentence => ({ id, params: {} });
const CHANGED = say('verify.changed');

/** Lines that were changed, added or taken out between those that are as they were. */
function compareDigests(seen: readonly Digested[], expected: readonly string[], by: number): readonly ExportProblem[] {
  const least = Math.min(seen.length, expected.length);
  let head = 0;
  while (head < least && seen[head]?.digest === expected[head]) head += 1;
  let tail = 0;
  while (tail < least - head && seen.at(-1 - tail)?.digest === expected.at(-1 - tail)) tail += 1;
  const middle = seen.slice(head, seen.length - tail);
  const wanted = expected.slice(head, expected.length - tail);
  if (middle.length === wanted.length)
    return middle.filter(({ digest }, i) => digest !== wanted[i]).map(({ line }) => ({ line, what: CHANGED }));
  const known = new Set(wanted);
  const strange = middle.filter(({ digest }) => !known.has(digest));
  const missing = wanted.length - (middle.length - strange.length);
  const changed = strange.slice(0, missing).map(({ line }) => ({ line, what: CHANGED }));
  const extra = strange.slice(missing).map(({ line }) => ({ line, what: say('verify.extra') }));
  const goneCount = missing - changed.length;
  const goneBefore = seen[seen.length - tail]?.line ?? by;
  const gone: Sentence = { id: 'verify.gone', params: { n: { is: 'number', value: goneCount } } };
  return [...changed, ...extra, ...(goneCount > 0 ? [{ line: goneBefore, what: gone }] : [])];
}
