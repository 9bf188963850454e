import type { ReviewGrouping, ReviewSort } from '../schema/review';
import { NO_GROUP, topicOf } from './groups';
import type { Rows } from './rows';
import type { Group } from './types';

type Compare = (one: number, other: number) => number;

const by =
  (column: { at(id: number): number }): Compare =>
  (one, other) =>
    column.at(one) - column.at(other);

/** The natural way round of every column: worst, newest, greatest first is what `descending` turns. */
function comparing(rows: Rows, column: ReviewSort['by'], language: string): Compare {
  switch (column) {
    case 'state':
      return by(rows.state);
    case 'title':
      return byText(rows.titles, language);
    case 'site':
      return (one, other) => by(rows.site)(one, other) || by(rows.kind)(one, other);
    case 'figures':
      return (one, other) => rows.mainFigure(one) - rows.mainFigure(other);
    case 'findings':
      return by(rows.weight);
    case 'firstAt':
      return by(rows.firstAt);
    case 'lastAt':
      return by(rows.lastAt);
    case 'decision':
      return (one, other) => by(rows.decision)(one, other) || by(rows.decidedAt)(one, other);
  }
}

function byText(texts: readonly string[], language: string): Compare {
  const { compare } = new Intl.Collator(language, { numeric: true });
  return (one, other) => compare(texts[one] ?? '', texts[other] ?? '');
}

/** Sorts rows; among equals what was seen last comes first. */
export function sorted(rows: Rows, ids: readonly number[], sort: ReviewSort, language: string): number[] {
  const compare = comparing(rows, sort.by, language);
  const turn = sort.descending ? -1 : 1;
  return ids.toSorted(
    (one, other) => turn * compare(one, other) || rows.lastAt.at(other) - rows.lastAt.at(one) || one - other,
  );
}

/** Rows under the headings of their groups; the group with the first row comes first, what belongs to none at the end. */
export function grouped(
  rows: Rows,
  ids: readonly number[],
  grouping: ReviewGrouping,
): { readonly order: Int32Array<ArrayBuffer>; readonly groups: readonly Group[] } {
  if (grouping === 'none') return { order: Int32Array.from(ids), groups: [] };
  const members = new Map<string | null, number[]>();
  for (const id of ids) {
    const label = labelOf(rows, id, grouping);
    const held = members.get(label);
    if (held) held.push(id);
    else members.set(label, [id]);
  }
  const none = members.get(NO_GROUP);
  members.delete(NO_GROUP);
  if (none) members.set(NO_GROUP, none);
  const entries = [...members];
  const order = new Int32Array(ids.length + entries.length);
  let place = 0;
  entries.forEach(([, held], nth) => {
    order[place] = -1 - nth;
    order.set(held, place + 1);
    place += 1 + held.length;
  });
  return { order, groups: entries.map(([label, held]) => groupOf(rows, label, held, grouping)) };
}

function labelOf(rows: Rows, id: number, grouping: Exclude<ReviewGrouping, 'none'>): string | null {
  const kind = rows.kinds.nameOf(rows.kind.at(id));
  switch (grouping) {
    case 'site':
      return rows.sites.nameOf(rows.site.at(id));
    case 'topic':
      return topicOf(rows.titles[id] ?? '', kind);
    case 'chart':
      return rows.hasRank(id) ? `${rows.sites.nameOf(rows.site.at(id))}:${kind}` : NO_GROUP;
  }
}

function groupOf(rows: Rows, label: string | null, held: readonly number[], grouping: ReviewGrouping): Group {
  const [first] = held;
  if (label === NO_GROUP || first === undefined || grouping === 'topic') return { label, count: held.length };
  const site = rows.sites.nameOf(rows.site.at(first));
  if (grouping === 'site') return { label, site, count: held.length };
  return { label, site, kind: rows.kinds.nameOf(rows.kind.at(first)), count: held.length };
}
