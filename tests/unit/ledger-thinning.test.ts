import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as ledgerModule from '../../lib/ledger';
import { memoryLedger } from '../../lib/ledger';
import type { History } from '../../lib/ledger/history';
import { type LedgerBrowser, launchLedgerBrowser } from '../ledger/browser';
import { bundle } from '../ledger/bundle';
import { anyHistories } from '../ledger/courses';
import type * as thinningModule from '../ledger/thinning';
import { type Thinning, thinAll } from '../ledger/thinning';

const STATES = ['doubtful', 'ordinary', 'unknown', 'unusual'];
const ENTRY = fileURLToPath(new URL('../ledger/thinning.ts', import.meta.url));

let browser: LedgerBrowser;
let script: string;
beforeAll(async () => {
  [browser, script] = await Promise.all([launchLedgerBrowser(), bundle(ENTRY, 'thinning')]);
}, 60_000);
afterAll(() => browser.close());

const everyState = (all: readonly Thinning[]) => [...new Set(all.flatMap(({ states }) => states))].toSorted();

describe('thinning', () => {
  it('changes no verdict, of whatever kind and state', async () => {
    const all: Thinning[] = [];
    const property = fc.asyncProperty(anyHistories, async (histories) => {
      const done = await thinAll(memoryLedger(), histories, 'guarded');
      all.push(done);
      expect(done.changed).toEqual([]);
      // What is flagged is kept whole.
      expect(done.thinned.filter((state) => state === 'unusual' || state === 'doubtful')).toEqual([]);
    });
    await fc.assert(property, { numRuns: 60 });
    expect(everyState(all)).toEqual(STATES);
    expect(all.flatMap(({ thinned }) => thinned)).toEqual(expect.arrayContaining(['ordinary', 'unknown']));
  }, 120_000);

  it('would change some, were it not held against them', async () => {
    let changed = 0;
    for (const histories of fc.sample(anyHistories, { numRuns: 20, seed: 1 })) {
      changed += (await thinAll(memoryLedger(), histories, 'unguarded')).changed.length;
    }
    expect(changed).toBeGreaterThan(0);
  }, 60_000);

  it('changes none on the disk', async () => {
    const all: Thinning[] = [];
    for (const histories of fc.sample(anyHistories, { numRuns: 8, seed: 2 })) {
      await browser.reset();
      const page = await browser.page();
      await page.addScriptTag({ content: script });
      const done = await page.evaluate(thinOnDisk, histories);
      all.push(done);
      expect(done.changed).toEqual([]);
    }
    expect(everyState(all)).toEqual(STATES);
    expect(all.reduce((sum, { points }) => sum + points, 0)).toBeGreaterThan(100);
  }, 120_000);
});

// This runs in the page and may use nothing from here.
async function thinOnDisk(histories: readonly History[]): Promise<Thinning> {
  const here = globalThis as unknown as { ledgerModule: typeof ledgerModule; thinning: typeof thinningModule };
  const opened = await here.ledgerModule.openLedger();
  if (!opened.ok) throw new Error(opened.reason);
  return here.thinning.thinAll(opened.ledger, histories, 'guarded');
}
