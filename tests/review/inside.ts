// What seeding does within the extension's origin; `seed.ts` calls it there.
import { type Ledger, openLedger } from '../../lib/ledger';
import type { History } from '../../lib/ledger/history';
import type { Finding, ItemFacts, ItemKey, Point, Verdict } from '../../lib/model';
import { digest, RULES_VERSION, tuningOf } from '../../lib/verdict';
import { DAY_MS, postOf, seriesOf } from '../bench/ledger/items';

/** So many items are one transaction. */
const SLICE = 250;
const DAYS = 30;
/** Four of ten are unusual, the others doubtful. */
const UNUSUAL_OF_TEN = 4;
/** Of ten items one stands on the hot-search board, and one is a film. */
const HOT_OF_TEN = 3;
const FILM_OF_TEN = 7;

/** A flagged item of the seeded ledger; the same number gives the same one. */
function historyOf(id: number, looks: number): History {
  const post = postOf(id);
  const shift = (id % DAYS) * DAY_MS;
  const series = seriesOf(post.key, looks).map((point) => shifted(point, shift));
  const { key, kind, author, title, postedAt } = post;
  const facts = { key, kind, author, title, promoted: false, flags: [], ...(postedAt && { postedAt }) };
  if (id % 10 === HOT_OF_TEN) return hotSearch(id, facts, series);
  return id % 10 === FILM_OF_TEN ? film(id, facts, series) : { facts: { ...facts, title: topical(id, title) }, series };
}

function shifted(point: Point, byMs: number): Point {
  return { ...point, firstAt: point.firstAt + byMs, lastAt: point.lastAt + byMs };
}

const topical = (id: number, title: string) => (id % 4 === 0 ? `#话题${id % 50}# ${title}` : title).slice(0, 60);

function hotSearch(id: number, { title }: ItemFacts, series: readonly Point[]): History {
  const words = `${title.slice(0, 12)}${id}`;
  const facts: ItemFacts = {
    key: `weibo:hot:${words}`,
    kind: 'hot',
    author: null,
    title: words,
    promoted: false,
    flags: [],
  };
  return {
    facts,
    series: series.map(({ counts, ...rest }) => ({
      ...rest,
      counts: { heat: counts.likes ?? NONE },
      rank: 1 + (id % 50),
    })),
  };
}

function film(id: number, { title }: ItemFacts, series: readonly Point[]): History {
  const facts: ItemFacts = {
    key: `douban:subject:${10_000_000 + id}`,
    kind: 'subject',
    author: null,
    title: title.slice(0, 20),
    promoted: false,
    flags: [],
  };
  const score = 2 + (id % 80) / 10;
  return {
    facts,
    series: series.map(({ counts, ...rest }) => ({ ...rest, counts: { raters: counts.likes ?? NONE }, score })),
  };
}

const NONE = { low: 0, high: 0 } as const;

function findingOf(id: number, check: string): Finding {
  const sentence = { id: `${check}.headline`, params: {} };
  const llr = 2 + (id % 40) / 10;
  const words = { headline: sentence, seen: sentence, usual: sentence, benign: sentence };
  return {
    check,
    group: 'mix',
    metric: 'reposts',
    direction: 'high',
    value: 1,
    threshold: 10,
    llr,
    tail: 0.001,
    ...words,
  };
}

const CHECKS = ['ratio', 'selfburst', 'lockstep', 'drip', 'population'] as const;

function verdictOf(key: ItemKey, id: number): Verdict {
  const checks = [CHECKS[id % CHECKS.length] ?? 'ratio', ...(id % 3 === 0 ? (['night'] as const) : [])];
  return {
    key,
    state: id % 10 < UNUSUAL_OF_TEN ? 'unusual' : 'doubtful',
    findings: checks.map((check) => findingOf(id, check)),
    quiet: [],
    blind: [],
    ordinaryPerThousand: 1,
    organised: false,
    missing: null,
    rulesVersion: RULES_VERSION,
    settingsDigest: digest(tuningOf({ thresholds: {} })),
    inputDigest: '0123456789ab',
  };
}

/** The extension's own upkeep may be at work on what was just merged: it has ended after so long. */
const UPKEEP_MS = 300;

/** Puts flagged items from number `from` to below `to` into the history, each seen `looks` times. */
async function seedReview(from: number, to: number, looks: number): Promise<void> {
  const opened = await openLedger();
  if (!opened.ok) throw new Error(`the ledger did not open: ${opened.reason}`);
  const { ledger } = opened;
  for (const ids of slicesOf(from, to)) await ledger.merge(ids.map((id) => historyOf(id, looks)));
  await settleAll(ledger);
  for (let kept = false; !kept; ) {
    for (const ids of slicesOf(from, to)) await ledger.keepVerdicts(ids.map(flagged));
    await new Promise((resume) => setTimeout(resume, UPKEEP_MS));
    kept = true;
    for (const ids of slicesOf(from, to)) {
      const verdicts = await ledger.verdicts(ids.map((id) => flagged(id).key));
      if (!ids.every((id) => verdicts.get(flagged(id).key)?.state === flagged(id).state)) kept = false;
    }
  }
  ledger.close();
}

const flagged = (id: number) => verdictOf(historyOf(id, 1).facts.key, id);

function* slicesOf(from: number, to: number): Generator<readonly number[]> {
  for (let start = from; start < to; start += SLICE)
    yield Array.from({ length: Math.min(SLICE, to - start) }, (_, nth) => start + nth);
}

/** What was seeded counts as judged: otherwise the extension would soon come to verdicts of its own. */
async function settleAll(ledger: Ledger): Promise<void> {
  for (;;) {
    const { stale } = await ledger.chores();
    if (stale !== 'all' && stale.names.length === 0) return;
    await ledger.settle({ stale: stale === 'all' ? stale : stale.names });
  }
}

Object.assign(globalThis, { seedReview });
