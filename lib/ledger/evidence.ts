import type { Evidence, ItemKey, Neighbour, Point, Series } from '../model';
import { type Decoded, decodeStretch } from './codec';
import { digestOfDigests, digestOfRow } from './digest';
import type { OnDamage } from './error';
import { factsOfRow } from './head';
import { accountKey } from './keys';
import type { HeadRow } from './schema';
import type { Keyed, Shelf } from './shelf';

export const MOST_AUTHOR_ITEMS = 40;

/** What is known of an author: the account, where it was seen, and the newest items, newest first. */
interface Company {
  readonly account: Point | null;
  /** Of the account; empty where there is none. */
  readonly accountDigest: string;
  readonly items: readonly Member[];
}

interface Member {
  readonly key: ItemKey;
  readonly digest: string;
  readonly given: Neighbour;
}

/** On a profile page every item is the neighbour of every other: what a row holds is worked out once. */
interface Opened {
  readonly decoded: Decoded;
  readonly digest: string;
}
type Opener = (row: HeadRow) => Opened;

const NOBODY: Company = { account: null, accountDigest: '', items: [] };

/**
 * What is known of the items, in one transaction. A damaged stretch is told and left out; the other stretches of its
 * item, and the other items, are given.
 */
export async function readEvidence(
  shelf: Shelf,
  keys: readonly ItemKey[],
  onDamage: OnDamage,
): Promise<ReadonlyMap<ItemKey, Evidence>> {
  const open = opener();
  const rows = await shelf.heads(keys, open);
  const asked = new Map<ItemKey, HeadRow>();
  keys.forEach((key, i) => {
    if (rows[i] !== undefined) asked.set(key, rows[i]);
  });
  const [closed, companies] = await Promise.all([
    Promise.all([...asked].map(([key, row]) => (row.s === undefined ? [] : shelf.stretches(key)))),
    companiesOf(shelf, asked, open),
  ]);
  const evidence = new Map<ItemKey, Evidence>();
  for (const [i, [key, row]] of [...asked].entries()) {
    const facts = factsOfRow(key, row);
    if (facts === null) {
      onDamage({ key, reason: 'not a head' });
      continue;
    }
    const { decoded, digest } = open(row);
    const series = pointsOf(key, [...(closed[i] ?? []).map(decodeStretch), decoded], onDamage);
    const { account, accountDigest, items } = companies.get(row.a ?? '') ?? NOBODY;
    const others = items.filter((item) => item.key !== key).slice(0, MOST_AUTHOR_ITEMS);
    const own = closed[i]?.length ? digestOfRow(row, closed[i]) : digest;
    const digests = [own, ...others.map((other) => other.digest), accountDigest];
    const authorItems = others.map(({ given }) => given);
    evidence.set(key, { facts, series, authorItems, account, digest: digestOfDigests(digests) });
  }
  return evidence;
}

/** The points of all stretches of an item, oldest first; those that cannot be read are told. */
function pointsOf(key: ItemKey, stretches: readonly Decoded[], onDamage: OnDamage): Series {
  const [first] = stretches;
  if (stretches.length === 1 && first?.ok) return first.points;
  return stretches.flatMap((decoded): Series => {
    if (!decoded.ok) onDamage({ key, reason: decoded.reason });
    return decoded.ok ? decoded.points : [];
  });
}

function opener(): Opener {
  const opened = new Map<HeadRow, Opened>();
  return (row) => {
    const before = opened.get(row);
    if (before !== undefined) return before;
    const now = { decoded: decodeStretch(row.b), digest: digestOfRow(row) };
    opened.set(row, now);
    return now;
  };
}

/** The company of every author of the items that are not known to be alone with theirs. */
async function companiesOf(
  shelf: Shelf,
  asked: ReadonlyMap<ItemKey, HeadRow>,
  open: Opener,
): Promise<ReadonlyMap<string, Company>> {
  const authors = new Set<string>();
  for (const row of asked.values()) if (row.a !== undefined && !row.l) authors.add(row.a);
  const members = await Promise.all([...authors].map((author) => membersOf(shelf, author, asked, open)));
  return new Map([...authors].map((author, i) => [author, companyOf(author, members[i] ?? [], open)]));
}

/** The account and the newest items; their heads are asked for only where some are not there yet. */
async function membersOf(
  shelf: Shelf,
  author: string,
  asked: ReadonlyMap<ItemKey, HeadRow>,
  open: Opener,
): Promise<readonly Keyed[]> {
  // The item itself and the account may be among them.
  const limit = MOST_AUTHOR_ITEMS + 2;
  const keys = await shelf.authorKeys(author, limit);
  const missing = keys.filter((key) => !asked.has(key));
  const rows = await shelf.heads(missing, open);
  const found = new Map(missing.map((key, i) => [key, rows[i]]));
  return keys.flatMap((key): Keyed[] => {
    const row = asked.get(key) ?? found.get(key);
    return row === undefined ? [] : [[key, row]];
  });
}

function companyOf(author: string, members: readonly Keyed[], open: Opener): Company {
  const account = members.find(([key]) => key === accountKey(author))?.[1];
  const items = members.flatMap(([key, row]) => (row === account ? [] : (memberOf(key, row, open) ?? [])));
  if (account === undefined) return { ...NOBODY, items };
  const { decoded, digest } = open(account);
  return { account: decoded.ok ? (decoded.points.at(-1) ?? null) : null, accountDigest: digest, items };
}

/** One that cannot be read is left out here; it is told when its own evidence is asked for. */
function memberOf(key: ItemKey, row: HeadRow, open: Opener): Member | null {
  const facts = factsOfRow(key, row);
  const { decoded, digest } = open(row);
  const latest = decoded.ok ? decoded.points.at(-1) : undefined;
  if (facts === null || latest === undefined || !decoded.ok) return null;
  return { key, digest, given: { facts, latest, series: decoded.points } };
}
