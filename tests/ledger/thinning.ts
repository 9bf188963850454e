// Runs in Node and, bundled, in a page: a history is thinned, and what is said of it before and after is compared.
import type { Desk } from '../../lib/judge';
import { judgeKept } from '../../lib/judge/kept';
import { renewVerdicts, tendHistory } from '../../lib/judge/upkeep';
import { DEFAULT_RETENTION, type Ledger } from '../../lib/ledger';
import type { History } from '../../lib/ledger/history';
import type { ItemKey, State } from '../../lib/model';
import { settingsSchema } from '../../lib/schema/settings';

const DAY_MS = 24 * 3_600_000;

export interface Thinning {
  /** How many points were let go. */
  readonly points: number;
  readonly states: readonly State[];
  /** The states of the items of which something was let go. */
  readonly thinned: readonly State[];
  /** The items of which something else is said than before. */
  readonly changed: readonly ItemKey[];
}

/**
 * Merges histories, judges them, and thins them long after, once somebody has looked at something else.
 *
 * @param how `unguarded` lets go of whatever the rule allows, whatever a verdict says then
 */
export async function thinAll(
  ledger: Ledger,
  histories: readonly History[],
  how: 'guarded' | 'unguarded',
): Promise<Thinning> {
  const settings = settingsSchema.parse({});
  // Nothing is said to anybody.
  const desk = { ledger, settings, trouble: () => null } as Omit<Desk, 'speaker'> as Desk;
  const last = Math.max(...histories.map(({ series }) => series.at(-1)?.lastAt ?? 0));
  const lookedAt = last + 100 * DAY_MS;
  const facts = { key: 'weibo:post:1', kind: 'post', author: null, title: '', promoted: false, flags: [] } as const;
  const looked = { facts, series: [{ firstAt: lookedAt, lastAt: lookedAt, looks: 1, counts: {} }] };
  await ledger.merge([...histories, looked]);
  await renewVerdicts(async () => desk);
  const keys = histories.map((history) => history.facts.key);
  const seriesBefore = await ledger.evidence(keys);
  const kept = await keptOf(ledger, keys);
  const { points } = await ledger.totals();
  const now = lookedAt + DAY_MS;
  if (how === 'guarded') while (await tendHistory(desk, now));
  else await ledger.tidy({ rule: DEFAULT_RETENTION, now, after: null, isSame: () => true });
  const untouched = (await keptOf(ledger, keys)).every((each, i) => each === kept[i]);
  const judged = await judgeKept(keys, desk);
  await ledger.keepVerdicts(judged.map(({ verdict }) => verdict));
  const anew = await keptOf(ledger, keys);
  const states = judged.map(({ verdict }) => verdict.state);
  const isThinned = (i: number) => judged[i]?.evidence.series.length !== seriesBefore.get(keys[i] ?? '')?.series.length;
  return {
    points: points - (await ledger.totals()).points,
    states,
    thinned: states.filter((_, i) => isThinned(i)),
    changed: untouched ? keys.filter((_, i) => anew[i] !== kept[i]) : keys,
  };
}

/** The kept verdicts, all but what they were reached from. */
async function keptOf(ledger: Ledger, keys: readonly ItemKey[]): Promise<readonly string[]> {
  const kept = await ledger.verdicts(keys);
  return keys.map((key) => {
    const { inputDigest: _, ...rest } = kept.get(key) ?? { inputDigest: '' };
    return JSON.stringify(rest);
  });
}
