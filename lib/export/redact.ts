import type { Evidence, ItemFacts, ItemKey, Neighbour } from '../model';
import type { Redaction } from '../schema/export';
import { sha256 } from './sha256';

/**
 * Takes people out of what is exported, before it is judged: so the verdicts of a file always follow from the file.
 *
 * - `authors` (the default): names and ids of authors, `@names` in titles and notes, and accounts as items become codes. An
 *   item's own id stays: a moderator must be able to open the post and compare its figures, and whoever gets the file
 *   must be able to check it without trusting us. So the file holds no name that could be searched for or listed, but
 *   somebody who opens a post on its site sees who wrote it. The file says so.
 * - `items`: ids and titles of the items become codes as well. Nothing in the file leads to a page any more; figures
 *   and times are left, and with them the verdicts can be recomputed. For showing a method, not for proving a case.
 * - `none`: as it was read. The file says that it names people.
 *
 * A code is the first 48 bits of SHA-256 over a salt and what it stands for: the same for the same person within one
 * file, so that an author's items are still an author's items. The salt is random, and thrown away with the exporter:
 * codes of two files cannot be matched, and names cannot be tried out.
 */
export interface Redactor {
  evidence(evidence: Evidence): Evidence;
  /** A text that somebody wrote, such as a moderator's note: without `@names`. */
  words(text: string): string;
}

const CODE_DIGITS = 12;
const SALT_BYTES = 32;
/** Enough for the authors of a page of the ledger; a forgotten code comes out the same when it is made again. */
const MOST_REMEMBERED = 5000;
/** Letters and digits of all scripts, `_`, `-` and `·`: what names on both sites are made of. */
const MENTION = /([@＠])([\p{L}\p{N}_\-·]{1,40})/gu;

/** A random salt, to be used for one export and forgotten. */
export function newSalt(): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(SALT_BYTES));
}

export function redactor(level: Redaction, salt: Uint8Array): Redactor {
  if (level === 'none') return { evidence: (evidence) => evidence, words: (text) => text };
  const code = coder(salt);
  const facts = (open: ItemFacts) => redactFacts(open, level, code);
  const neighbours = new WeakMap<Neighbour, Neighbour>();
  const neighbour = (open: Neighbour): Neighbour => {
    // On a profile page every item is the neighbour of every other: each is redacted once.
    const known = neighbours.get(open) ?? { ...open, facts: facts(open.facts) };
    neighbours.set(open, known);
    return known;
  };
  return {
    words: (text) => withoutNames(text, undefined, code),
    evidence: (open) => ({ ...open, facts: facts(open.facts), authorItems: open.authorItems.map(neighbour) }),
  };
}

type Coder = (what: 'id' | 'name' | 'item', text: string) => string;

function coder(salt: Uint8Array): Coder {
  const prefix = [...salt].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const known = new Map<string, string>();
  return (what, text) => {
    const name = `${what} ${text}`;
    const code = known.get(name) ?? `~${sha256(`${prefix} ${name}`).slice(0, CODE_DIGITS)}`;
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(name, code);
    return code;
  };
}

function redactFacts(facts: ItemFacts, level: Redaction, code: Coder): ItemFacts {
  const { key, author, title, kind, repostOf } = facts;
  const site = key.slice(0, key.indexOf(':'));
  const whole = level === 'items';
  return {
    ...facts,
    key: codedKey(key, whole, code),
    title: whole || kind === 'user' ? coded(title, code) : withoutNames(title, author?.name, code),
    author: author && { id: code('id', `${site}:${author.id}`), name: coded(author.name, code) },
    ...(repostOf !== undefined && { repostOf: codedKey(repostOf, whole, code) }),
  };
}

/** An account's key is its owner's id: it gets the code of that id, by which its items name their author. */
function codedKey(key: ItemKey, whole: boolean, code: Coder): ItemKey {
  const [, site, kind, id] = /^([^:]+):([^:]+):(.*)$/su.exec(key) ?? [];
  if (site === undefined || kind === undefined || id === undefined) return key;
  if (kind === 'user') return `${site}:user:${code('id', `${site}:${id}`)}`;
  return whole ? `${site}:${kind}:${code('item', key)}` : key;
}

const coded = (text: string, code: Coder) => (text === '' ? '' : code('name', text));

function withoutNames(title: string, author: string | undefined, code: Coder): string {
  // The author's own name also where no @ stands before it; one letter is more often a word than a name.
  const own =
    author !== undefined && [...author].length > 1 ? title.replaceAll(author, () => code('name', author)) : title;
  return own.replace(MENTION, (_, at: string, name: string) => at + code('name', name));
}
