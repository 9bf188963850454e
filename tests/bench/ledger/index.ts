import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ExtensionBrowser } from '../../e2e/harness/browser';
import { type BenchExtension, benchExtension } from '../extension';
import { type Figure, median } from '../figures';
import type { LedgerBench, Rounds } from './inside';
import { wakeRounds } from './wake';

const ROUNDS = 40;
const SMALL = 10_000;
const LARGE = 1_000_000;
const ITEMS_SEEN_ONCE = 20_000;
const ITEMS_SEEN_OFTEN = 20_000;
/** So many that what they take is far above what the database's own tidying changes from run to run. */
const MANY_LOOKS = 100;
/** A folder that has had the same size so many times is left alone. */
const SETTLED_LOOKS = 6;
const SETTLED_EVERY_MS = 500;

type Measure = Omit<Figure, 'bench'>;

/** What the history costs, against bare IndexedDB in the same worker (issue 4). A few minutes. */
export async function* ledgerFigures(): AsyncGenerator<Figure> {
  const extension = await benchExtension(join(import.meta.dirname, 'inside.ts'));
  try {
    for (const part of [againstRaw, bySize, onDisk, wake]) {
      for await (const measure of part(extension)) yield { bench: 'ledger', ...measure };
    }
  } finally {
    extension.remove();
  }
}

async function* againstRaw(extension: BenchExtension): AsyncGenerator<Measure> {
  const browser = await extension.launch();
  try {
    const items = await inWorker(browser, 'fill', SMALL * 10);
    const seen = await inWorker(browser, 'record', ROUNDS, items, 1);
    yield compared('record a page view of 50 known items, all changed', seen, 1.25);
    yield compared('record a page view of 50 new items', await inWorker(browser, 'recordNew', ROUNDS));
    const strangers = await inWorker(browser, 'evidence', ROUNDS, 50);
    yield compared('evidence of 50 items of 100 points, each by another author', strangers, 1.25);
    const profile = await inWorker(browser, 'evidence', ROUNDS, 1);
    yield compared('evidence of 50 items of 100 points, all by one author', profile);
  } finally {
    await browser.close();
  }
}

/** Two browsers in turn, so that both are slowed alike by whatever else the machine does. */
async function* bySize(extension: BenchExtension): AsyncGenerator<Measure> {
  const [small, large] = [await extension.launch(), await extension.launch()];
  try {
    const items = [await inWorker(small, 'fill', SMALL), await inWorker(large, 'fill', LARGE)] as const;
    for (const what of ['record', 'evidence'] as const) {
      const ours: { small: number[]; large: number[] } = { small: [], large: [] };
      const raw: { small: number[]; large: number[] } = { small: [], large: [] };
      for (let round = 0; round < 10; round += 1) {
        const of = (browser: ExtensionBrowser, known: number) =>
          what === 'record' ? inWorker(browser, 'record', 4, known, 10 + round) : inWorker(browser, 'evidence', 4, 50);
        for (const [size, rounds] of [
          ['small', await of(small, items[0])],
          ['large', await of(large, items[1])],
        ] as const) {
          ours[size].push(...rounds.ours);
          raw[size].push(...rounds.raw);
        }
      }
      const words = what === 'record' ? 'record a page view of 50 items' : 'evidence of 50 items';
      yield compared(
        `${words} at 1,000,000 observations, against at 10,000`,
        { ours: ours.large, raw: ours.small },
        1.25,
      );
      yield compared(`${words}: bare IndexedDB at the same sizes`, { ours: raw.large, raw: raw.small });
    }
  } finally {
    await Promise.all([small.close(), large.close()]);
  }
}

async function* onDisk(extension: BenchExtension): AsyncGenerator<Measure> {
  const empty = await sizeAfter(extension, (browser) => inWorker(browser, 'overwriteLog'));
  const once = await sizeAfter(extension, (browser) => inWorker(browser, 'seeOnce', ITEMS_SEEN_ONCE));
  const value = (once - empty) / ITEMS_SEEN_ONCE;
  yield { metric: 'on disk: an item seen once, with title, author and verdict', value, unit: 'bytes', target: 200 };
  const few = await sizeAfter(extension, (browser) => inWorker(browser, 'seeOften', ITEMS_SEEN_OFTEN, 1));
  const many = await sizeAfter(extension, (browser) => inWorker(browser, 'seeOften', ITEMS_SEEN_OFTEN, MANY_LOOKS));
  const further = (many - few) / (ITEMS_SEEN_OFTEN * (MANY_LOOKS - 1));
  yield { metric: 'on disk: each further look at a post of three counts', value: further, unit: 'bytes', target: 10 };
}

async function* wake(extension: BenchExtension): AsyncGenerator<Measure> {
  yield compared('wake to the first verdict, against wake to a bare reply', await wakeRounds(extension), 2);
}

function compared(metric: string, { ours, raw }: Rounds, target?: number): Measure {
  const [value, baseline] = [median(ours), median(raw)];
  const shared = { metric, value, unit: 'ms', baseline, ratio: value / baseline };
  return target === undefined ? shared : { ...shared, target };
}

/** Bytes in the browser's own folder, once it is closed. */
async function sizeAfter(extension: BenchExtension, work: (browser: ExtensionBrowser) => Promise<unknown>) {
  const profileDir = mkdtempSync(join(tmpdir(), 'shuifen-bench-profile-'));
  try {
    const browser = await extension.launch({ profileDir });
    const folder = join(profileDir, 'Default', 'IndexedDB');
    await work(browser)
      .then(() => settled(folder))
      .finally(() => browser.close());
    return sizeOf(folder);
  } finally {
    rmSync(profileDir, { recursive: true, force: true });
  }
}

/** The database goes on sorting what was written after all is written; closed meanwhile, it leaves some of it twice. */
async function settled(folder: string): Promise<void> {
  for (let [before, same] = [sizeOf(folder), 0]; same < SETTLED_LOOKS; ) {
    await sleep(SETTLED_EVERY_MS);
    const now = sizeOf(folder);
    same = now === before ? same + 1 : 0;
    before = now;
  }
}

function sizeOf(dir: string): number {
  return readdirSync(dir, { withFileTypes: true }).reduce((sum, entry) => {
    const path = join(dir, entry.name);
    // One may go while it is looked at.
    return sum + (entry.isDirectory() ? sizeOf(path) : (statSync(path, { throwIfNoEntry: false })?.size ?? 0));
  }, 0);
}

async function inWorker<Name extends keyof LedgerBench>(
  { context }: ExtensionBrowser,
  name: Name,
  ...args: Parameters<LedgerBench[Name]>
): Promise<Awaited<ReturnType<LedgerBench[Name]>>> {
  const [worker] = context.serviceWorkers();
  if (worker === undefined) throw new Error('the extension has no worker');
  return worker.evaluate(
    ([called, given]) => {
      const { ledgerBench } = globalThis as unknown as { ledgerBench: Record<string, (...all: unknown[]) => never> };
      return ledgerBench[called]?.(...given) as never;
    },
    [name as string, args as unknown[]] as const,
  );
}
