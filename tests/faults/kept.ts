import { fileURLToPath } from 'node:url';
import type * as ledgerModule from '../../lib/ledger';
import type { ItemKey } from '../../lib/model';
import type { ExtensionBrowser } from '../e2e/harness/browser';
import { bundle } from '../ledger/bundle';

const ENTRY = fileURLToPath(new URL('../../lib/ledger/index.ts', import.meta.url));

interface Here {
  ledgerModule: typeof ledgerModule;
}

/** Reads the likes of each item's series as the extension's own pages would, from the disk. */
export async function keptLikes(
  { control }: ExtensionBrowser,
  keys: readonly ItemKey[],
): Promise<ReadonlyMap<ItemKey, readonly number[]>> {
  await control.evaluate(await bundle(ENTRY, 'ledgerModule'));
  const series = await control.evaluate(async (asked) => {
    const opened = await (globalThis as unknown as Here).ledgerModule.openLedger();
    if (!opened.ok) throw new Error(opened.reason);
    const evidence = await opened.ledger.evidence(asked);
    opened.ledger.close();
    return asked.map((key) => evidence.get(key)?.series.map(({ counts }) => counts.likes?.low ?? -1) ?? []);
  }, keys);
  return new Map(keys.map((key, i) => [key, series[i] ?? []]));
}
