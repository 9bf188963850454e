import { createQueue, type Ledger, type Queue } from '../../lib/ledger';
import type { Histories } from '../../lib/ledger/history';
import { createLedger } from '../../lib/ledger/ledger';
import { memoryShelves } from '../../lib/ledger/memory';
import type { ItemKey } from '../../lib/model';
import { Desk } from '../../lib/review/desk';
import type { Progress, ViewAsk } from '../../lib/review/types';
import { judge } from '../../lib/verdict';
import { ledgerWithStory, SETTINGS } from '../export/samples';
import { NOW } from '../ledger/samples';

export const DECIDED_AT = NOW + 1_000_000;
const RULE = { states: ['unusual' as const, 'doubtful' as const], without: [] };
export const EVERYTHING: ViewAsk = {
  rule: RULE,
  filter: {
    states: [],
    sites: [],
    kinds: [],
    checks: [],
    decisions: [],
    byHand: false,
    author: '',
    text: '',
    from: null,
    to: null,
  },
  sort: { by: 'state', descending: false },
  group: 'none',
};

/** A desk over a history in memory, with all that is beneath it. */
export interface TestDesk {
  readonly desk: Desk;
  readonly ledger: Ledger;
  readonly queue: Queue;
  readonly progress: readonly Progress[];
  /** The keys that a view shows, in its order; headings by their label. */
  shown(ask?: Partial<ViewAsk>): readonly (string | null)[];
  idOf(key: ItemKey): number;
}

/** @param ledger what the desk's own history begins with */
export async function deskOver(ledger: Ledger): Promise<TestDesk> {
  const shelves = memoryShelves();
  const [own, queue] = [createLedger(shelves, {}), createQueue(shelves)];
  for (let after: ItemKey | null = null, isFirst = true; isFirst || after !== null; isFirst = false) {
    const { histories, last }: Histories = await ledger.histories(after, 10_000);
    if (histories.length > 0) await own.merge(histories);
    const evidence = await own.evidence(histories.map(({ facts }) => facts.key));
    await own.keepVerdicts([...evidence.values()].map((each) => judge(each, SETTINGS)));
    after = last;
  }
  const progress: Progress[] = [];
  const desk = new Desk({
    ledger: own,
    queue,
    tuning: SETTINGS,
    language: 'zh-CN',
    now: () => DECIDED_AT,
    onProgress: (each) => progress.push(each),
  });
  await desk.fill();
  return {
    desk,
    ledger: own,
    queue,
    progress,
    shown(ask = {}) {
      const { order, groups } = desk.view({ ...EVERYTHING, ...ask });
      return [...order].map((id) => (id < 0 ? (groups[-1 - id]?.label ?? null) : desk.rows.row(id).key));
    },
    idOf(key) {
      const id = desk.rows.idOf(key);
      if (id === undefined) throw new Error(`${key} is not on the desk`);
      return id;
    },
  };
}

export const deskWithStory = async () => deskOver(await ledgerWithStory());
