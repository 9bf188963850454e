import type { ItemKey, Verdict } from '../model';
import type { Bases, Basis, KeptState, VerdictRow } from './schema';
import type { Shelf } from './shelf';

/** So many rules and settings are remembered; a verdict reached with older ones counts as out of date. */
const MOST_BASES = 64;

/** A verdict as it was kept. Findings and what else was said are there only where something spoke. */
export interface KeptVerdict
  extends Pick<Verdict, 'key' | 'state' | 'rulesVersion' | 'settingsDigest' | 'inputDigest'> {
  readonly said: VerdictRow | null;
}

/**
 * Keeps verdicts that say something, and drops the kept ones that a silent verdict replaces. What is kept already is
 * not written again; an item that is not known is passed over.
 */
export async function keepVerdicts(shelf: Shelf, verdicts: readonly Verdict[]): Promise<void> {
  const [bases, rows] = await Promise.all([shelf.bases(), shelf.heads(verdicts.map(({ key }) => key))]);
  const numbered = new Numbering(bases);
  const puts: Promise<unknown>[] = [];
  verdicts.forEach((verdict, i) => {
    const row = rows[i];
    if (row === undefined) return;
    const next = isSilent(verdict) ? undefined : stateOf(verdict, numbered.of(verdict));
    if (isSame(row.v, next)) return;
    const { v: before, ...rest } = row;
    puts.push(shelf.putHead(verdict.key, next === undefined ? rest : { ...rest, v: next }, row));
    if (verdict.findings.length > 0) puts.push(shelf.putVerdict(verdict.key, saidOf(verdict)));
    else if (before !== undefined && before.state !== 'ordinary') puts.push(shelf.dropVerdict(verdict.key));
  });
  if (numbered.bases !== bases) puts.push(shelf.putBases(numbered.bases));
  await Promise.all(puts);
}

export async function keptVerdicts(shelf: Shelf, keys: readonly ItemKey[]): Promise<ReadonlyMap<ItemKey, KeptVerdict>> {
  const [bases, rows] = await Promise.all([shelf.bases(), shelf.heads(keys)]);
  const said = await Promise.all(
    keys.map((key, i) => (rows[i]?.v === undefined || rows[i].v.state === 'ordinary' ? null : shelf.verdict(key))),
  );
  return new Map(
    keys.flatMap((key, i): [ItemKey, KeptVerdict][] => {
      const kept = rows[i]?.v;
      return kept === undefined ? [] : [[key, verdictOf(key, kept, bases, said[i] ?? null)]];
    }),
  );
}

/** Items whose kept verdict is to be reached anew, and where to go on looking; null at the end. */
export interface Outdated {
  readonly keys: readonly ItemKey[];
  readonly after: ItemKey | null;
}

/** So many heads are looked at in one transaction, and so many items given to be judged. */
const SLICE = 500;
const MOST_OUTDATED = 50;

/** @param all those too that were reached with the present rules and settings */
export async function outdatedAfter(
  shelf: Shelf,
  now: Omit<Basis, 'number'>,
  after: ItemKey | null,
  all: boolean,
): Promise<Outdated> {
  const [bases, heads] = await Promise.all([shelf.bases(), shelf.headsAfter(after, SLICE)]);
  const current = bases.known.find((basis) => isSameBasis(basis, now))?.number;
  const keys: ItemKey[] = [];
  for (const [key, { v }] of heads) {
    if (all || (v !== undefined && v.basis !== current)) keys.push(key);
    if (keys.length === MOST_OUTDATED) return { keys, after: key };
  }
  return { keys, after: heads.length < SLICE ? null : (heads.at(-1)?.[0] ?? null) };
}

/** Gives rules and settings their numbers, new ones where needed. */
class Numbering {
  bases: Bases;

  constructor(bases: Bases) {
    this.bases = bases;
  }

  of(verdict: Verdict): number {
    const known = this.bases.known.find((basis) => isSameBasis(basis, verdict));
    if (known !== undefined) return known.number;
    const { rulesVersion, settingsDigest } = verdict;
    const number = this.bases.next;
    const next = { number, rulesVersion, settingsDigest };
    this.bases = { next: number + 1, known: [...this.bases.known, next].slice(-MOST_BASES) };
    return number;
  }
}

function isSameBasis(one: Omit<Basis, 'number'>, other: Omit<Basis, 'number'>): boolean {
  return one.rulesVersion === other.rulesVersion && one.settingsDigest === other.settingsDigest;
}

function stateOf({ state, inputDigest }: Verdict, basis: number): KeptState {
  return { state, basis, digest: inputDigest };
}

function isSame(one: KeptState | undefined, other: KeptState | undefined): boolean {
  return one?.state === other?.state && one?.basis === other?.basis && one?.digest === other?.digest;
}

/** Of a verdict what is kept beside its state. */
export function saidOf({ findings }: Pick<Verdict, 'findings'>): VerdictRow {
  return { findings: findings.map(({ check, llr }) => ({ check, llr })) };
}

function verdictOf(key: ItemKey, kept: KeptState, bases: Bases, said: VerdictRow | null): KeptVerdict {
  const basis = bases.known.find(({ number }) => number === kept.basis);
  return {
    key,
    state: kept.state,
    rulesVersion: basis?.rulesVersion ?? 0,
    settingsDigest: basis?.settingsDigest ?? '',
    inputDigest: kept.digest,
    said,
  };
}

function isSilent(verdict: Verdict): boolean {
  return verdict.state === 'unknown' && verdict.findings.length === 0;
}
