import { type Judging, type KeptVerdict, type Ledger, saidOf, type VerdictRow } from '../ledger';
import type { Evidence, ItemKey, State, Verdict } from '../model';
import { digest, judge, RULES_VERSION, tuningOf } from '../verdict';
import type { Desk } from './desk';
import { judgeAll, judgeKept } from './kept';

/** After so long a new round of thinning begins; within one, slice follows slice. */
const ROUND_MS = 24 * 3_600_000;
/** So many items are judged at once. */
const SLICE = 50;
/** The upkeep waits until no page has asked for so long, and so long between two slices. */
const PAUSE_MS = 100;

const tended = new WeakSet<Ledger>();
/** How often it was asked for: while that rises, pages are being judged. */
let asked = 0;

/**
 * Does, slice by slice and while no page asks for anything, whatever the history needs, until nothing is left. How far
 * it has come stands in the history: where the browser stops the worker in the middle, the next one goes on from there.
 * To be called whenever there may be something to do; while it is at work already, that only makes it wait.
 *
 * @param deskOf with the settings as they are at each slice. (To read them also keeps the worker alive.)
 * @throws what the ledger throws
 */
export async function keepHistory(deskOf: () => Promise<Desk>, now: () => number): Promise<void> {
  asked += 1;
  const { ledger } = await deskOf();
  if (tended.has(ledger)) return;
  tended.add(ledger);
  try {
    for (let desk: Desk; ; ) {
      await quiet();
      desk = await deskOf();
      if (desk.ledger !== ledger || !(await tendHistory(desk, now()))) return;
    }
  } finally {
    tended.delete(ledger);
  }
}

async function quiet(): Promise<void> {
  for (let before = -1; before !== asked; ) {
    before = asked;
    await new Promise((resume) => setTimeout(resume, PAUSE_MS));
  }
}

/**
 * One slice of what a history needs: verdicts whose inputs changed where nobody judged them, or that were reached with
 * other rules or settings, are reached anew; then what the retention rule no longer keeps is let go.
 *
 * @param now ms since 1970
 * @returns whether there is more to do
 */
export async function tendHistory(desk: Desk, now: number): Promise<boolean> {
  // First the verdicts: what stands behind them is pinned.
  return (await judgeSlice(desk)) || (await retainSlice(desk, now));
}

/**
 * Reaches every verdict anew that no longer follows from what is known, or was reached with other settings: after a
 * change of them, at once.
 *
 * @param deskOf with the settings as they are at each slice: they may change once more on the way
 */
export async function renewVerdicts(deskOf: () => Promise<Desk>): Promise<void> {
  while (await judgeSlice(await deskOf())) {
    // Slice by slice.
  }
}

/** Whether anything was to be judged. */
async function judgeSlice(desk: Desk): Promise<boolean> {
  const { ledger, settings } = desk;
  const { stale, renewal } = await ledger.chores();
  const now = { rulesVersion: RULES_VERSION, settingsDigest: digest(tuningOf(settings)) };
  const basis = `${now.rulesVersion} ${now.settingsDigest}`;
  if (stale === 'all') {
    await ledger.settle({ stale, renewal: { basis, after: null, done: false, all: true } });
    return true;
  }
  if (stale.names.length > 0) {
    await renew(stale.keys, desk);
    await ledger.settle({ stale: stale.names });
    return true;
  }
  const isCurrent = renewal?.basis === basis;
  if (isCurrent && renewal.done) return false;
  const all = renewal !== null && !renewal.done && renewal.all;
  const { keys, after } = await ledger.outdated(now, isCurrent ? renewal.after : null, all);
  await renew(keys, desk);
  await ledger.settle({ renewal: { basis, after, done: after === null, all } });
  return true;
}

/**
 * Judges items from the history, and keeps the verdicts that say something else than before: no writer waits where none
 * does. One that says the same of other inputs is not written anew, or every page would have a hundred rows rewritten.
 */
async function renew(keys: readonly ItemKey[], desk: Desk): Promise<void> {
  for (let from = 0; from < keys.length; from += SLICE) {
    const slice = keys.slice(from, from + SLICE);
    const [judged, kept] = [await judgeKept(slice, desk), await desk.ledger.verdicts(slice)];
    const news = judged.flatMap(({ verdict }) => (isKept(verdict, kept.get(verdict.key)) ? [] : [verdict.key]));
    // Once more, with what is known by then: a page may have been judged meanwhile.
    const judge: Judging['judge'] = (known) => judgeAll(news, known, desk.settings).map(({ verdict }) => verdict);
    if (news.length > 0) await desk.ledger.rejudge({ keys: news, judge });
  }
}

function isKept(verdict: Verdict, kept: KeptVerdict | undefined): boolean {
  if (kept === undefined) return verdict.state === 'unknown' && verdict.findings.length === 0;
  const { rulesVersion, settingsDigest, state, said } = kept;
  if (rulesVersion !== verdict.rulesVersion || settingsDigest !== verdict.settingsDigest) return false;
  const short = (of: State, row: VerdictRow | null) => JSON.stringify([of, row?.findings ?? []]);
  return short(state, said) === short(verdict.state, saidOf(verdict));
}

const SAID = ['findings', 'quiet', 'blind', 'ordinaryPerThousand', 'organised', 'missing'] as const;

/** All that a kept verdict says: where nothing was found, its state. */
function wordsOf(verdict: Verdict): string {
  const { state, findings } = verdict;
  return findings.length === 0 ? state : JSON.stringify([state, ...SAID.map((part) => verdict[part])]);
}

/** Whether a round of thinning is under way. */
async function retainSlice({ ledger, settings }: Desk, now: number): Promise<boolean> {
  if (settings.retention.afterwards === 'keep') return false;
  const { retained } = await ledger.chores();
  const rule = JSON.stringify(settings.retention);
  const isKnown = retained?.rule === rule;
  const isUnderWay = isKnown && retained.after !== null;
  // A round that is too far away was put there by a clock that ran ahead.
  const isWaiting = isKnown && !isUnderWay && retained.from > now && retained.from <= now + ROUND_MS;
  if (isWaiting) return false;
  const tuning = tuningOf(settings);
  const said = (evidence: Evidence) => wordsOf(judge(evidence, tuning));
  const isSame = (before: Evidence, after: Evidence) => said(before) === said(after);
  const ask = { rule: settings.retention, now, after: isUnderWay ? retained.after : null };
  const { after } = await ledger.tidy({ ...ask, isSame });
  if (after === null) await shedAll(ledger, { rule: settings.retention, now });
  await ledger.settle({ retained: { rule, after, from: after === null ? now + ROUND_MS : now } });
  return true;
}

async function shedAll(ledger: Ledger, ask: Omit<Parameters<Ledger['shed']>[0], 'after'>): Promise<void> {
  for (let after: Parameters<Ledger['shed']>[0]['after'] = null; ; ) {
    const shed = await ledger.shed({ ...ask, after });
    if (shed.after === null && shed.items === 0) return;
    ({ after } = shed);
  }
}
