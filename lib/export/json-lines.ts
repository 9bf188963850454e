import { type Speaker, speaker } from '../i18n';
import { lineOfFacts, lineOfPoint } from '../ledger/backup-lines';
import {
  type ContextOfExport,
  type DigestsOfExport,
  EXPORT_FORMAT,
  type HeaderOfExport,
  type ItemOfExport,
  type ManifestOfExport,
} from '../schema/export';
import { RULES_VERSION } from '../verdict';
import { settingsDigestOf, thresholdsOf } from './about';
import { ContextWriter } from './closure';
import { type Prepared, tuningOf } from './prepare';
import { Sha256, sha256 } from './sha256';
import { statementOf } from './statement';
import type { ExportAbout } from './types';
import { lineOfVerdict } from './verdict-line';
import { timesIn } from './zone';

/** So many lines stand under one list of digests: what is damaged is named while it is read, and little is held. */
const LINES_PER_DIGESTS = 500;

/**
 * The whole of what was chosen as JSON Lines: a header, then each item after the other items that its verdict uses,
 * digests in between, and a manifest. assets/schema/README.md describes the format, `lib/schema/export.ts` is its law.
 */
export async function* jsonLines(
  items: AsyncIterable<Prepared>,
  about: ExportAbout,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const speak = speaker(about.language, about.timeZone);
  const writer = new LineWriter();
  const context = new ContextWriter();
  yield* writer.lines([headerOf(about, speak)]);
  for await (const item of items) {
    const { facts, series, authorItems } = item.evidence;
    yield* writer.lines([...context.lines(authorItems), itemLine(item, speak)]);
    writer.counted(series.length);
    context.wrote(facts, series);
  }
  yield writer.manifest(speak.say('export.says.manifest'));
}

function headerOf(about: ExportAbout, speak: Speaker): HeaderOfExport {
  return {
    shuifen: 'export',
    format: EXPORT_FORMAT,
    extension: about.extension,
    rules: RULES_VERSION,
    madeAt: timesIn(about.timeZone)(about.madeAt),
    timeZone: about.timeZone,
    language: about.language,
    settings: tuningOf(about),
    settingsDigest: settingsDigestOf(about),
    thresholds: thresholdsOf(about),
    selection: about.selection,
    items: about.items,
    redaction: about.redaction,
    statement: statementOf(about.redaction, speak),
  };
}

function itemLine({ evidence, verdict, listedAs, review, address }: Prepared, speak: Speaker): ItemOfExport {
  const { facts, series, authorItems, account } = evidence;
  return {
    ...lineOfFacts(facts),
    address,
    points: series.map(lineOfPoint),
    authorItems: authorItems.map((neighbour) => neighbour.facts.key),
    account: account && lineOfPoint(account),
    verdict: lineOfVerdict(verdict, speak),
    ...(listedAs !== null && { listedAs }),
    review,
  };
}

/** Writes lines and remembers their digests. */
class LineWriter {
  readonly #encoder = new TextEncoder();
  readonly #whole = new Sha256();
  #digests: string[] = [];
  #lines = 0;
  #items = 0;
  #points = 0;

  /** The lines as bytes, with digests after them where those are due. */
  *lines(lines: readonly (HeaderOfExport | ContextOfExport | ItemOfExport)[]): Generator<Uint8Array<ArrayBuffer>> {
    for (const line of lines) {
      yield this.#write(line);
      if (this.#digests.length < LINES_PER_DIGESTS) continue;
      const digests: DigestsOfExport = { digests: this.#digests };
      this.#digests = [];
      yield this.#write(digests);
    }
  }

  counted(points: number): void {
    this.#items += 1;
    this.#points += points;
  }

  manifest(says: string): Uint8Array<ArrayBuffer> {
    const line: ManifestOfExport = {
      manifest: 'SHA-256',
      digests: this.#digests,
      sha256: this.#whole.hex(),
      lines: this.#lines,
      items: this.#items,
      points: this.#points,
      says,
    };
    return this.#encoder.encode(`${JSON.stringify(line)}\n`);
  }

  #write(line: HeaderOfExport | ContextOfExport | ItemOfExport | DigestsOfExport): Uint8Array<ArrayBuffer> {
    const bytes = this.#encoder.encode(`${JSON.stringify(line)}\n`);
    this.#lines += 1;
    this.#digests.push(sha256(bytes.subarray(0, -1)));
    this.#whole.update(bytes);
    return bytes;
  }
}
