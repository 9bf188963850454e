import { describe, expect, it, vi } from 'vitest';
import { recordSample } from '../../entrypoints/options/sample-story';
import { speaker } from '../../lib/i18n';
import type { Desk } from '../../lib/judge';
import { judgeKept, judgePage } from '../../lib/judge/pipeline';
import { keepHistory, tendHistory } from '../../lib/judge/upkeep';
import { type Ledger, memoryLedger, type VerdictRow } from '../../lib/ledger';
import { createLedger } from '../../lib/ledger/ledger';
import { memoryShelves } from '../../lib/ledger/memory';
import type { ItemKey, PageItem, State } from '../../lib/model';
import { settingsSchema } from '../../lib/schema/settings';
import { RULES_VERSION } from '../../lib/verdict';
import { restoreInto } from '../ledger/backups';
import { found, HOUR, MINUTE, NOW, post, postKey, verdict, viewOf } from '../ledger/samples';

const settings = settingsSchema.parse({});
const deskOf = (ledger: Ledger): Desk => ({ ledger, settings, speaker: speaker('en'), trouble: () => null });

/** Tends a history until nothing is left to do. */
async function tend(ledger: Ledger, now = NOW + 10 * HOUR): Promise<void> {
  while (await tendHistory(deskOf(ledger), now)) {
    // Slice by slice.
  }
}

async function allKeys(ledger: Ledger): Promise<readonly ItemKey[]> {
  return (await ledger.page({ after: null, limit: 10_000 })).items.map(({ facts }) => facts.key);
}

/** What of the verdicts is kept, and what would be if everything were judged now. */
async function keptAndDue(ledger: Ledger) {
  const keys = await allKeys(ledger);
  const judged = await judgeKept(keys, deskOf(ledger));
  const due = judged.filter(({ verdict: { state, findings } }) => state !== 'unknown' || findings.length > 0);
  const short = (state: State, rulesVersion: number, findings: VerdictRow['findings'] = []) =>
    JSON.stringify([state, rulesVersion, findings.map(({ check, llr }) => [check, llr])]);
  return {
    kept: new Map(
      [...(await ledger.verdicts(keys))].map(([key, { state, rulesVersion, said }]) => [
        key,
        short(state, rulesVersion, said?.findings),
      ]),
    ),
    due: new Map(
      due.map(({ verdict: { key, state, rulesVersion, findings } }) => [key, short(state, rulesVersion, findings)]),
    ),
  };
}

const marked = async (ledger: Ledger) => {
  const pages = [
    await ledger.page({ state: 'unusual', after: null, limit: 1000 }),
    await ledger.page({ state: 'doubtful', after: null, limit: 1000 }),
  ];
  return pages.flatMap(({ items }) => items.map(({ facts }) => facts.key));
};

async function story(): Promise<Ledger> {
  const ledger = memoryLedger();
  await recordSample(ledger, speaker('zh-CN').say, NOW);
  return ledger;
}

/** A post whose reposts are a few hundred times what is usual for it. */
const padded = (id: number, more: Partial<PageItem> = {}) =>
  post(id, { reposts: found(900_000), comments: found(60), likes: found(300) }, more);
const usual = (id: number, more: Partial<PageItem> = {}) =>
  post(id, { reposts: found(100 + id), comments: found(110 + id), likes: found(800 + id) }, more);

