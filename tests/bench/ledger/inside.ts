// What the ledger's bench does in the extension's worker; `index.ts` calls it there.
import { type Ledger, openLedger } from '../../../lib/ledger';
import { encodeStretch } from '../../../lib/ledger/codec';
import { latestFacts, rowOfFacts } from '../../../lib/ledger/head';
import { idbShelf } from '../../../lib/ledger/idb-shelf';
import { bytesOfKey } from '../../../lib/ledger/keys';
import { packHead, unpackHead } from '../../../lib/ledger/row';
import { DB_NAME, type HeadRow, STORES, type TotalsRow } from '../../../lib/ledger/schema';
import { packKeys } from '../../../lib/ledger/seen';
import type { PageItem } from '../../../lib/model';
import { DAY_MS, dice, looksOf, postOf, START, seriesOf, shownAt, viewOf } from './items';
import { addRaw, flat, growRaw, openRaw, putAll, readRaw } from './raw';

/** Milliseconds of each round, ours and raw in turn, so that a busy machine slows both. */
export interface Rounds {
  readonly ours: number[];
  readonly raw: number[];
}

const PAGE_ITEMS = 50;
/** Rounds before those that count. */
const WARM_UP = 40;
/** Rows put in one transaction while a ledger is filled. */
const BATCH = 1000;

async function ledger(): Promise<Ledger> {
  const opened = await openLedger();
  if (!opened.ok) throw new Error(`the ledger did not open: ${opened.reason}`);
  return opened.ledger;
}

function openOurs(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DB_NAME);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

type Row<T> = readonly [key: IDBValidKey, row: T];

/** An item's row as the ledger keeps it. */
function rowOf(item: PageItem, length: number, alone = false): Row<Uint8Array> {
  const facts = rowOfFacts(latestFacts(item, null), undefined, START);
  const row: HeadRow = { ...facts, ...(alone && { l: true }), b: encodeStretch(seriesOf(item.key, length)) };
  return [bytesOfKey(item.key), packHead(row)];
}

/** Puts items into the ledger as they are. */
async function putItems(db: IDBDatabase, items: readonly PageItem[], rows: readonly Row<Uint8Array>[]): Promise<void> {
  const tx = db.transaction(STORES, 'readwrite', { durability: 'relaxed' });
  const complete = new Promise<void>((resolve, reject) => {
    tx.oncomplete = () => resolve();
    tx.onabort = () => reject(tx.error);
  });
  const shelf = idbShelf(tx);
  await Promise.all(
    items.map(({ key }, i) => shelf.putHead(key, unpackHead(rows[i]?.[1] ?? new Uint8Array()), undefined)),
  );
  shelf.flush();
  await complete;
}

