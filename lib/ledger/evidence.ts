import type { Evidence, ItemKey, Neighbour, Point, Series } from '../model';
import { type Decoded, decodeStretch, STRETCH_POINTS } from './codec';
import { digestOfDigests, digestOfRow } from './digest';
import type { OnDamage } from './error';
import { factsOfRow } from './head';
import { accountKey } from './keys';
import type { HeadRow } from './schema';
import type { Shelf } from './shelf';

export const MOST_AUTHOR_ITEMS = 40;

/**
 * Neighbours are given with their open stretch; while there are fewer points in it than this, with those before it too,
 * up to as many as a stretch holds: the 101st point stands there alone.
 */
const LEAST_OF_NEIGHBOUR = STRETCH_POINTS / 2;

function isShort(open: Series): boolean {
  return open.length < LEAST_OF_NEIGHBOUR;
}

/** What neighbours see of an item with this open stretch, and this last closed one. */
export function seenByNeighbours(closed: Series | undefined, open: Series): Series {
  return closed !== undefined && isShort(open) ? [...closed, ...open].slice(-STRETCH_POINTS) : open;
}

/** What is known of an author: the account, where it was seen, and the newest items, newest first. */
interface Company {
  readonly account: Point | null;
  /** Of the account; empty where there is none. */
  readonly accountDigest: string;
  readonly items: readonly Member[];
}

/** What is known of the account or an item of an author. */
interface Found {
  readonly key: ItemKey;
  readonly row: HeadRow;
  /** The last closed stretch, where neighbours see it. */
  readonly closed?: Uint8Array | undefined;
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
/** @param count how many closed stretches the item has */
type LastClosed = (key: ItemKey, count: number) => Promise<Uint8Array | undefined>;

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
  const reading = new Map<ItemKey, Promise<readonly Uint8Array[]>>();
  for (const [key, row] of asked) if (row.s !== undefined) reading.set(key, shelf.stretches(key));
  const lastClosed: LastClosed = async (key, count) =>
    reading.has(key) ? (await reading.get(key))?.at(-1) : shelf.stretch(key, count - 1);
  const [closed, companies] = await Promise.all([
    Promise.all([...asked.keys()].map((key) => reading.get(key) ?? [])),
    companiesOf(shelf, asked, open, lastClosed),
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
  lastClosed: LastClosed,
): Promise<ReadonlyMap<string, Company>> {
  const authors = new Set<string>();
  for (const row of asked.values()) if (row.a !== undefined && !row.l) authors.add(row.a);
  const members = await Promise.all([...authors].map((author) => membersOf(shelf, author, asked, open, lastClosed)));
  return new Map([...authors].map((author, i) => [author, companyOf(author, members[i] ?? [], open)]));
}

/** The account and the newest items; their heads are asked for only where some are not there yet. */
async function membersOf(
  shelf: Shelf,
  author: string,
  asked: ReadonlyMap<ItemKey, HeadRow>,
  open: Opener,
  lastClosed: LastClosed,
): Promise<readonly Found[]> {
  // The item itself and the account may be among them.
  const limit = MOST_AUTHOR_ITEMS + 2;
  const keys = await shelf.authorKeys(author, limit);
  const missing = keys.filter((key) => !asked.has(key));
  const rows = await shelf.heads(missing, open);
  const found = new Map(missing.map((key, i) => [key, rows[i]]));
  const members = keys.flatMap((key): Found[] => {
    const row = asked.get(key) ?? found.get(key);
    return row === undefined ? [] : [{ key, row }];
  });
  const showsClosed = ({ row }: Found) => {
    const { decoded } = open(row);
    return row.s !== undefined && decoded.ok && isShort(decoded.points);
  };
  if (!members.some(showsClosed)) return members;
  return Promise.all(
    members.map(async (member) =>
      showsClosed(member) ? { ...member, closed: await lastClosed(member.key, member.row.s ?? 0) } : member,
    ),
  );
}

function companyOf(author: string, members: readonly Found[], open: Opener): Company {
  const account = members.find(({ key }) => key === accountKey(author))?.row;
  const items = members.flatMap((member) => (member.row === account ? [] : (memberOf(member, open) ?? [])));
  if (account === undefined) return { ...NOBODY, items };
  const { decoded, digest } = open(account);
  return { account: decoded.ok ? (decoded.points.at(-1) ?? null) : null, accountDigest: digest, items };
}

/** One that cannot be read is left out here; it is told when its own evidence is asked for. */
function memberOf({ key, row, closed }: Found, open: Opener): Member | null {
  const facts = factsOfRow(key, row);
  const { decoded, digest } = open(row);
  const latest = decoded.ok ? decoded.points.at(-1) : undefined;
  if (facts === null || latest === undefined || !decoded.ok) return null;
  if (closed === undefined) return { key, digest, given: { facts, latest, series: decoded.points } };
  const before = decodeStretch(closed);
  const series = seenByNeighbours(before.ok ? before.points : undefined, decoded.points);
  return { key, digest: digestOfRow(row, [closed]), given: { facts, latest, series } };
}
