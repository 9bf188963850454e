import { type Checked, importedItems, mergeReview, verifyFile } from '../export';
import type { Speaker } from '../i18n';
import { restoreText } from '../judge/restore-text';
import type { Ledger } from '../ledger';
import { BrokenBackup } from '../ledger/backup-fault';
import { readBackup } from '../ledger/backup-read';
import type { History, Merged } from '../ledger/history';
import { mergeAll } from '../ledger/restore';
import type { ItemKey } from '../model';
import { judge, type Tuning } from '../verdict';
import type { Change, Conflict, Review } from './types';

/** So many items are judged between two transactions. */
const JUDGED_AT_ONCE = 50;

interface ImportOptions {
  readonly speaker: Speaker;
  readonly tuning: Tuning;
  readonly signal: AbortSignal;
}

/** What came in. The decisions in `taken` are still to be kept; those in `conflicts` are the moderator's choice. */
export type Taken =
  | {
      readonly ok: true;
      readonly words: string;
      readonly keys: readonly ItemKey[];
      readonly taken: readonly Change[];
      readonly conflicts: readonly Conflict[];
    }
  /** Nothing was changed. */
  | { readonly ok: false; readonly words: readonly string[] };

/** What a file holds, with the decisions apart: those of the history are merged by the moderator. */
interface Source {
  histories(): AsyncIterable<History>;
  readonly reviews: Map<ItemKey, Review>;
}

/**
 * Merges a colleague's export or backup into the ledger and judges what came anew. The file is read twice: first all of
 * it is checked, and one with anything wrong changes nothing. Doing it twice changes nothing more.
 *
 * @throws LedgerError where the ledger cannot be written; the signal's reason
 */
export async function takeIn(ledger: Ledger, file: File, options: ImportOptions): Promise<Taken> {
  const isBackup = await looksLikeBackup(file);
  const checked = isBackup ? await checkBackup(file, options) : await checkExport(file, options);
  if (checked.is === 'wrong') return { ok: false, words: checked.words };
  const source = isBackup ? backupSource(file, options.signal) : exportSource(file, options.signal);
  const keys = new Set<ItemKey>();
  const merged = await mergeAll(ledger, noting(source.histories(), keys), options.signal);
  await judgeAnew(ledger, [...keys], options);
  const decisions = await decisionsOf(ledger, source.reviews, file.name);
  return { ok: true, words: wordsOf(merged, options.speaker), keys: [...keys], ...decisions };
}

/** A backup is packed as a rule, an export plain; unpacked, both say what they are in their first line. */
async function looksLikeBackup(file: File): Promise<boolean> {
  const start = await file.slice(0, 100).text();
  return start.includes('"shuifen":"backup"') || (start.charCodeAt(0) === 0x1f && !file.name.includes('export'));
}

async function checkBackup(file: File, { speaker, signal }: ImportOptions): Promise<Checked> {
  try {
    for await (const _ of readBackup(file, () => undefined, signal)) {
      // Only checked.
    }
    return { is: 'fine', words: [] };
  } catch (error) {
    if (!(error instanceof BrokenBackup)) throw error;
    return { is: 'wrong', words: [restoreText({ ok: false, broken: error.at }, speaker)] };
  }
}

/** Only what can be recomputed can be taken in: tables and reports are for people. */
async function checkExport(file: File, { speaker, signal }: ImportOptions): Promise<Checked> {
  const start = await file.slice(0, 100).text();
  const isForPeople = start.startsWith('<!doctype html>') || start.startsWith('# ');
  if (isForPeople) return { is: 'wrong', words: [speaker.say('review.import.lines')] };
  return verifyFile(file, async () => null, speaker, { signal });
}

function backupSource(file: File, signal: AbortSignal): Source {
  const reviews = new Map<ItemKey, Review>();
  async function* histories() {
    for await (const { facts, series, review } of readBackup(file, () => undefined, signal)) {
      if (review) reviews.set(facts.key, review);
      yield { facts, series };
    }
  }
  return { histories, reviews };
}

function exportSource(file: File, signal: AbortSignal): Source {
  const reviews = new Map<ItemKey, Review>();
  async function* histories() {
    for await (const imported of importedItems(file, { signal })) {
      if (imported.review) reviews.set(imported.review.key, imported.review.review);
      yield* imported.histories;
    }
  }
  return { histories, reviews };
}

async function* noting(histories: AsyncIterable<History>, keys: Set<ItemKey>): AsyncGenerator<History> {
  for await (const history of histories) {
    keys.add(history.facts.key);
    yield history;
  }
}

/** Verdicts are not taken over: they follow from what was seen, here as there. */
async function judgeAnew(ledger: Ledger, keys: readonly ItemKey[], { tuning, signal }: ImportOptions): Promise<void> {
  for (let from = 0; from < keys.length; from += JUDGED_AT_ONCE) {
    signal.throwIfAborted();
    const evidence = await ledger.evidence(keys.slice(from, from + JUDGED_AT_ONCE));
    await ledger.keepVerdicts([...evidence.values()].map((each) => judge(each, tuning)));
  }
}

async function decisionsOf(
  ledger: Ledger,
  theirs: ReadonlyMap<ItemKey, Review>,
  source: string,
): Promise<{ readonly taken: readonly Change[]; readonly conflicts: readonly Conflict[] }> {
  const keys = [...theirs.keys()];
  const here = await ledger.reviews(keys);
  const taken: Change[] = [];
  const conflicts: Conflict[] = [];
  for (const [key, their] of theirs) {
    const mine = here.get(key) ?? null;
    const merged = mergeReview(mine, their, source);
    if (merged.is === 'taken') taken.push({ key, before: mine, after: merged.review });
    if (merged.is === 'conflict') conflicts.push({ key, title: '', mine: merged.mine, theirs: merged.theirs });
  }
  const titles = await ledger.evidence(conflicts.map(({ key }) => key));
  return { taken, conflicts: conflicts.map((each) => ({ ...each, title: titles.get(each.key)?.facts.title ?? '' })) };
}

function wordsOf(merged: Merged, speaker: Speaker): string {
  return restoreText({ ok: true, merged: { ...merged, conflicts: [] } }, speaker);
}
