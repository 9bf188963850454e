import type { Speaker } from '../i18n';
import type { Sentence } from '../model';
import type { HeaderOfExport, ItemOfExport, ManifestOfExport } from '../schema/export';
import { judge, RULES_VERSION } from '../verdict';
import { digest } from '../verdict/digest';
import { type ExportProblem, Integrity } from './integrity';
import { pace } from './pace';
import { EvidenceReader, problemSentence, type ReadLine, type ReadOptions, readLines } from './read';
import { sha256 } from './sha256';
import { type Difference, differences } from './verdict-line';

/** So many problems are told; past ten times as many nobody reads on. */
const MOST_TOLD = 20;
const MOST_PROBLEMS = 200;
/** A verdict that differs does so at many places; the first few tell. */
const MOST_DIFFERENCES = 3;

/** What checking a file came to. */
export type Verified =
  | {
      readonly is: 'fine';
      readonly items: number;
      readonly points: number;
      /** Of the manifest, and by it of everything before: tell it by another way, and a forged file is found out. */
      readonly sha256: string;
    }
  /** Undamaged, but made with other rules, under which only the version that wrote it can judge. */
  | { readonly is: 'other-rules'; readonly rules: number; readonly extension: string }
  /** In the order of their lines; `more` counts those that are not told. */
  | { readonly is: 'wrong'; readonly problems: readonly ExportProblem[]; readonly more: number };

/**
 * Checks a JSON Lines export without trusting who made it: holds every line against the manifest, puts the evidence of
 * every item together from what the file says was seen, judges it anew by the same `judge` that the extension runs, and
 * says where the result differs from what is written. Bounded memory; gives way to the page now and then.
 *
 * @throws the signal's reason; whatever reading the file throws
 */
export async function verifyExport(file: Blob, options: ReadOptions = {}): Promise<Verified> {
  const verification = new Verification();
  const breathe = pace();
  for await (const line of readLines(file, options)) {
    if (!verification.take(line)) break;
    await breathe();
  }
  return verification.result();
}

class Verification {
  readonly #integrity = new Integrity();
  readonly #reader = new EvidenceReader();
  /** What no digest told, in the order in which it was met. */
  readonly #problems: ExportProblem[] = [];
  #damage: readonly ExportProblem[] = [];
  #header: HeaderOfExport | null = null;
  #manifest: { readonly line: ManifestOfExport; readonly sha256: string } | null = null;
  #last = 0;
  #items = 0;
  #points = 0;

  /** Takes the next line; says whether it is worth reading on. */
  take({ number, text, parsed }: ReadLine): boolean {
    this.#last = number;
    if (number === 1) return this.#begin({ number, text, parsed });
    if (this.#manifest) {
      this.#note(number, say('verify.after'));
      return false;
    }
    if (!parsed.ok) {
      this.#note(number, parsed.what);
      this.#integrity.add(number, text);
      return this.#problems.length < MOST_PROBLEMS;
    }
    const { line } = parsed;
    if ('manifest' in line) this.#end(number, line, text);
    else {
      if ('digests' in line) this.#integrity.check(number, line.digests);
      this.#integrity.add(number, text);
      if ('shuifen' in line) this.#note(number, say('verify.extra'));
      if ('context' in line) for (const what of this.#reader.context(line).problems) this.#note(number, what);
      if ('item' in line) this.#judge(number, line);
    }
    return this.#problems.length < MOST_PROBLEMS;
  }

  result(): Verified {
    if (this.#header && !this.#manifest && this.#problems.length < MOST_PROBLEMS) {
      this.#damage = this.#integrity.unfinished();
      this.#note(this.#last + 1, say('verify.cut'));
    }
    if (this.#last === 0) this.#note(1, say('verify.notExport'));
    // Of one line the damage first: what else is wrong with it follows from that.
    const problems = [...this.#damage, ...this.#problems].toSorted((a, b) => a.line - b.line);
    if (problems.length > 0)
      return { is: 'wrong', problems: problems.slice(0, MOST_TOLD), more: Math.max(0, problems.length - MOST_TOLD) };
    const { rules = 0, extension = '' } = this.#header ?? {};
    if (rules !== RULES_VERSION) return { is: 'other-rules', rules, extension };
    return { is: 'fine', items: this.#items, points: this.#points, sha256: this.#manifest?.sha256 ?? '' };
  }

  #begin({ number, text, parsed }: ReadLine): boolean {
    if (!parsed.ok || !('shuifen' in parsed.line)) {
      const isNewer = !parsed.ok && parsed.what.id === 'verify.newer';
      this.#note(number, say(isNewer ? 'verify.newer' : 'verify.notExport'));
      return false;
    }
    const header = parsed.line;
    this.#header = header;
    this.#integrity.add(number, text);
    const anew = digest(header.settings);
    if (anew !== header.settingsDigest)
      this.#note(number, {
        id: 'verify.settings',
        params: { written: words(header.settingsDigest), anew: words(anew) },
      });
    return true;
  }

  #judge(number: number, line: ItemOfExport): void {
    const { evidence, problems } = this.#reader.item(line);
    this.#items += 1;
    this.#points += line.points.length;
    for (const what of problems) this.#note(number, what);
    if (!this.#header || this.#header.rules !== RULES_VERSION || problems.length > 0) return;
    const found = differences(line.verdict, judge(evidence, this.#header.settings));
    for (const difference of found.slice(0, MOST_DIFFERENCES)) this.#note(number, differs(line.item, difference));
  }

  #end(number: number, line: ManifestOfExport, text: string): void {
    this.#manifest = { line, sha256: sha256(text) };
    this.#integrity.check(number, line.digests);
    this.#damage = this.#integrity.finish(number, line.sha256);
    const isCounted = line.lines === number - 1 && line.items === this.#items && line.points === this.#points;
    if (!isCounted) this.#note(number, say('verify.totals'));
  }

  #note(line: number, what: Sentence): void {
    this.#problems.push({ line, what });
  }
}

const say = (id: string): Sentence => ({ id, params: {} });
const words = (value: string) => ({ is: 'text', value }) as const;

function differs(key: string, { where, written, anew }: Difference): Sentence {
  return {
    id: 'verify.differs',
    params: { key: words(key), where: words(where), written: words(written), anew: words(anew) },
  };
}

/** What checking came to, in words, one line each. */
export function verifiedWords(verified: Verified, speak: Speaker): readonly string[] {
  switch (verified.is) {
    case 'fine': {
      const { items, points, sha256: digestOfFile } = verified;
      const counted = { items: speak.number(items), points: speak.number(points), rules: String(RULES_VERSION) };
      return [speak.say('verify.fine', { ...counted, sha256: digestOfFile })];
    }
    case 'other-rules': {
      const { rules, extension } = verified;
      const versions = { version: extension, theirs: String(rules), ours: String(RULES_VERSION) };
      return [speak.say('verify.otherRules', versions)];
    }
    case 'wrong': {
      const told = verified.problems.map((problem) => speak.sentence(problemSentence(problem, speak.sentence)));
      return verified.more > 0 ? [...told, speak.say('verify.more', { n: speak.number(verified.more) })] : told;
    }
  }
}
