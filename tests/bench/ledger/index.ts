import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ExtensionBrowser } from '../../e2e/harness/browser';
import { type BenchExtension, benchExtension } from '../extension';
import { type Figure, median } from '../figures';
import { backupFigures } from '../ledger-backup';
import type { Side } from './fill';
import type { LedgerBench, Rounds } from './inside';
import { wakeRounds } from './wake';

const ROUNDS = 60;
/** Turns of two browsers, and rounds in each. */
const TURNS = 8;
const ROUNDS_A_TURN = 10;
const PAGE_ITEMS = 50;
const SMALL = 10_000;
const LARGE = 1_000_000;
/** Sizes are differences, so that what else lies in the folder falls out; these are of many megabytes. */
const ITEMS_SEEN_ONCE = [40_000, 120_000] as const;
const ITEMS_MARKED = [5_000, 15_000] as const;
const ITEMS_SEEN_OFTEN = 20_000;
const MANY_LOOKS = 100;
/** A folder that has had the same size so many times is left alone. */
const SETTLED_LOOKS = 6;
const SETTLED_EVERY_MS = 500;
const SORTED_AFTER_MS = 10_000;

type Measure = Omit<Figure, 'bench'>;

/** What the history costs, against bare IndexedDB in the same worker (issue 4). Some ten minutes, or one part of it. */
export async function* ledgerFigures(part?: string): AsyncGenerator<Figure> {
  const extension = await benchExtension(join(import.meta.dirname, 'inside.ts'));
  try {
    for (const [name, measures] of Object.entries({ raw: againstRaw, size: bySize, disk: onDisk, wake })) {
      if (part !== undefined && part !== name) continue;
      for await (const measure of measures(extension)) yield { bench: 'ledger', ...measure };
    }
  } finally {
    extension.remove();
  }
  if (part === undefined || part === 'backup') yield* backupFigures();
}

async function* againstRaw(extension: BenchExtension): AsyncGenerator<Measure> {
  const browser = await extension.launch();
  try {
    const items = await inWorker(browser, 'fill', SMALL * 10);
    const seen = await inWorker(browser, 'record', ROUNDS, items, 1);
    yield compared('record a page view of 50 known items, all changed', seen, 1.25);
    const judged = await inWorker(browser, 'record', ROUNDS, items, 2, { judged: true });
    yield compared('the same, judged, and the verdicts kept', judged);
    yield compared('record a page view of 50 new items', await inWorker(browser, 'recordNew', ROUNDS));
    const strangers = await inWorker(browser, 'evidence', ROUNDS, 50);
    yield compared('evidence of 50 items of 100 points, each by another author', strangers, 1.25);
    const profile = await inWorker(browser, 'evidence', ROUNDS, 1);
    yield compared('evidence of 50 items of 100 points, all by one author', profile);
  } finally {
    await browser.close();
  }
}

const BY_SIZE = {
  feed: ['record a page view of 50 items, most of them new, as in a feed', 1.25],
  anywhere: ['the same of 50 items anywhere in the history', undefined],
  evidence: ['evidence of 50 items', 1.25],
} as const;
type BySize = Record<keyof typeof BY_SIZE, Rounds>;

/** Ours and raw each in browsers of their own: in one database each would have twice as much to look through. */
async function* bySize(extension: BenchExtension): AsyncGenerator<Measure> {
  const [ours, raw] = [await sizesOf(extension, 'ours'), await sizesOf(extension, 'raw')];
  for (const what of ['feed', 'anywhere', 'evidence'] as const) {
    const [words, target] = BY_SIZE[what];
    yield compared(`${words}, 1,000,000 observations against 10,000`, ours[what], target);
    yield compared(`${words}: bare IndexedDB at the same sizes`, raw[what]);
  }
}

/** A large history (`ours`) beside a small one (`raw`), in turn, so that both are slowed alike by whatever else there is. */
async function sizesOf(extension: BenchExtension, side: Side): Promise<BySize> {
  const [small, large] = [await extension.launch(), await extension.launch()];
  try {
    const items = [await inWorker(small, 'fill', SMALL, [side]), await inWorker(large, 'fill', LARGE, [side])] as const;
    // The database goes on sorting what was filled in.
    await sleep(SORTED_AFTER_MS);
    const measured: BySize = { feed: noRounds(), anywhere: noRounds(), evidence: noRounds() };
    for (let turn = 0; turn < TURNS; turn += 1) {
      for (const [browser, known, into] of [
        [large, items[1], 'ours'],
        [small, items[0], 'raw'],
      ] as const) {
        const record = (seed: number, feed: boolean) =>
          inWorker(browser, 'record', ROUNDS_A_TURN, known, seed, { sides: [side], feed, warmUp: turn === 0 ? 40 : 5 });
        measured.feed[into].push(...(await record(10 + 2 * turn, true))[side]);
        measured.anywhere[into].push(...(await record(11 + 2 * turn, false))[side]);
        measured.evidence[into].push(...(await inWorker(browser, 'evidence', ROUNDS_A_TURN, PAGE_ITEMS, [side]))[side]);
      }
    }
    return measured;
  } finally {
    await Promise.all([small.close(), large.close()]);
  }
}

function noRounds(): Rounds {
  return { ours: [], raw: [] };
}

async function* onDisk(extension: BenchExtension): AsyncGenerator<Measure> {
  const each = async (name: 'seeOnce' | 'seeMarked', [few, many]: readonly [number, number]) => {
    const size = (items: number) => sizeAfter(extension, (browser) => inWorker(browser, name, items));
    const smaller = await size(few);
    return ((await size(many)) - smaller) / (many - few);
  };
  const once = await each('seeOnce', ITEMS_SEEN_ONCE);
  yield {
    metric: 'on disk: an item seen once, with title, author and verdict',
    value: once,
    unit: 'bytes',
    target: 200,
  };
  const marked = await each('seeMarked', ITEMS_MARKED);
  yield { metric: 'on disk: the same where it is doubtful, with what was found', value: marked, unit: 'bytes' };
  const looks = (count: number) =>
    sizeAfter(extension, (browser) => inWorker(browser, 'seeOften', ITEMS_SEEN_OFTEN, count));
  const few = await looks(1);
  const further = ((await looks(MANY_LOOKS)) - few) / (ITEMS_SEEN_OFTEN * (MANY_LOOKS - 1));
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

/** Bytes of the database's tables in the browser's own folder, once it is closed. The log holds what fills it and no more. */
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
    if (entry.isDirectory()) return sum + sizeOf(path);
    // One may go while it is looked at.
    return sum + (entry.name.endsWith('.ldb') ? (statSync(path, { throwIfNoEntry: false })?.size ?? 0) : 0);
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
