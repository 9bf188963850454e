import type { Speaker } from '../i18n';
import type { Finding, Verdict } from '../model';
import type { VerdictOfExport } from '../schema/export';

/**
 * A verdict as it stands in a file: with the sentences in words beside their ids, and without the digest of its inputs,
 * which is of the ledger's own rows and would help to guess the names that were taken out.
 */
export function lineOfVerdict(
  { key: _, inputDigest: __, findings, ...rest }: Verdict,
  speaker: Speaker,
): VerdictOfExport {
  return { ...rest, findings: findings.map((finding) => ({ ...finding, words: wordsOf(finding, speaker) })) };
}

function wordsOf({ headline, seen, usual, benign }: Finding, speaker: Speaker) {
  return {
    headline: speaker.sentence(headline),
    seen: speaker.sentence(seen),
    usual: speaker.sentence(usual),
    benign: speaker.sentence(benign),
  };
}

/** A file may have been made by another engine, whose logarithms differ in the last digit. */
const TOLERANCE = 1e-9;

/**
 * The places at which a written verdict differs from one judged anew, e.g. `findings › 1 › llr`, with both values.
 * The words in the language of the file are no part of the comparison.
 */
export function differences(written: VerdictOfExport, anew: Verdict): readonly Difference[] {
  const { key: _, inputDigest: __, ...rest } = anew;
  const findings = written.findings.map(({ words: ___, ...finding }) => finding);
  // By way of JSON, as the written one went: what it cannot carry is gone on both sides.
  return [...compare({ ...written, findings }, JSON.parse(JSON.stringify(rest)), [])];
}

/** One value that differs; both as JSON writes them, an absent one as a dash. */
export interface Difference {
  readonly where: string;
  readonly written: string;
  readonly anew: string;
}

function* compare(written: unknown, anew: unknown, path: readonly string[]): Generator<Difference> {
  if (isRecord(written) && isRecord(anew)) {
    for (const name of new Set([...Object.keys(written), ...Object.keys(anew)])) {
      const step = Array.isArray(written) ? String(Number(name) + 1) : name;
      yield* compare(own(written, name), own(anew, name), [...path, step]);
    }
  } else if (!isSame(written, anew)) {
    yield { where: path.join(' › '), written: inJson(written), anew: inJson(anew) };
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const own = (record: Readonly<Record<string, unknown>>, name: string) =>
  Object.hasOwn(record, name) ? record[name] : undefined;
const inJson = (value: unknown) => (value === undefined ? '—' : JSON.stringify(value).slice(0, 120));

function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'number' || typeof other !== 'number') return one === other;
  return Math.abs(one - other) <= TOLERANCE * Math.max(1, Math.abs(one), Math.abs(other));
}
