// What the ledger's bench does in the extension's worker; `index.ts` calls it there.
import type { Judging } from '../../../lib/ledger/judging';
import { bytesOfKey } from '../../../lib/ledger/keys';
import type { PageView } from '../../../lib/model';
import { judge, tuningOf } from '../../../lib/verdict';
import { BOTH, fill, ledger, openOurs, putItems, rowOf, type Side } from './fill';
import { seeMarked, seeOften, seeOnce } from './inside-disk';
import { DAY_MS, dice, postOf, START, seriesOf, shownAt, viewOf } from './items';
import { addRaw, flat, growRaw, openRaw, putAll, readRaw } from './raw';

/** Milliseconds of each round, ours and raw in turn, so that a busy machine slows both. */
export interface Rounds {
  readonly ours: number[];
  readonly raw: number[];
}

const PAGE_ITEMS = 50;
/** Rounds before those that count. */
const WARM_UP = 40;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Runs the sides in every round, each first in every other; what happens before the code is warm does not count. */
async function inTurn(
  count: number,
  work: { [S in Side]: (round: number) => Promise<unknown> },
  sides: readonly Side[],
  warmUp = WARM_UP,
) {
  const rounds: Rounds = { ours: [], raw: [] };
  for (let round = 0; round < count + warmUp; round += 1) {
    for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
      const took = await timed(() => work[side](round));
      if (round >= warmUp) rounds[side].push(took);
    }
  }
  return rounds;
}

/** How page views of known items are recorded. */
export interface Recording {
  readonly sides?: readonly Side[];
  readonly judged?: boolean;
  /** Nine in ten items are among the newest two thousand, as in a feed; else they lie anywhere in the history. */
  readonly feed?: boolean;
  /** Rounds before those that count: in a small history each lets its few items grow. */
  readonly warmUp?: number;
}

const NEWEST = 2000;
const NEWEST_SHARE = 0.9;

/** Page views of items of a filled ledger, each with one figure that changed. */
async function record(
  count: number,
  items: number,
  seed: number,
  { sides = BOTH, judged = false, feed = false, warmUp = WARM_UP }: Recording = {},
): Promise<Rounds> {
  const [here, raw, roll] = [await ledger(), await openRaw(), dice(seed)];
  const views = Array.from({ length: count + warmUp }, () => {
    const ids = new Set<number>();
    while (ids.size < PAGE_ITEMS) {
      const among = feed && roll() < NEWEST_SHARE ? Math.min(items, NEWEST) : items;
      ids.add(items - 1 - Math.floor(roll() * among));
    }
    return viewOf([...ids].map((id) => shownAt(postOf(id), 100 + seed)));
  });
  const keys = views.map((view) => view.items.map(({ key }) => bytesOfKey(key)));
  const at = START + (200 + seed) * DAY_MS;
  const rounds = await inTurn(
    count,
    {
      ours(round) {
        const view = views[round] ?? viewOf([]);
        return here.record(view, at, judged ? judgingOf(view) : undefined);
      },
      raw: (round) => growRaw(raw, keys[round] ?? []),
    },
    sides,
    warmUp,
  );
  here.close();
  raw.close();
  return rounds;
}

/** As a page is answered: its items are judged, and the verdicts kept, in the transaction that records it. */
function judgingOf(view: PageView): Judging {
  const tuning = tuningOf({ thresholds: {} });
  return {
    keys: view.items.map(({ key }) => key),
    judge: (known) => [...known.values()].map((evidence) => judge(evidence, tuning)),
  };
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
    {
      ours: (round) => here.record(views[round] ?? viewOf([]), START + DAY_MS),
      raw: (round) => addRaw(raw, rows[round] ?? []),
    },
    BOTH,
  );
  here.close();
  raw.close();
  return rounds;
}

/** Evidence of fifty items with a hundred points each, by as many authors or all by one. */
async function evidence(count: number, authors: number, sides = BOTH): Promise<Rounds> {
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
    {
      async ours() {
        // Read as a check reads: every point of every item.
        for (const { series } of (await here.evidence(keys)).values())
          for (const point of series) points += point.looks;
      },
      async raw() {
        for (const series of await readRaw(raw, rawKeys)) for (const point of series) points += point.looks;
      },
    },
    sides,
  );
  if (points !== sides.length * (count + WARM_UP) * PAGE_ITEMS * 100) throw new Error(`${points} points were read`);
  here.close();
  raw.close();
  return rounds;
}

const ledgerBench = { fill, record, recordNew, evidence, seeOnce, seeMarked, seeOften };
export type LedgerBench = typeof ledgerBench;
Object.assign(globalThis, { ledgerBench });

// A bare reply, from the worker that also judges.
type Listener = (message: unknown, sender: unknown, reply: (response: unknown) => void) => void;
declare const chrome: { runtime: { onMessage: { addListener(listener: Listener): void } } };
chrome.runtime.onMessage.addListener((message, _sender, reply) => {
  if (message === 'bare') reply('bare');
});
