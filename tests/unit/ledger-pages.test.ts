import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type ItemPage, type Ledger, memoryLedger, type PageAsk } from '../../lib/ledger';
import type { ItemKey, PageItem } from '../../lib/model';
import { type LedgerBrowser, launchLedgerBrowser, openInPage } from '../ledger/browser';
import { HOUR, NOW, post, postKey, three, verdict, viewOf } from '../ledger/samples';

const DAY = 24 * HOUR;
const ITEMS = 24;
let browser: LedgerBrowser;

beforeAll(async () => {
  browser = await launchLedgerBrowser();
}, 60_000);
afterEach(() => browser.reset());
afterAll(() => browser.close());

type Ask = Omit<PageAsk, 'after' | 'limit'>;
const asks: [string, Ask][] = [
  ['by time', {}],
  ['by time, of one site', { site: 'weibo' }],
  ['by author', { author: 'weibo:1000' }],
  ['by state', { state: 'doubtful' }],
  ['by a state that is not listed', { state: 'ordinary' }],
];

/** What happens between two pages. */
interface Happening {
  /** Counted from the item that was given last; below 0 what was given before, above 0 what is still to come. */
  readonly forgotten: readonly number[];
  /** Items that are seen for the first time, posted so many hours before now. */
  readonly arrivals: readonly number[];
}

/** Posts of one author, seen in pages of six over some days; those with an odd number are of another state. */
async function fill(ledger: Ledger, state: 'doubtful' | 'ordinary'): Promise<void> {
  for (let page = 0; page < ITEMS / 6; page += 1) {
    const items = Array.from({ length: 6 }, (_, i) => aged(page * 6 + i));
    await ledger.record(viewOf(...items), NOW + Math.floor(page / 2) * DAY + page * HOUR);
  }
  await ledger.keepVerdicts(Array.from({ length: ITEMS }, (_, id) => verdict(postKey(id), state)));
}

/** The posts were not made in the order of their numbers. */
function aged(id: number, hours = (id * 7) % ITEMS): PageItem {
  return post(id, three(id), { postedAt: NOW - hours * HOUR });
}

/** All keys as they are given, page by page, with something happening between each two. */
async function walk(ledger: Ledger, ask: Ask, happenings: readonly Happening[], limit: number) {
  const expected = await keysOf(ledger, ask);
  const given: ItemKey[] = [];
  const gone = new Set<ItemKey>();
  const stateOf = ask.state === 'doubtful' || ask.state === 'ordinary' ? ask.state : 'doubtful';
  let arrived = ITEMS;
  for (let after: string | null = null, page = 0; ; page += 1) {
    const { items, after: next }: ItemPage = await ledger.page({ ...ask, after, limit });
    given.push(...items.map(({ facts }) => facts.key));
    if (next === null) return { expected, given, gone };
    after = next;
    const { forgotten, arrivals } = happenings[page % happenings.length] ?? { forgotten: [], arrivals: [] };
    const last = expected.indexOf(given.findLast((key) => expected.includes(key)) ?? '');
    const keys = forgotten.flatMap((offset) => expected[last + offset] ?? []);
    for (const key of keys) gone.add(key);
    await ledger.forget(keys);
    const newcomers = arrivals.map((hours) => aged(arrived++, hours));
    // On the newest day, which is the front, and behind what has been given of the author.
    await ledger.record(viewOf(...newcomers), NOW + DAY + 20 * HOUR);
    await ledger.keepVerdicts(newcomers.map(({ key }) => verdict(key, stateOf)));
  }
}

async function keysOf(ledger: Ledger, ask: Ask): Promise<ItemKey[]> {
  return (await ledger.page({ ...ask, after: null, limit: 1000 })).items.map(({ facts }) => facts.key);
}

async function expectAllOnce(ledger: Ledger, ask: Ask, happenings: readonly Happening[], limit: number) {
  await fill(ledger, ask.state === 'ordinary' ? 'ordinary' : 'doubtful');
  const { expected, given, gone } = await walk(ledger, ask, happenings, limit);
  expect(expected).toHaveLength(ITEMS);
  expect(new Set(given).size).toBe(given.length);
  const stayed = (key: ItemKey) => !gone.has(key);
  expect(given.filter((key) => expected.includes(key) && stayed(key))).toEqual(expected.filter(stayed));
}

describe.each(asks)('pages of items %s', (_, ask) => {
  it('give each item once that was there throughout, on the disk', async () => {
    const ledger = await openInPage(await browser.page());
    const happenings = [
      { forgotten: [0, -2], arrivals: [3] },
      { forgotten: [1, -1], arrivals: [23, 11] },
      { forgotten: [0, 1, 2, 3], arrivals: [] },
    ];
    await expectAllOnce(ledger, ask, happenings, 4);
  });

  it('give each item once that was there throughout, whatever happens meanwhile', async () => {
    const happening = fc.record({
      forgotten: fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 4 }),
      arrivals: fc.array(fc.nat(30), { maxLength: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 1 }), fc.integer({ min: 1, max: 9 }), (happenings, limit) =>
        expectAllOnce(memoryLedger(), ask, happenings, limit),
      ),
      { numRuns: 40 },
    );
  });
});
