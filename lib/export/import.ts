import type { History } from '../ledger/history';
import type { Author, ItemFacts, ItemKey } from '../model';
import { isCode } from '../schema/code';
import type { ReviewOfExport } from '../schema/export';
import { EvidenceReader, type ReadOptions, readLines } from './read';

/** Titles in the ledger are no longer than this; those with codes in them can be. */
const TITLE_LENGTH = 60;

/** What an export holds of one item, to be merged into a ledger. */
export interface Imported {
  readonly histories: readonly History[];
  /** What the other moderator decided. */
  readonly review: { readonly key: ItemKey; readonly review: ReviewOfExport } | null;
}

/**
 * What was seen of every item in an export: of those it was made of, of the others that their verdicts use, and of their
 * authors' accounts; for `mergeAll` of the ledger, which knows what it has already. Verdicts are not taken over: they
 * are made anew. To be used on a file that `verifyExport` found undamaged; lines that cannot be read are passed over.
 */
export async function* importedItems(file: Blob, options: ReadOptions = {}): AsyncGenerator<Imported> {
  const reader = new EvidenceReader();
  for await (const { parsed } of readLines(file, options)) {
    if (!parsed.ok) continue;
    const { line } = parsed;
    if ('context' in line) yield importedOf([reader.context(line).history], null);
    if (!('item' in line)) continue;
    const { facts, series, account } = reader.item(line).evidence;
    const accounts = facts.author && account ? [{ facts: accountFacts(facts, facts.author), series: [account] }] : [];
    yield importedOf([{ facts, series }, ...accounts], line.review && { key: facts.key, review: line.review });
  }
}

/** Only the histories, as `mergeAll` takes them. */
export async function* importedHistories(file: Blob, options: ReadOptions = {}): AsyncGenerator<History> {
  for await (const { histories } of importedItems(file, options)) yield* histories;
}

/** Nothing of an item whose own id was hidden: nobody would ever meet it again. */
function importedOf([item, ...accounts]: readonly History[], review: Imported['review']): Imported {
  if (item === undefined || isHidden(item.facts)) return { histories: [], review: null };
  const title = item.facts.title.slice(0, TITLE_LENGTH);
  return { histories: [{ ...item, facts: { ...item.facts, title } }, ...accounts], review };
}

/** The id of an account is a person's, so it is hidden with the names; it still goes with the items of its file. */
function isHidden({ key, kind }: ItemFacts): boolean {
  return kind !== 'user' && isCode(key.slice(key.indexOf(':', key.indexOf(':') + 1) + 1));
}

/** An account that was seen only as the author of something: its name is all that is known of it. */
function accountFacts({ key }: ItemFacts, { id, name }: Author): ItemFacts {
  const site = key.slice(0, key.indexOf(':'));
  return { key: `${site}:user:${id}`, kind: 'user', author: null, title: name, promoted: false, flags: [] };
}

/** What becomes of a decision that comes with an export. */
export type ReviewMerge =
  /** Nothing was decided here: theirs is taken, with its source in the note. */
  | { readonly is: 'taken'; readonly review: ReviewOfExport }
  /** The same decision stands here already. */
  | { readonly is: 'same' }
  /** Another decision stands here: it stays until the moderator says otherwise. */
  | { readonly is: 'conflict'; readonly mine: ReviewOfExport; readonly theirs: ReviewOfExport };

/**
 * Merges a decision from elsewhere with the one that stands here; doing it twice changes nothing. An item that is only
 * open, without a note, is not decided.
 *
 * @param source whence it comes, as it is to stand before the note, e.g. the file's name
 */
export function mergeReview(mine: ReviewOfExport | null, theirs: ReviewOfExport, source: string): ReviewMerge {
  if (mine !== null && (isUndecided(theirs) || isSame(mine, theirs))) return { is: 'same' };
  const marked = { ...theirs, note: `[${source}] ${theirs.note}`.trim() };
  if (mine === null || isUndecided(mine)) return { is: 'taken', review: marked };
  return { is: 'conflict', mine, theirs: marked };
}

const isUndecided = ({ decision, note }: ReviewOfExport) => decision === 'open' && note === '';

const isSame = (one: ReviewOfExport, other: ReviewOfExport) =>
  one.decision === other.decision && withoutSource(one.note) === withoutSource(other.note);

/** A note that has gone round comes back with the names of the files it went by. */
const withoutSource = (note: string) => note.replace(/^(\[[^\]]*\] ?)+/, '');
