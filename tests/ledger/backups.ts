import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { type Ledger, memoryLedger } from '../../lib/ledger';
import { backup } from '../../lib/ledger/backup';
import { type Restored, restore } from '../../lib/ledger/restore';
import type { Evidence, ItemKey, PageItem } from '../../lib/model';
import { found, HOUR, MINUTE, NOW, post, postKey, viewOf } from './samples';

export const ABOUT = { version: '0.1.0', at: NOW };
const ITEMS = 5;
const KEYS: readonly ItemKey[] = Array.from({ length: ITEMS }, (_, id) => postKey(id));

/** What one reader saw: pages of a few items, at some distance of time. */
export interface Visit {
  readonly waitMs: number;
  readonly items: readonly PageItem[];
}

const anyItem: fc.Arbitrary<PageItem> = fc
  .record({
    id: fc.nat(ITEMS - 1),
    likes: fc.nat(3),
    rounded: fc.boolean(),
    titled: fc.boolean(),
    pinned: fc.boolean(),
  })
  .map(({ id, likes, rounded, titled, pinned }) =>
    post(
      id,
      { likes: rounded ? found(likes * 10_000, null) : found(likes), reposts: { state: 'absent' } },
      { title: titled ? `第 ${id} 条` : '', flags: pinned ? ['pinned'] : [] },
    ),
  );

export const anyVisits: fc.Arbitrary<readonly Visit[]> = fc.array(
  fc.record({
    waitMs: fc.constantFrom(0, MINUTE, 11 * MINUTE, HOUR),
    items: fc.uniqueArray(anyItem, { selector: ({ key }) => key, maxLength: 3 }),
  }),
  { maxLength: 8 },
);

/** A ledger in memory that has seen these visits. */
export async function ledgerOf(visits: readonly Visit[]): Promise<Ledger> {
  const ledger = memoryLedger();
  let at = NOW;
  for (const { waitMs, items } of visits) {
    at += waitMs;
    await ledger.record(viewOf(...items), at);
  }
  return ledger;
}

/** All that is known, but for the fingerprints: they tell rows apart, of which there are others with the same content. */
export async function everything(ledger: Ledger, keys = KEYS): Promise<Map<ItemKey, Omit<Evidence, 'digest'>>> {
  const evidence = await ledger.evidence(keys);
  return new Map([...evidence].map(([key, { digest: _, ...rest }]) => [key, rest]));
}

/** The series alone. */
export async function allSeries(ledger: Ledger): Promise<Map<ItemKey, Evidence['series']>> {
  return new Map([...(await ledger.evidence(KEYS))].map(([key, { series }]) => [key, series]));
}

export async function backupOf(ledger: Ledger): Promise<Blob> {
  return new Response(backup(ledger, ABOUT)).blob();
}

/** The lines of a backup, unpacked. */
export async function linesIn(file: Blob): Promise<string[]> {
  return gunzipSync(await file.arrayBuffer())
    .toString()
    .trimEnd()
    .split('\n');
}

export function packed(lines: readonly string[]): Blob {
  return new Blob([new Uint8Array(gzipSync(lines.map((line) => `${line}\n`).join('')))]);
}

/** Restores one ledger's backup into another. */
export async function restoreInto(target: Ledger, source: Ledger): Promise<Restored> {
  return restore(target, await backupOf(source));
}