describe('verdicts whose inputs changed where nobody judged them', () => {
  it('are reached after a restore into an empty history', async () => {
    const ledger = memoryLedger();
    expect(await restoreInto(ledger, await story())).toMatchObject({ ok: true });
    expect(await marked(ledger)).toEqual([]);
    await tend(ledger);
    expect((await marked(ledger)).length).toBeGreaterThan(1);
    const { kept, due } = await keptAndDue(ledger);
    expect(kept).toEqual(due);
  });

  it('are reached after a restore of more than is listed by name', async () => {
    const [source, ledger] = [memoryLedger(), memoryLedger()];
    const author = (id: number) => ({ author: { id: String(2000 + id), name: '' } });
    for (let from = 0; from < 700; from += 100) {
      const items = Array.from({ length: 100 }, (_, i) => padded(from + i, author(from + i)));
      await source.record(viewOf(...items), NOW);
    }
    await restoreInto(ledger, source);
    await tend(ledger);
    expect(await marked(ledger)).toHaveLength(700);
    expect((await ledger.chores()).stale).toEqual({ names: [], keys: [] });
  });

  it('are reached anew where a restore changes what is kept already, and not where it changes nothing', async () => {
    const [source, ledger] = [await story(), memoryLedger()];
    await restoreInto(ledger, source);
    await tend(ledger);
    const more = padded(1, { author: { id: '2000', name: '' } });
    await source.record(viewOf(more), NOW + HOUR);
    await source.record(viewOf({ ...more, readings: { reposts: found(950_000) } }), NOW + 2 * HOUR);
    await restoreInto(ledger, source);
    await tend(ledger);
    expect(await marked(ledger)).toContain(postKey(1));
    const { kept, due } = await keptAndDue(ledger);
    expect(kept).toEqual(due);
    await restoreInto(ledger, source);
    expect((await ledger.chores()).stale).toEqual({ names: [], keys: [] });
  });

  it("are reached anew for an author's items that are not on the page", async () => {
    const ledger = memoryLedger();
    for (let id = 1; id <= 12; id += 1) {
      await judgePage(viewOf(id === 1 ? padded(id) : usual(id)), [], NOW + id * MINUTE, deskOf(ledger));
    }
    const account = {
      ...post(0, { followers: found(900) }),
      key: 'weibo:user:1000',
      kind: 'user',
      author: null,
    } as const;
    await judgePage(viewOf(account), [], NOW + HOUR, deskOf(ledger));
    const before = await keptAndDue(ledger);
    expect(before.kept).not.toEqual(before.due);
    await tend(ledger);
    const { kept, due } = await keptAndDue(ledger);
    expect(due.size).toBeGreaterThan(5);
    expect(kept).toEqual(due);
  });

  it('are not asked for where everything that changed was on the page', async () => {
    const ledger = memoryLedger();
    const items = Array.from({ length: 12 }, (_, id) => usual(id));
    await judgePage(viewOf(...items), [], NOW, deskOf(ledger));
    expect((await ledger.chores()).stale).toEqual({ names: [], keys: [] });
    await judgePage(viewOf(usual(3)), [], NOW + MINUTE, deskOf(ledger));
    expect((await ledger.chores()).stale).toEqual({ names: [], keys: [] });
    await judgePage(viewOf(usual(3, { readings: { likes: found(9_000) } })), [], NOW + HOUR, deskOf(ledger));
    expect((await ledger.chores()).stale).toMatchObject({ names: ['weibo:1000'] });
  });

  it('are reached anew for the other items of the author of one that is forgotten', async () => {
    const ledger = memoryLedger();
    const items = Array.from({ length: 12 }, (_, id) => (id === 0 ? padded(id) : usual(id)));
    await judgePage(viewOf(...items), [], NOW, deskOf(ledger));
    await tend(ledger);
    await ledger.forget([postKey(4)]);
    await tend(ledger);
    const { kept, due } = await keptAndDue(ledger);
    expect(due.size).toBeGreaterThan(5);
    expect(kept).toEqual(due);
  });

  it('do not take the place of what a page has come to meanwhile', async () => {
    const elsewhere = memoryLedger();
    await elsewhere.record(viewOf(padded(1)), NOW);
    const ledger = memoryLedger();
    await restoreInto(ledger, elsewhere);
    const grown = post(1, { reposts: found(900_000), comments: found(700_000), likes: found(5_000_000) });
    let isShown = false;
    const busy: Ledger = {
      ...ledger,
      async verdicts(keys) {
        const kept = await ledger.verdicts(keys);
        if (!isShown) await judgePage(viewOf(grown), [], NOW + HOUR, deskOf(ledger));
        isShown = true;
        return kept;
      },
    };
    await tend(busy);
    expect(isShown).toBe(true);
    const { kept, due } = await keptAndDue(ledger);
    expect(kept).toEqual(due);
    expect(await marked(ledger)).toEqual([]);
  });

  it('stay listed where they change once more while they are judged', async () => {
    const ledger = memoryLedger();
    const series = [{ firstAt: NOW, lastAt: NOW, looks: 1, counts: {} }];
    const histories = (id: number) => {
      const { readings: _, ...facts } = post(id, {}, { author: { id: '1', name: '' } });
      return [{ facts, series }];
    };
    await ledger.merge(histories(1));
    const { stale } = await ledger.chores();
    await ledger.merge(histories(2));
    await ledger.settle({ stale: stale === 'all' ? stale : stale.names });
    expect((await ledger.chores()).stale).toMatchObject({ names: ['weibo:1'] });
  });
});

