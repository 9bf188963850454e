import { describe, expect, it } from 'vitest';
import { recordSample, sampleTimes } from '../../entrypoints/options/sample-story';
import { speaker } from '../../lib/i18n';
import type { Desk } from '../../lib/judge';
import { judgeKept } from '../../lib/judge/kept';
import { renewVerdicts } from '../../lib/judge/upkeep';
import { lastSpoken, MOST_LOOKED_AT, type StateChange, whatIf } from '../../lib/judge/what-if';
import { type Ledger, memoryLedger } from '../../lib/ledger';
import type { ItemKey, PageView } from '../../lib/model';
import { PRESETS, readSettings, type Settings } from '../../lib/settings';
import { judge, type Tuning, tuningOf } from '../../lib/verdict';

const NOW = Date.parse('2019-07-21T08:00:00+08:00');
const SHIPPED: Tuning = { thresholds: {} };
const speak = speaker('en');

async function told(): Promise<Ledger> {
  const ledger = memoryLedger();
  await recordSample(ledger, speak.say, NOW);
  return ledger;
}

async function tried(ledger: Ledger, now: Tuning, then: Tuning) {
  let looked = 0;
  const changes: StateChange[] = [];
  for await (const slice of whatIf(ledger, now, then)) {
    looked += slice.looked;
    changes.push(...slice.changes);
  }
  return { looked, changes };
}

async function allKeys(ledger: Ledger): Promise<readonly ItemKey[]> {
  return (await ledger.page({ after: null, limit: 1000 })).items.map(({ facts }) => facts.key);
}

/** The same, the long way round. */
async function expected(ledger: Ledger, now: Tuning, then: Tuning): Promise<readonly string[]> {
  const all = await ledger.evidence(await allKeys(ledger));
  return [...all].flatMap(([key, evidence]) => {
    const [from, to] = [judge(evidence, tuningOf(now)).state, judge(evidence, tuningOf(then)).state];
    return from === to ? [] : [`${key} ${from} ${to}`];
  });
}

const settingsWith = (tuning: Tuning): Settings => readSettings({ ...readSettings(null), version: 3, ...tuning });
const deskWith = (ledger: Ledger, settings: Settings): Desk => ({
  ledger,
  settings,
  speaker: speak,
  trouble: () => null,
});

/** Judged and kept, as pages have it done. */
async function keepAll(ledger: Ledger, tuning: Tuning): Promise<void> {
  const judged = await judgeKept(await allKeys(ledger), deskWith(ledger, settingsWith(tuning)));
  await ledger.keepVerdicts(judged.map(({ verdict }) => verdict));
}

describe('whatIf', () => {
  it.each<[string, Tuning, Tuning]>([
    ['a check switched off', SHIPPED, { thresholds: {}, checks: { ratio: false } }],
    ['it switched on again', { thresholds: {}, checks: { ratio: false } }, SHIPPED],
    ['a check of ratings switched off', SHIPPED, { thresholds: {}, checks: { histogram: false, surge: false } }],
    ['a stricter limit', SHIPPED, { thresholds: {}, marks: { ...PRESETS.cautious, perThousand: 1, doubtful: 0.7 } }],
  ])('counts each item whose state changes, from what to what: %s', async (_, now, then) => {
    const ledger = await told();
    const { looked, changes } = await tried(ledger, now, then);
    expect(looked).toBe((await ledger.totals()).items);
    const found = changes.map(({ key, from, to }) => `${key} ${from} ${to}`);
    expect(found.toSorted()).toEqual((await expected(ledger, now, then)).toSorted());
    expect(found.length).toBeGreaterThan(0);
  });

  it('finds nothing where nothing is moved, and reads nothing for it', async () => {
    const ledger = await told();
    const asked: ItemKey[] = [];
    const watched: Ledger = {
      ...ledger,
      evidence(keys) {
        asked.push(...keys);
        return ledger.evidence(keys);
      },
    };
    expect((await tried(watched, SHIPPED, { thresholds: { ratio: 10 } })).changes).toEqual([]);
    await tried(watched, SHIPPED, { thresholds: { surge: 5 } });
    expect(asked).toEqual(['douban:subject:1000000001']);
  });

  it('names what it lists', async () => {
    const { changes } = await tried(await told(), SHIPPED, { thresholds: {}, checks: { ratio: false } });
    for (const { title, author } of changes) expect(title.length * author.length).toBeGreaterThan(0);
  });

  it('looks at the newest items, and at no more than so many', async () => {
    const ledger = memoryLedger();
    const view = (from: number, many: number): PageView => ({
      url: 'https://weibo.com/',
      adapter: 'weibo/feed',
      viewer: 'out',
      items: Array.from({ length: many }, (_, i) => ({
        key: `weibo:post:${from + i}`,
        kind: 'post',
        author: null,
        title: '',
        promoted: false,
        flags: [],
        readings: { likes: { state: 'found', text: '7', low: 7, high: 7 } },
      })),
      health: { items: many, found: many, absent: 0, unreadable: 0 },
    });
    const old = view(1, 30);
    await ledger.record(old, NOW - 40 * 86_400_000);
    for (let from = 0; from < MOST_LOOKED_AT; from += 500) await ledger.record(view(1000 + from, 500), NOW);
    const listed: ItemKey[] = [];
    const watched: Ledger = {
      ...ledger,
      async page(ask) {
        const page = await ledger.page(ask);
        listed.push(...page.items.map(({ facts }) => facts.key));
        return page;
      },
    };
    expect((await tried(watched, SHIPPED, { thresholds: { ratio: 3 } })).looked).toBe(MOST_LOOKED_AT);
    expect(listed).not.toContain(old.items[0]?.key);
    expect(new Set(listed).size).toBe(MOST_LOOKED_AT);
  });
});

describe('lastSpoken', () => {
  it('is the last look at what a check spoke of, as it was kept', async () => {
    const ledger = await told();
    await keepAll(ledger, SHIPPED);
    let last: ReadonlyMap<string, number> = new Map();
    for await (const so of lastSpoken(ledger)) last = so;
    expect(last.get('ratio')).toBe(sampleTimes(NOW).morning);
    expect(last.get('surge')).toBe(sampleTimes(NOW).morning);
    expect(last.has('population')).toBe(false);
  });
});

describe('renewVerdicts', () => {
  it('reaches every kept verdict anew after a change of the settings', async () => {
    const ledger = await told();
    await keepAll(ledger, SHIPPED);
    const settings = settingsWith({ thresholds: {}, checks: { ratio: false } });
    await renewVerdicts(async () => deskWith(ledger, settings));
    const judged = await judgeKept(await allKeys(ledger), deskWith(ledger, settings));
    const kept = await ledger.verdicts(await allKeys(ledger));
    expect(kept.size).toBeGreaterThan(0);
    for (const { verdict } of judged) {
      const one = kept.get(verdict.key);
      if (one) expect(one).toMatchObject({ state: verdict.state, settingsDigest: verdict.settingsDigest });
    }
    const { keys } = await ledger.outdated(judged[0]?.verdict ?? { rulesVersion: 0, settingsDigest: '' }, null);
    expect(keys).toEqual([]);
  });
});
