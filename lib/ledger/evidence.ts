import type { Evidence, ItemKey, Neighbour, Point } from '../model';
import { decodeStretch } from './codec';
import type { OnDamage } from './error';
import { factsOfRow } from './head';
import type { HeadRow } from './schema';
import type { AuthorRow, Shelf } from './shelf';

const MOST_AUTHOR_ITEMS = 40;

/**
 * What is known of the items, in one transaction. A damaged stretch is told and left out; the other stretches of its
 * item, and the other items, are given.
 */
export async function readEvidence(
  shelf: Shelf,
  keys: readonly ItemKey[],
  onDamage: OnDamage,
): Promise<ReadonlyMap<ItemKey, Evidence>> {
  const heads = await Promise.all(keys.map((key) => shelf.head(key)));
  const known = keys.flatMap((key, i) => (heads[i] === undefined ? [] : [{ key, row: heads[i] }]));
  const authors = [...new Set(known.flatMap(({ row }) => row.a ?? []))];
  const [closed, rows] = await Promise.all([
    Promise.all(known.map(({ key, row }) => (row.s === undefined ? [] : shelf.stretches(key)))),
    // One more than is given: the item itself may be among them.
    Promise.all(authors.map((author) => shelf.authorHeads(author, MOST_AUTHOR_ITEMS + 1))),
  ]);
  const byAuthor = new Map(authors.map((author, i) => [author, neighboursOf(rows[i] ?? [])]));
  const evidence = known.flatMap(({ key, row }, i) => {
    const facts = factsOfRow(key, row);
    if (facts === null) {
      onDamage({ key, reason: 'not a head' });
      return [];
    }
    const series = [...(closed[i] ?? []), row.b].flatMap((bytes) => pointsOf(key, bytes, onDamage));
    const others = row.a === undefined ? [] : (byAuthor.get(row.a) ?? []);
    const authorItems = others.filter((other) => other.facts.key !== key).slice(0, MOST_AUTHOR_ITEMS);
    return [[key, { facts, series, authorItems }] as const];
  });
  return new Map(evidence);
}

function pointsOf(key: ItemKey, bytes: Uint8Array, onDamage: OnDamage): readonly Point[] {
  const decoded = decodeStretch(bytes);
  if (decoded.ok) return decoded.points;
  onDamage({ key, reason: decoded.reason });
  return [];
}

/** A neighbour that cannot be read is left out here; it is told when its own evidence is asked for. */
function neighboursOf(rows: readonly AuthorRow[]): Neighbour[] {
  return rows.flatMap(({ key, row }) => {
    const facts = factsOfRow(key, row);
    const latest = latestPoint(row);
    return facts === null || latest === undefined ? [] : [{ facts, latest }];
  });
}

function latestPoint(row: HeadRow): Point | undefined {
  const decoded = decodeStretch(row.b);
  return decoded.ok ? decoded.points.at(-1) : undefined;
}
