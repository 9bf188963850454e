import type { Ledger } from '../ledger';
import type { Evidence, ItemKey } from '../model';
import { digest, judge, RULES_VERSION, tuningOf } from '../verdict';
import type { Desk } from './desk';
import { judgeKept } from './kept';

/** After so long a new round of thinning begins; within one, slice follows slice. */
const ROUND_MS = 24 * 3_600_000;

/** How far the upkeep of one history has come. Forgotten with the worker: the next one begins anew. */
interface Progress {
  busy: boolean;
  /** The rules and settings that verdicts are being brought to. */
  basis: string;
  judgeAfter: ItemKey | null | 'done';
  tidyAfter: ItemKey | null;
  tidyFrom: number;
  /** The rule by which the history was thinned last. */
  rule: string;
}

const progress = new WeakMap<Ledger, Progress>();

function progressOf(ledger: Ledger, now: number): Progress {
  const known = progress.get(ledger);
  if (known) return known;
  const begun = { busy: false, basis: '', judgeAfter: null, tidyAfter: null, tidyFrom: now, rule: '' };
  progress.set(ledger, begun);
  return begun;
}

/**
 * One slice of what a history needs now and then, in the moments after a page was answered: verdicts that were reached
 * with other rules or settings are reached anew, and what the retention rule no longer keeps whole is thinned.
 */
export async function tendHistory(desk: Desk, now: number): Promise<void> {
  const at = progressOf(desk.ledger, now);
  if (at.busy) return;
  at.busy = true;
  try {
    await judgeSlice(desk, at);
    await tidySlice(desk, now, at);
  } finally {
    at.busy = false;
  }
}

/**
 * Reaches every kept verdict anew that was reached with other settings: after a change of them, at once. Where the
 * browser stops the worker in the middle, `tendHistory` goes on.
 *
 * @param desk with the settings as they are at each slice: they may change once more on the way
 */
export async function renewVerdicts(desk: () => Promise<Desk>, now: number): Promise<void> {
  for (;;) {
    const current = await desk();
    const at = progressOf(current.ledger, now);
    await judgeSlice(current, at);
    if (at.judgeAfter === 'done') return;
  }
}

async function judgeSlice(desk: Desk, at: Progress): Promise<void> {
  const { ledger, settings } = desk;
  const now = { rulesVersion: RULES_VERSION, settingsDigest: digest(tuningOf(settings)) };
  const basis = `${now.rulesVersion} ${now.settingsDigest}`;
  if (at.basis !== basis) Object.assign(at, { basis, judgeAfter: null });
  if (at.judgeAfter === 'done') return;
  const { keys, after } = await ledger.outdated(now, at.judgeAfter);
  if (keys.length > 0) await ledger.keepVerdicts((await judgeKept(keys, desk)).map(({ verdict }) => verdict));
  // Another change of the settings has begun again meanwhile.
  if (at.basis === basis) at.judgeAfter = after ?? 'done';
}

async function tidySlice({ ledger, settings }: Desk, now: number, at: Progress): Promise<void> {
  const rule = JSON.stringify(settings.retention);
  if (at.rule !== rule) Object.assign(at, { rule, tidyAfter: null, tidyFrom: now });
  if (now < at.tidyFrom) return;
  const tuning = tuningOf(settings);
  const said = (evidence: Evidence) => {
    const { inputDigest: _, ...verdict } = judge(evidence, tuning);
    return JSON.stringify(verdict);
  };
  const isSame = (before: Evidence, after: Evidence) => said(before) === said(after);
  const { after } = await ledger.tidy({ rule: settings.retention, now, after: at.tidyAfter, isSame });
  at.tidyAfter = after;
  if (after === null) at.tidyFrom = now + ROUND_MS;
}