describe('verdicts reached by other rules', () => {
  it('are reached anew', async () => {
    const ledger = await story();
    await tend(ledger);
    const keys = await allKeys(ledger);
    const older = (await judgeKept(keys, deskOf(ledger))).map(({ verdict: each }) => ({
      ...each,
      state: 'ordinary' as const,
      rulesVersion: RULES_VERSION - 1,
    }));
    await ledger.keepVerdicts(older);
    const settled = { basis: `${RULES_VERSION - 1} ${older[0]?.settingsDigest}`, after: null, done: true, all: false };
    await ledger.settle({ renewal: settled });
    await tend(ledger);
    const { kept, due } = await keptAndDue(ledger);
    expect(due.size).toBeGreaterThan(1);
    expect(kept).toEqual(due);
  });
});

describe('the upkeep', () => {
  /** A ledger with more items than are looked at in one slice, the verdict of each of an older version. */
  async function large(): Promise<Ledger> {
    const ledger = memoryLedger();
    const keys = Array.from({ length: 1200 }, (_, id) => postKey(id));
    for (let from = 0; from < keys.length; from += 100) {
      const items = Array.from({ length: 100 }, (_, i) => usual(from + i, { author: null }));
      await ledger.record(viewOf(...items), NOW);
    }
    await ledger.keepVerdicts(keys.map((key) => ({ ...verdict(key, 'ordinary'), rulesVersion: 0 })));
    return ledger;
  }

  it('goes on where the worker before was stopped, and comes to the last key', async () => {
    const ledger = await large();
    for (let life = 0; life < 30; life += 1) {
      // Each worker has all its modules anew, and is stopped after one slice.
      vi.resetModules();
      const { tendHistory: tendAnew } = await import('../../lib/judge/upkeep');
      await tendAnew(deskOf(ledger), NOW);
    }
    expect(await ledger.verdicts([postKey(0), postKey(1199)])).toEqual(new Map());
  });

  it('reads, and writes nothing, where there is nothing to do', async () => {
    const shelves = memoryShelves();
    let writes = 0;
    const counted = {
      ...shelves,
      write: ((work) => {
        writes += 1;
        return shelves.write(work);
      }) as typeof shelves.write,
    };
    const ledger = createLedger(counted, {});
    await recordSample(ledger, speaker('en').say, NOW);
    await tend(ledger);
    writes = 0;
    expect(await tendHistory(deskOf(ledger), NOW + 11 * HOUR)).toBe(false);
    expect(writes).toBe(0);
    // A new round, which finds nothing to thin, notes that it was there.
    await tend(ledger, NOW + 48 * HOUR);
    expect(writes).toBe(1);
  });

  it('does all there is to do, in one go however often it is asked for', async () => {
    const ledger = await large();
    const desks = vi.fn(async () => deskOf(ledger));
    await Promise.all([1, 2, 3].map(() => keepHistory(desks, () => NOW)));
    expect(await ledger.verdicts([postKey(0), postKey(1199)])).toEqual(new Map());
    // One each to be asked, then one for every slice.
    expect(desks.mock.calls.length).toBeLessThan(3 + 40);
  });
});
