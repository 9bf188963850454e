import { DEFAULT_RETENTION, type Ledger } from '../ledger';
import type { Evidence, ItemKey, Verdict } from '../model';
import { judge } from '../verdict';
import type { Desk } from './desk';
import { judgeKept, tuningOf } from './kept';

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
}

const progress = new WeakMap<Ledger, Progress>();

/**
 * One slice of what a history needs now and then, in the moments after a page was answered: verdicts that were reached
 * with other rules or settings are reached anew, and what the retention rule no longer keeps whole is thinned.
 *
 * @param like any verdict of today
 */
export async function tendHistory(desk: Desk, like: Verdict | undefined, now: number): Promise<void> {
  const { ledger } = desk;
  const at = progress.get(ledger) ?? { busy: false, basis: '', judgeAfter: null, tidyAfter: null, tidyFrom: now };
  progress.set(ledger, at);
  if (at.busy || like === undefined) return;
  at.busy = true;
  try {
    await judgeSlice(desk, like, at);
    await tidySlice(desk, now, at);
  } finally {
    at.busy = false;
  }
}

async function judgeSlice(desk: Desk, { rulesVersion, settingsDigest }: Verdict, at: Progress): Promise<void> {
  const basis = `${rulesVersion} ${settingsDigest}`;
  if (at.basis !== basis) Object.assign(at, { basis, judgeAfter: null });
  if (at.judgeAfter === 'done') return;
  const { keys, after } = await desk.ledger.outdated({ rulesVersion, settingsDigest }, at.judgeAfter);
  if (keys.length > 0) await desk.ledger.keepVerdicts((await judgeKept(keys, desk)).map(({ verdict }) => verdict));
  at.judgeAfter = after ?? 'done';
}

async function tidySlice({ ledger, settings }: Desk, now: number, at: Progress): Promise<void> {
  if (now < at.tidyFrom) return;
  const said = (evidence: Evidence) => {
    const { inputDigest: _, ...verdict } = judge(evidence, tuningOf(settings));
    return JSON.stringify(verdict);
  };
  const isSame = (before: Evidence, after: Evidence) => said(before) === said(after);
  const { after } = await ledger.tidy({ rule: DEFAULT_RETENTION, now, after: at.tidyAfter, isSame });
  at.tidyAfter = after;
  if (after === null) at.tidyFrom = now + ROUND_MS;
}
