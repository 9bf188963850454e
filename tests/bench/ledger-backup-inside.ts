// What the backup's bench does in a page; `ledger-backup.ts` calls it there.
import { type Ledger, openLedger } from '../../lib/ledger';
import { backup } from '../../lib/ledger/backup';
import { latestFacts } from '../../lib/ledger/head';
import type { History } from '../../lib/ledger/history';
import { mergeAll, restore } from '../../lib/ledger/restore';
import { looksOf, postOf, START, seriesOf } from './ledger/items';

let ledger: Ledger;
let file: Blob;

/** Fills the ledger, which may hold something already, with a realistic history. */
async function fill(observations: number): Promise<void> {
  const opened = await openLedger();
  if (!opened.ok) throw new Error(`the ledger did not open: ${opened.reason}`);
  ledger = opened.ledger;
  await mergeAll(ledger, histories(observations));
}

async function* histories(observations: number): AsyncGenerator<History> {
  let points = 0;
  for (let id = 0; points < observations; id += 1) {
    const facts = latestFacts(postOf(id), null);
    const series = seriesOf(facts.key, looksOf(id));
    points += series.length;
    yield { facts, series };
  }
}

/** Makes a backup, which the browser keeps outside the page's memory; gives its size in bytes. */
async function write(): Promise<number> {
  file = await new Response(backup(ledger, { version: '0.1.0', at: START })).blob();
  return file.size;
}

/** Restores the backup into what is there; gives how many points came by it. */
async function read(): Promise<number> {
  const restored = await restore(ledger, file);
  if (!restored.ok) throw new Error(`line ${restored.broken.line}: ${restored.broken.fault}`);
  return restored.merged.points;
}

/** Empties the ledger by way of the database, and opens it anew. */
async function empty(): Promise<void> {
  ledger.close();
  await new Promise((done, failed) => {
    const request = indexedDB.deleteDatabase('shuifen');
    request.onsuccess = done;
    request.onerror = () => failed(request.error);
  });
  await fill(0);
}

export const backupBench = { fill, write, read, empty };
