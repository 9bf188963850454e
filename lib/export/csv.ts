import { type Speaker, speaker } from '../i18n';
import { factsAbout, thresholdFacts } from './about';
import { type Cell, itemTable, observationTable } from './csv-columns';
import type { Prepared } from './prepare';
import { Sha256 } from './sha256';
import { statementOf } from './statement';
import type { ExportAbout, ExportPart } from './types';

/** A spreadsheet takes 1,048,576 rows; more go into a further file. */
const MOST_ROWS = 1_000_000;
const LINE_END = '\r\n';
/** By it a spreadsheet knows that the text is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';
/**
 * What a spreadsheet takes for a formula: = + - @, also in full width, and after blanks, quotes or what it skips. Such
 * a text gets an apostrophe before it. Numbers are no text, so that a negative one stays a number.
 */
const FORMULA = /^[\s\p{C}"']*[=+\-@＝＋－＠]|^[\t\r]/u;
/** Some programs end a file at a NUL; the others mean nothing in a table. Tabs and line ends stay, in quotes. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

const ABOUT_FILE = 'manifest.txt';

/** What would end a field, or be lost at its edge, where it stands without quotes. */
const TO_BE_QUOTED = /[",\r\n\uFEFF]|^\s|\s$/;

/**
 * One row as text, safe to be opened in Excel, LibreOffice or Numbers. By hand: the usual library for it can also load
 * files from the web, and nothing that can is part of what is built.
 */
export function csvRow(cells: readonly Cell[]): string {
  return cells.map(fieldOf).join(',') + LINE_END;
}

function fieldOf(cell: Cell): string {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell);
  const clean = cell.replace(CONTROLS, '\uFFFD');
  const isFormula = FORMULA.test(clean);
  const text = isFormula ? `'${clean}` : clean;
  return isFormula || TO_BE_QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Three kinds of file: `items.csv`, one row an item; `observations.csv`, one row for each value that was seen; and
 * `manifest.txt`, which says what they are and bears the SHA-256 of each, as `sha256sum -c` reads it.
 */
export async function* csv(items: AsyncIterable<Prepared>, about: ExportAbout): AsyncGenerator<ExportPart> {
  const speak = speaker(about.language, about.timeZone);
  const [ofItems, ofObservations] = [itemTable(about, speak), observationTable(about, speak)];
  const itemFiles = new TableFiles('items', ofItems.names);
  const observationFiles = new TableFiles('observations', ofObservations.names);
  yield itemFiles.begin();
  yield observationFiles.begin();
  for await (const item of items) {
    yield itemFiles.row(ofItems.row(item));
    for (const point of item.evidence.series) yield observationFiles.row(ofObservations.row({ item, point }));
  }
  const digests = [...itemFiles.digests(), ...observationFiles.digests()];
  yield { file: ABOUT_FILE, bytes: new TextEncoder().encode(aboutText(about, digests, speak)) };
}

interface FileDigest {
  readonly file: string;
  readonly sha256: string;
}

/** The files of one table: a new one is begun when the last is full. */
class TableFiles {
  readonly #name: string;
  readonly #head: string;
  readonly #encoder = new TextEncoder();
  readonly #finished: FileDigest[] = [];
  #rows = 0;
  #current: { readonly file: string; readonly hash: Sha256 } | null = null;

  constructor(name: string, columns: readonly string[]) {
    this.#name = name;
    this.#head = BYTE_ORDER_MARK + csvRow(columns);
  }

  /** The names of the columns: also a table without rows has them. */
  begin(): ExportPart {
    return this.#write(this.#head);
  }

  row(cells: readonly Cell[]): ExportPart {
    if (this.#rows === MOST_ROWS) this.#finish();
    const head = this.#current === null ? this.#head : '';
    this.#rows += 1;
    return this.#write(head + csvRow(cells));
  }

  digests(): readonly FileDigest[] {
    this.#finish();
    return this.#finished;
  }

  #write(text: string): ExportPart {
    const number = this.#finished.length + 1;
    const file = `${this.#name}${number === 1 ? '' : `-${number}`}.csv`;
    this.#current ??= { file, hash: new Sha256() };
    const bytes = this.#encoder.encode(text);
    this.#current.hash.update(bytes);
    return { file, bytes };
  }

  #finish(): void {
    if (this.#current) this.#finished.push({ file: this.#current.file, sha256: this.#current.hash.hex() });
    this.#current = null;
    this.#rows = 0;
  }
}

/** Everything but the digests stands behind `#`, so that `sha256sum -c manifest.txt` passes over it. */
function aboutText(about: ExportAbout, digests: readonly FileDigest[], speak: Speaker): string {
  const facts = [...factsAbout(about, speak), ...thresholdFacts(about, speak)].map((fact) => fact.join(': '));
  const words = [...facts, '', ...statementOf(about.redaction, speak)].map((line) => `# ${oneLine(line)}`);
  return [...words, ...digests.map(({ file, sha256 }) => `${sha256}  ${file}`), ''].join('\n');
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
