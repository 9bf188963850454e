// Histories of one kind of item each, for the bench that weighs them on the disk.
import { latestFacts } from '../../../lib/ledger/head';
import { saidOf as saidIn } from '../../../lib/ledger/keep';
import { packHead, unpackHead } from '../../../lib/ledger/row';
import type { VerdictRow } from '../../../lib/ledger/schema';
import { packKeys } from '../../../lib/ledger/seen';
import type { PageItem } from '../../../lib/model';
import { judge, tuningOf } from '../../../lib/verdict';
import { BATCH, ledger, openOurs, putItems, rowOf } from './fill';
import { DAY_MS, dice, postOf, START } from './items';
import { openRaw, putAll } from './raw';

const PAGE_ITEMS = 50;
/** Twelve megabytes: three logs of Chromium's. */
const FILLERS = 20_000;
const FILLER_BYTES = 600;

/** Items seen once and judged, with their places in the list of days. */
export async function seeOnce(count: number, marked = false): Promise<void> {
  (await ledger()).close();
  const db = await openOurs();
  for (let from = 0; from < count; from += PAGE_ITEMS) {
    const items = Array.from({ length: PAGE_ITEMS }, (_, i) => postOf(from + i));
    const rows = items.map((item, i) => {
      const [key, packed] = rowOf(item, 1);
      const v = { state: marked ? 'doubtful' : 'ordinary', basis: 1, digest: digestOf(from + i) } as const;
      return [key, packHead({ ...unpackHead(packed), v })] as const;
    });
    await putItems(db, items, rows, marked ? saidOf : undefined);
    await putAll(db, 'seen', [[[Math.floor(START / DAY_MS), from], packKeys(items.map(({ key }) => key))]]);
  }
  db.close();
  await overwriteLog();
}

export const seeMarked = (count: number) => seeOnce(count, true);

/** What is kept of a verdict on a post whose reposts were padded tenfold and more. */
function saidOf(item: PageItem): VerdictRow {
  const exactly = (low: number) => ({ low, high: low });
  const likes = 1000 + Number(item.key.slice(-4));
  const counts = { reposts: exactly(likes * 40), comments: exactly(Math.floor(likes / 12)), likes: exactly(likes) };
  const series = [{ firstAt: START, lastAt: START, looks: 1, counts }];
  const evidence = { facts: latestFacts(item, null), series, authorItems: [], account: null, digest: '' };
  return saidIn(judge(evidence, tuningOf({ thresholds: {} })));
}

/** Items of so many looks each, as they are once the database has tidied itself. */
export async function seeOften(count: number, looks: number): Promise<void> {
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
 * The database writes to a log first and sorts into tables later: some megabytes of something else push everything
 * through. Small rows that are all alike: each fills the log, and together they take next to no room in the tables.
 */
async function overwriteLog(): Promise<void> {
  const raw = await openRaw();
  const alike = crypto.getRandomValues(new Uint8Array(FILLER_BYTES));
  for (let from = 0; from < FILLERS; from += BATCH) {
    await putAll(
      raw,
      'rows',
      Array.from({ length: BATCH }, (_, i) => [from + i, alike]),
    );
  }
  raw.close();
}

function digestOf(seed: number): string {
  return Math.floor(dice(seed)() * 2 ** 48)
    .toString(16)
    .padStart(12, '0');
}