/** Fills ledger and raw database with the same items until `observations` are reached; gives how many items. */
async function fill(observations: number): Promise<number> {
  (await ledger()).close();
  const [ours, raw] = [await openOurs(), await openRaw()];
  let [items, points] = [0, 0];
  while (points < observations) {
    const posts: PageItem[] = [];
    const rows: Row<Uint8Array>[] = [];
    for (; rows.length < BATCH && points < observations; items += 1) {
      posts.push(postOf(items));
      rows.push(rowOf(postOf(items), looksOf(items)));
      points += looksOf(items);
    }
    await Promise.all([putItems(ours, posts, rows), putAll(raw, 'rows', rows)]);
    await putAll(ours, 'seen', [[[Math.floor(START / DAY_MS), items], packKeys(posts.map(({ key }) => key))]]);
  }
  const totals: TotalsRow = { items, points, since: START, sites: { weibo: items }, seen: items };
  await putAll(ours, 'meta', [['totals', totals]]);
  ours.close();
  raw.close();
  return items;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Runs both in every round, each first in every other; what happens before the code is warm does not count. */
async function inTurn(
  count: number,
  ours: (round: number) => Promise<unknown>,
  raw: (round: number) => Promise<unknown>,
) {
  const rounds: Rounds = { ours: [], raw: [] };
  for (let round = 0; round < count + WARM_UP; round += 1) {
    const pair = [async () => rounds.ours.push(await timed(() => ours(round)))];
    const other = async () => rounds.raw.push(await timed(() => raw(round)));
    for (const run of round % 2 === 0 ? [...pair, other] : [other, ...pair]) await run();
  }
  return { ours: rounds.ours.slice(WARM_UP), raw: rounds.raw.slice(WARM_UP) };
}

/** Page views of items of a filled ledger, each with one figure that changed. */
async function record(count: number, items: number, seed: number): Promise<Rounds> {
  const [here, raw, roll] = [await ledger(), await openRaw(), dice(seed)];
  const views = Array.from({ length: count + WARM_UP }, () => {
    const ids = new Set<number>();
    while (ids.size < PAGE_ITEMS) ids.add(Math.floor(roll() * items));
    return viewOf([...ids].map((id) => shownAt(postOf(id), 100 + seed)));
  });
  const keys = views.map((view) => view.items.map(({ key }) => bytesOfKey(key)));
  const at = START + (200 + seed) * DAY_MS;
  const rounds = await inTurn(
    count,
    (round) => here.record(views[round] ?? viewOf([]), at),
    (round) => growRaw(raw, keys[round] ?? []),
  );
  here.close();
  raw.close();
  return rounds;
}

/** Page views of items never seen before. */
async function recordNew(count: number): Promise<Rounds> {
  const [here, raw] = [await ledger(), await openRaw()];
  const views = Array.from({ length: count + WARM_UP }, (_, round) =>
    viewOf(Array.from({ length: PAGE_ITEMS }, (_, i) => shownAt(postOf(2e8 + round * PAGE_ITEMS + i), 1))),
  );
  const rows = views.map((view) => view.items.map((item) => rowOf(item, 1)));
  const rounds = await inTurn(
    count,
    (round) => here.record(views[round] ?? viewOf([]), START + DAY_MS),
    (round) => addRaw(raw, rows[round] ?? []),
  );
  here.close();
  raw.close();
  return rounds;
}

/** Evidence of fifty items with a hundred points each, by as many authors or all by one. */
async function evidence(count: number, authors: number): Promise<Rounds> {
  (await ledger()).close();
  const [db, raw] = [await openOurs(), await openRaw()];
  const first = 3e8 + authors * PAGE_ITEMS;
  const items = Array.from({ length: PAGE_ITEMS }, (_, i) => {
    const item = postOf(first + i);
    return { ...item, author: { id: String(7_000_000_000 + first + (i % authors)), name: '作者' } };
  });
  await putItems(
    db,
    items,
    items.map((item) => rowOf(item, 100, authors === PAGE_ITEMS)),
  );
  await putAll(
    raw,
    'rows',
    items.map((item) => [bytesOfKey(item.key), { t: item.title, b: flat(seriesOf(item.key, 100)) }]),
  );
  db.close();
  const here = await ledger();
  const keys = items.map(({ key }) => key);
  const rawKeys = keys.map(bytesOfKey);
  let points = 0;
  const rounds = await inTurn(
    count,
    async () => {
      // Read as a check reads: every point of every item.
      for (const { series } of (await here.evidence(keys)).values()) for (const point of series) points += point.looks;
    },
    async () => {
      for (const series of await readRaw(raw, rawKeys)) for (const point of series) points += point.looks;
    },
  );
  if (points !== 2 * (count + WARM_UP) * PAGE_ITEMS * 100) throw new Error(`${points} points were read`);
  here.close();
  raw.close();
  return rounds;
}

/**
 * Items seen once and judged, with their places in the list of days, as they are once the database has let go of what
 * was replaced. (Right after the judging an item takes room twice: LevelDB writes, and sorts out later.)
 */
async function seeOnce(count: number): Promise<void> {
  (await ledger()).close();
  const db = await openOurs();
  for (let from = 0; from < count; from += PAGE_ITEMS) {
    const items = Array.from({ length: PAGE_ITEMS }, (_, i) => postOf(from + i));
    const rows = items.map((item, i) => {
      const [key, packed] = rowOf(item, 1);
      const v = { state: 'ordinary', basis: 1, digest: digestOf(from + i) } as const;
      return [key, packHead({ ...unpackHead(packed), v })] as const;
    });
    await putItems(db, items, rows);
    await putAll(db, 'seen', [[[Math.floor(START / DAY_MS), from], packKeys(items.map(({ key }) => key))]]);
  }
  db.close();
  await overwriteLog();
}

/** Items of so many looks each, as they are once the database has tidied itself. */
async function seeOften(count: number, looks: number): Promise<void> {
  (await ledger()).close();
  const db = await openOurs();
  for (let from = 0; from < count; from += BATCH) {
    const items = Array.from({ length: BATCH }, (_, i) => postOf(from + i));
    await putItems(
      db,
      items,
      items.map((item) => rowOf(item, looks)),
    );
  }
  db.close();
  await overwriteLog();
}

/**
 * The database writes to a log first, unpacked, and sorts what it replaced out later: twenty-four megabytes of something
 * else push everything through. In rows below 64 KiB: Chromium keeps larger ones in files of their own.
 */
async function overwriteLog(): Promise<void> {
  const raw = await openRaw();
  for (let i = 0; i < 400; i += 1) await putAll(raw, 'rows', [[i, crypto.getRandomValues(new Uint8Array(60_000))]]);
  raw.close();
}

function digestOf(seed: number): string {
  return Math.floor(dice(seed)() * 2 ** 48)
    .toString(16)
    .padStart(12, '0');
}

const ledgerBench = { fill, record, recordNew, evidence, seeOnce, seeOften, overwriteLog };
export type LedgerBench = typeof ledgerBench;
Object.assign(globalThis, { ledgerBench });

// A bare reply, from the worker that also judges.
type Listener = (message: unknown, sender: unknown, reply: (response: unknown) => void) => void;
declare const chrome: { runtime: { onMessage: { addListener(listener: Listener): void } } };
chrome.runtime.onMessage.addListener((message, _sender, reply) => {
  if (message === 'bare') reply('bare');
});
