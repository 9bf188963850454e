// What the verdict's bench does in a page of the extension; `verdict.ts` calls it there.
import { type Ledger, openLedger } from '../../lib/ledger';
import { judge } from '../../lib/verdict';
import { dice, keyOf, looksOf, postOf, START, shownAt, viewOf } from './ledger/items';

const PAGE_ITEMS = 50;
const APART_MS = 47 * 60_000;
const WARM_UP = 12;

/** Milliseconds of each round: reading what is known of the page's items, and judging them. */
export interface Rounds {
  readonly read: number[];
  readonly judged: number[];
}

let opened: Ledger | null = null;

async function ledger(): Promise<Ledger> {
  if (opened) return opened;
  const result = await openLedger();
  if (!result.ok) throw new Error(`the ledger did not open: ${result.reason}`);
  opened = result.ledger;
  return opened;
}

/** Items met as readers meet them: most once, few often; `looks` for all alike, or null. */
async function fill(items: number, looks: number | null): Promise<void> {
  const here = await ledger();
  const posts = Array.from({ length: items }, (_, i) => postOf(i));
  const most = looks ?? Math.max(...posts.map((_, i) => looksOf(i)));
  for (let look = 0; look < most; look += 1) {
    const met = posts.filter((_, i) => (looks ?? looksOf(i)) > look).map((post) => shownAt(post, look));
    for (let from = 0; from < met.length; from += PAGE_ITEMS)
      await here.record(viewOf(met.slice(from, from + PAGE_ITEMS)), START + look * APART_MS);
  }
}

/** Page views of fifty of the items: what is known of them is read, then judged. */
async function rounds(count: number, items: number): Promise<Rounds> {
  const here = await ledger();
  const roll = dice(7);
  const taken: Rounds = { read: [], judged: [] };
  let states = 0;
  for (let round = 0; round < count + WARM_UP; round += 1) {
    const keys = Array.from({ length: PAGE_ITEMS }, () => keyOf(Math.floor(roll() * items)));
    const start = performance.now();
    const evidence = await here.evidence(keys);
    const between = performance.now();
    for (const each of evidence.values()) states += judge(each, { thresholds: {} }).state.length;
    const end = performance.now();
    if (round < WARM_UP) continue;
    taken.read.push(between - start);
    taken.judged.push(end - between);
  }
  if (states === 0) throw new Error('nothing was judged');
  return taken;
}

export const verdictBench = { fill, rounds };
