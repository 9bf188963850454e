import type { Evidence, ItemKey, Neighbour, Point } from '../model';
import { decodeStretch } from './codec';
import { digestOfDigests, digestOfRow } from './digest';
import type { OnDamage } from './error';
import { factsOfRow } from './head';
import type { HeadRow } from './schema';
import type { Shelf } from './shelf';

const MOST_AUTHOR_ITEMS = 40;

type Heads = Map<ItemKey, HeadRow>;

/**
 * What is known of the items, in one transaction. A damaged stretch is told and left out; the other stretches of its
 * item, and the other items, are given.
 */
export async function readEvidence(
  shelf: Shelf,
  keys: readonly ItemKey[],
  onDamage: OnDamage,
): Promise<ReadonlyMap<ItemKey, Evidence>> {
  const rows = await Promise.all(keys.map((key) => shelf.head(key)));
  const heads: Heads = new Map(keys.flatMap((key, i) => (rows[i] === undefined ? [] : [[key, rows[i]]])));
  const asked = [...heads];
  const authors = [...new Set(asked.flatMap(([, row]) => row.a ?? []))];
  const [closed, listed, accounts] = await Promise.all([
    Promise.all(asked.map(([key, row]) => (row.s === undefined ? [] : shelf.stretches(key)))),
    Promise.all(authors.map((author) => authorItems(shelf, author, heads))),
    Promise.all(authors.map((author) => shelf.head(accountOf(author)))),
  ]);
  const byAuthor = new Map(authors.map((author, i) => [author, { keys: listed[i] ?? [], account: accounts[i] }]));
  const neighbour = remembered((key) => neighbourOf(key, heads.get(key)));
  const evidence = asked.flatMap(([key, row], i): [ItemKey, Evidence][] => {
    const facts = factsOfRow(key, row);
    if (facts === null) onDamage({ key, reason: 'not a head' });
    if (facts === null) return [];
    const series = [...(closed[i] ?? []), row.b].flatMap((bytes) => pointsOf(key, bytes, onDamage));
    const author = byAuthor.get(row.a ?? '');
    const others = (author?.keys ?? []).filter((other) => other !== key).slice(0, MOST_AUTHOR_ITEMS);
    const neighbours = others.flatMap((other) => neighbour(other) ?? []);
    const account = author?.account;
    const digests = [digestOfRow(row, closed[i]), ...neighbours.map(({ digest }) => digest)];
    return [
      [
        key,
        {
          facts,
          series,
          authorItems: neighbours.map(({ given }) => given),
          account: account === undefined ? null : (latestOf(account) ?? null),
          digest: digestOfDigests(account === undefined ? digests : [...digests, digestOfRow(account)]),
        },
      ],
    ];
  });
  return new Map(evidence);
}

/** Key of an author's own account. */
function accountOf(author: string): ItemKey {
  return author.replace(':', ':user:');
}

/** Keys of the author's newest items; their heads are added to `heads`, asked for only where some are not there yet. */
async function authorItems(shelf: Shelf, author: string, heads: Heads): Promise<readonly ItemKey[]> {
  // One more than is given: the item itself may be among them.
  const limit = MOST_AUTHOR_ITEMS + 1;
  const keys = await shelf.authorKeys(author, limit);
  if (keys.every((key) => heads.has(key))) return keys;
  const rows = await shelf.authorHeads(author, limit);
  rows.forEach((row, i) => {
    const key = keys[i];
    if (key !== undefined) heads.set(key, row);
  });
  return keys;
}

function pointsOf(key: ItemKey, bytes: Uint8Array, onDamage: OnDamage): readonly Point[] {
  const decoded = decodeStretch(bytes);
  if (decoded.ok) return decoded.points;
  onDamage({ key, reason: decoded.reason });
  return [];
}

function latestOf(row: HeadRow): Point | undefined {
  const decoded = decodeStretch(row.b);
  return decoded.ok ? decoded.points.at(-1) : undefined;
}

/** A neighbour that cannot be read is left out here; it is told when its own evidence is asked for. */
function neighbourOf(key: ItemKey, row: HeadRow | undefined): { given: Neighbour; digest: string } | null {
  if (row === undefined) return null;
  const facts = factsOfRow(key, row);
  const decoded = decodeStretch(row.b);
  const latest = decoded.ok ? decoded.points.at(-1) : undefined;
  if (facts === null || latest === undefined || !decoded.ok) return null;
  return { given: { facts, latest, series: decoded.points }, digest: digestOfRow(row) };
}

/** On a profile page every item is the neighbour of every other: each is unpacked once. */
function remembered<T>(make: (key: ItemKey) => T): (key: ItemKey) => T {
  const made = new Map<ItemKey, T>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}
