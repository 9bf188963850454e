import { storage } from 'wxt/utils/storage';
import type { StandbyOptions } from '../../lib/ledger/standby';
import { type Flaw, forgetInSession, recallSession, rememberInSession } from './session';

/** Whether there was anything in the history when it was used last: outlives the history itself, which a browser may clear. */
const historyKept = storage.defineItem<boolean>('local:historyKept', { fallback: false });

/** The worst first: it is told, and the others are not. */
const FLAWS: readonly Flaw[] = ['lost', 'cleared', 'damaged'];

let flaw: Flaw | null = null;
let isKept = false;

/** Learns what former workers have met. To be awaited before the history is opened. */
export async function recallFlaws(): Promise<void> {
  const [{ historyFlaw }, kept] = await Promise.all([recallSession(), historyKept.getValue()]);
  flaw = historyFlaw ?? flaw;
  isKept = kept;
}

/** What is wrong with the history that is on the disk; told for as long as the browser runs. */
export function flawOfHistory(): Flaw | null {
  return flaw;
}

function meet(met: Flaw): void {
  if (flaw !== null && FLAWS.indexOf(flaw) <= FLAWS.indexOf(met)) return;
  flaw = met;
  void rememberInSession({ historyFlaw: met });
}

function keep(kept: boolean): void {
  if (isKept === kept) return;
  isKept = kept;
  void historyKept.setValue(kept);
}

/** Each damaged row is named once: it is met again at every reading. */
const named = new Set<string>();

/** What the history tells of itself. */
export const watching = {
  onDamage({ key, reason }) {
    meet('damaged');
    if (named.has(key)) return;
    named.add(key);
    console.warn(`Shuifen: part of the history of ${key} cannot be read: ${reason}`);
  },
  onLoss() {
    console.warn('Shuifen: the browser has found the history damaged and deleted it');
    meet('lost');
  },
  onEmpty() {
    if (!isKept) return;
    console.warn('Shuifen: the browser has cleared the history');
    meet('cleared');
    keep(false);
  },
  onKept: () => keep(true),
} satisfies StandbyOptions;

/** After the history was mended: what is still wrong with it is met, and told, again. */
export async function forgetFlaws(): Promise<void> {
  await recallFlaws();
  named.clear();
  flaw = null;
  await forgetInSession('historyFlaw');
}

/** After the user has deleted all there was: nobody misses it. */
export async function forgetHistory(): Promise<void> {
  await forgetFlaws();
  keep(false);
}
