import { type Language, speaker } from '../../lib/i18n';
import { lastSpoken, MOST_LOOKED_AT, type StateChange, whatIf } from '../../lib/judge/what-if';
import { type Ledger, LedgerError, memoryLedger, openLedger } from '../../lib/ledger';
import type { Tuning } from '../../lib/verdict';
import { recordSample } from './sample-story';

/** What the options ask this worker. A new question ends the one that it is at. */
export type WorkerAsk =
  | {
      readonly do: 'try';
      readonly id: number;
      readonly now: Tuning;
      readonly tried: Tuning;
      /** The language of the invented posts, where they are asked for. */
      readonly sample: Language | null;
    }
  | { readonly do: 'look-back'; readonly id: number }
  | { readonly do: 'stop'; readonly id: number };

export type WorkerAnswer =
  | {
      readonly of: 'try';
      readonly id: number;
      readonly looked: number;
      readonly total: number;
      readonly changes: readonly StateChange[];
      readonly isDone: boolean;
      /** The history cannot be opened, or not be read on. */
      readonly hasFailed: boolean;
    }
  | {
      readonly of: 'look-back';
      readonly id: number;
      readonly at: Readonly<Record<string, number>>;
      readonly isDone: boolean;
    };

// `postMessage` of a worker goes to the page that made it.
const tell = (answer: WorkerAnswer) => postMessage(answer);

let onDisk: Promise<Ledger> | undefined;

async function openDisk(): Promise<Ledger> {
  const opened = await openLedger();
  if (!opened.ok) throw new LedgerError(opened.reason);
  return opened.ledger;
}

function historyOnDisk(): Promise<Ledger> {
  onDisk ??= openDisk();
  onDisk.catch(() => {
    onDisk = undefined;
  });
  return onDisk;
}

async function sampleIn(language: Language): Promise<Ledger> {
  const ledger = memoryLedger();
  await recordSample(ledger, speaker(language).say, Date.now());
  return ledger;
}

/** Whoever listens draws each time: often enough to see it move, and no more. */
const TELL_EVERY_MS = 120;

type Try = Extract<WorkerAsk, { do: 'try' }>;
type Tried = Extract<WorkerAnswer, { of: 'try' }>;

async function tryOut({ id, now, tried, sample }: Try, isEnded: () => boolean): Promise<void> {
  let so: Tried = { of: 'try', id, looked: 0, total: 0, changes: [], isDone: false, hasFailed: false };
  try {
    const ledger = sample === null ? await historyOnDisk() : await sampleIn(sample);
    const total = Math.min(MOST_LOOKED_AT, (await ledger.totals()).items);
    let toldAt = performance.now();
    for await (const { looked, changes } of whatIf(ledger, now, tried)) {
      if (isEnded()) return;
      so = { ...so, looked: so.looked + looked, total, changes: [...so.changes, ...changes] };
      if (performance.now() - toldAt < TELL_EVERY_MS) continue;
      tell(so);
      toldAt = performance.now();
      so = { ...so, changes: [] };
    }
    tell({ ...so, isDone: true });
  } catch (error) {
    console.warn('Shuifen: the history cannot be tried on', error);
    tell({ ...so, isDone: true, hasFailed: true });
  }
}

async function lookBack(id: number): Promise<void> {
  // What cannot be looked up is not known: the what-if says why.
  const ledger = await historyOnDisk().catch(() => null);
  if (!ledger) return;
  let at = {};
  for await (const spoken of lastSpoken(ledger)) {
    at = Object.fromEntries(spoken);
    tell({ of: 'look-back', id, at, isDone: false });
  }
  tell({ of: 'look-back', id, at, isDone: true });
}

let wanted: WorkerAsk | null = null;
let isBusy = false;

/** While a slider moves, questions come faster than slices end: of those that wait only the last is taken up. */
async function work(): Promise<void> {
  if (isBusy) return;
  isBusy = true;
  try {
    while (wanted) {
      const ask = wanted;
      wanted = null;
      if (ask.do === 'try') await tryOut(ask, () => wanted !== null);
    }
  } finally {
    isBusy = false;
  }
}

addEventListener('message', ({ data }: MessageEvent<WorkerAsk>) => {
  if (data.do === 'look-back') return void lookBack(data.id);
  wanted = data;
  void work();
});
