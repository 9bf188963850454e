import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_RETENTION, type ItemPage, type Ledger, memoryLedger, type PageAsk } from '../../lib/ledger';
import { newestLook } from '../../lib/ledger/newest';
import type { ShedAsk } from '../../lib/ledger/shed';
import type { PageItem, Verdict } from '../../lib/model';
import { type LedgerBrowser, launchLedgerBrowser, openInPage } from '../ledger/browser';
import {
  DIGEST,
  found,
  HOUR,
  KEY,
  MINUTE,
  NOW,
  post,
  postKey,
  SECOND,
  seriesOf,
  three,
  verdict,
  viewOf,
} from '../ledger/samples';

const SLOW_MS = 60_000;
const DAY = 24 * HOUR;
const TINY = { ...DEFAULT_RETENTION, mostMegabytes: 0 };
let browser: LedgerBrowser;

beforeAll(async () => {
  browser = await launchLedgerBrowser();
}, SLOW_MS);
afterEach(() => browser.reset());
afterAll(() => browser.close());

const ledgers: [string, () => Promise<Ledger>][] = [
  ['in memory', async () => memoryLedger()],
  ['on the disk', async () => openInPage(await browser.page())],
];

/** What is kept of a verdict in which nothing spoke. */
function shortOf({ key, state, rulesVersion, settingsDigest, inputDigest }: Verdict) {
  return { key, state, rulesVersion, settingsDigest, inputDigest };
}

describe.each(ledgers)('the ledger %s', (_, open) => {
  it('remembers a page view, item by item', async () => {
    const ledger = await open();
    const views = viewOf(post(1, three(40), { postedAt: NOW - HOUR }), post(2, { reposts: { state: 'absent' } }));
    expect(await ledger.record(views, NOW + 999)).toEqual({
      added: [postKey(1), postKey(2)],
      changed: [],
      extended: [],
      passed: [],
    });
    const { facts, series } = (await ledger.evidence([KEY])).get(KEY) ?? {};
    const { readings: _readings, ...shown } = post(1, {}, { postedAt: NOW - HOUR });
    expect(facts).toEqual(shown);
    const exactly = (low: number) => ({ low, high: low });
    const counts = { reposts: exactly(12), comments: exactly(3), likes: exactly(40) };
    expect(series).toEqual([{ firstAt: NOW, lastAt: NOW, looks: 1, counts }]);
    expect(await ledger.totals()).toEqual({ items: 2, points: 2, since: NOW, sites: { weibo: 2 } });
  });

  it('extends what is unchanged and adds what changed', async () => {
    const ledger = await open();
    await ledger.record(viewOf(post(1, three(40)), post(2, three(7)), post(3, three(5))), NOW);
    const later = viewOf(post(1, three(41)), post(2, three(7)), post(3, { likes: found(5) }));
    const recorded = await ledger.record(later, NOW + 6 * MINUTE);
    expect(recorded).toEqual({ added: [], changed: [postKey(1)], extended: [postKey(2)], passed: [postKey(3)] });
    await ledger.record(later, NOW + 12 * MINUTE);
    expect(await seriesOf(ledger, postKey(1))).toMatchObject([{ looks: 1 }, { lastAt: NOW + 12 * MINUTE, looks: 1 }]);
    expect(await seriesOf(ledger, postKey(2))).toMatchObject([{ firstAt: NOW, lastAt: NOW + 12 * MINUTE, looks: 2 }]);
    expect(await ledger.totals()).toEqual({ items: 3, points: 5, since: NOW, sites: { weibo: 3 } });
  });

  it('merges what several page kinds show, coarse and fine, into one series in order of time', async () => {
    const ledger = await open();
    const fine = post(1, { reposts: found(12_034), likes: found(40) });
    const coarse = post(1, { reposts: found(11_500, 12_999) });
    for (const [item, at] of [
      [fine, 0],
      [coarse, 5],
      [coarse, 30],
      [fine, 60],
      [coarse, 45],
    ] as const) {
      await ledger.record(viewOf(item), NOW + at * MINUTE);
    }
    const series = await seriesOf(ledger, KEY);
    expect(
      series.map(({ firstAt, counts }) => [(firstAt - NOW) / MINUTE, counts.reposts?.low, counts.likes?.low]),
    ).toEqual([
      [0, 12_034, 40],
      [30, 11_500, undefined],
      [60, 12_034, 40],
    ]);
  });

  it('keeps the facts of the latest look, and those it does not show', async () => {
    const ledger = await open();
    const comments = { visible: 20, eligible: 9, largestCluster: 3 };
    const full = { postedAt: NOW - HOUR, repostOf: postKey(9), comments, promoted: true, flags: ['lottery'] } as const;
    await ledger.record(viewOf(post(1, three(40), { ...full, rank: 3 })), NOW);
    await ledger.record(viewOf(post(1, three(41), { author: null, title: '', flags: ['pinned'] })), NOW + HOUR);
    const facts = (await ledger.evidence([KEY])).get(KEY)?.facts;
    const { rank: _rank, readings: _readings, ...shown } = post(1, {}, { ...full, promoted: false, flags: ['pinned'] });
    expect(facts).toEqual(shown);
  });

  it('goes on in a new stretch after a hundred points and gives them all, in order', async () => {
    const ledger = await open();
    for (let i = 0; i < 205; i += 1) await ledger.record(viewOf(post(1, three(i))), NOW + i * MINUTE);
    const series = await seriesOf(ledger, KEY);
    expect(series.map((point) => point.counts.likes?.low)).toEqual(Array.from({ length: 205 }, (_, i) => i));
    expect((await ledger.totals()).points).toBe(205);
  });

  it('loses nothing while a clock that was set back catches up', async () => {
    const ledger = await open();
    await ledger.record(viewOf(post(1, three(0))), NOW + 1000 * HOUR);
    for (let i = 1; i < 305; i += 1) await ledger.record(viewOf(post(1, three(i))), NOW + i * MINUTE);
    const series = await seriesOf(ledger, KEY);
    expect(series.map((point) => point.counts.likes?.low)).toEqual(Array.from({ length: 305 }, (_, i) => i));
  });

  it("gives the author's other items, newest first, at most forty, each with its latest point", async () => {
    const ledger = await open();
    const posts = Array.from({ length: 45 }, (_, i) => post(i, three(i), { postedAt: NOW - i * HOUR }));
    const stranger = post(99, three(1), { author: { id: '2000', name: '路人' } });
    const namesake = { ...post(98, three(1)), key: 'douban:review:98', kind: 'review' } as const;
    await ledger.record(viewOf(...posts, stranger, namesake), NOW);
    await ledger.record(viewOf(post(2, three(900), { postedAt: NOW - 2 * HOUR })), NOW + HOUR);
    const others = (await ledger.evidence([KEY])).get(KEY)?.authorItems ?? [];
    const expected = [0, ...Array.from({ length: 39 }, (_, i) => i + 2)].map(postKey);
    expect(others.map(({ facts }) => facts.key)).toEqual(expected);
    expect(others[1]?.latest.counts.likes).toEqual({ low: 900, high: 900 });
  });

  it('gives what neighbours were seen at however many stretches it fills', async () => {
    const ledger = await open();
    const neighbour = async () => {
      const { authorItems, digest } = (await ledger.evidence([postKey(2)])).get(postKey(2)) ?? {};
      const likes = authorItems?.flatMap(({ series }) => series.map((point) => point.counts.likes?.low ?? -1));
      return { first: likes?.[0], length: likes?.length, last: likes?.at(-1), digest };
    };
    await ledger.record(viewOf(post(2, three(7))), NOW);
    const seen: (readonly [number | undefined, number | undefined])[] = [];
    for (let i = 0; i < 250; i += 1) {
      await ledger.record(viewOf(post(1, three(i))), NOW + i * MINUTE);
      if (i < 98) continue;
      const { first, length, last } = await neighbour();
      expect(last).toBe(i);
      seen.push([first, length]);
    }
    expect([98, 99, 100, 148, 149, 199, 200, 249].map((i) => seen[i - 98])).toEqual([
      [0, 99],
      [0, 100],
      [1, 100],
      [49, 100],
      [100, 50],
      [100, 100],
      [101, 100],
      [200, 50],
    ]);
  }, 60_000);

  it("gives the author's account as last seen, and another digest whenever an input is another", async () => {
    const ledger = await open();
    const account = (followers: number): PageItem => ({
      ...post(1, { followers: found(followers) }),
      key: 'weibo:user:1000',
      kind: 'user',
      author: null,
    });
    const inputs = async () => {
      const { account, digest } = (await ledger.evidence([KEY])).get(KEY) ?? {};
      return [account?.counts.followers?.low, digest];
    };
    const digests = new Set<unknown>();
    for (const view of [
      viewOf(post(1, three(40))),
      viewOf(account(900)),
      viewOf(post(2, three(7))),
      viewOf(account(901)),
      viewOf(post(1, three(41))),
    ]) {
      await ledger.record(view, NOW + digests.size * HOUR);
      const [followers, digest] = await inputs();
      expect(followers).toBe([undefined, 900, 900, 901, 901][digests.size]);
      digests.add(digest);
      expect((await inputs())[1]).toBe(digest);
    }
    expect(digests.size).toBe(5);
  });

  it('counts an item that stands twice in one view once', async () => {
    const ledger = await open();
    const recorded = await ledger.record(viewOf(post(1, three(40)), post(1, { likes: found(40) })), NOW);
    expect(recorded.added).toEqual([KEY]);
    expect(await seriesOf(ledger, KEY)).toHaveLength(1);
  });

  it('keeps nothing of a view that cannot be kept', async () => {
    const ledger = await open();
    const broken = viewOf(post(1, three(40)), post(2, { likes: found(-1) }));
    await expect(ledger.record(broken, NOW)).rejects.toThrow();
    expect((await ledger.evidence([postKey(1), postKey(2)])).size).toBe(0);
    expect(await ledger.totals()).toEqual({ items: 0, points: 0, since: null, sites: {} });
    expect((await ledger.record(viewOf(post(1, three(40))), NOW)).added).toEqual([KEY]);
  });

  it('keeps verdicts that say something and drops them when they no longer do', async () => {
    const ledger = await open();
    const keys = [postKey(1), postKey(2), postKey(3)];
    await ledger.record(viewOf(...[1, 2, 3].map((id) => post(id, three(id)))), NOW);
    const [doubtful, ordinary] = [verdict(postKey(1), 'doubtful'), verdict(postKey(2), 'ordinary')];
    await ledger.keepVerdicts([doubtful, ordinary, verdict(postKey(3), 'unknown')]);
    const said = { findings: doubtful.findings.map(({ check, llr }) => ({ check, llr })) };
    expect([...(await ledger.verdicts(keys)).values()]).toEqual([
      { ...shortOf(doubtful), said },
      { ...shortOf(ordinary), said: null },
    ]);
    await ledger.keepVerdicts([verdict(postKey(1), 'unknown')]);
    expect([...(await ledger.verdicts(keys)).values()]).toEqual([{ ...shortOf(ordinary), said: null }]);
  });

  it('keeps a verdict through further looks, as one of other inputs', async () => {
    const ledger = await open();
    await ledger.record(viewOf(post(1, three(40))), NOW);
    await ledger.keepVerdicts([verdict(KEY, 'doubtful')]);
    await ledger.record(viewOf(post(1, three(41))), NOW + HOUR);
    expect((await ledger.verdicts([KEY])).get(KEY)).toMatchObject({ state: 'doubtful', inputDigest: DIGEST });
  });

  it('loses nothing when page views come all at once', async () => {
    const ledger = await open();
    const views = Array.from({ length: 20 }, (_, i) => viewOf(post(1, three(i)), post(i + 2, three(i))));
    await Promise.all(views.map((view) => ledger.record(view, NOW)));
    expect((await seriesOf(ledger, KEY)).map((point) => point.counts.likes?.low).sort()).toHaveLength(20);
    expect(await ledger.totals()).toEqual({ items: 21, points: 40, since: NOW, sites: { weibo: 21 } });
  });

  it('lists items by time, site, state and author, page by page', async () => {
    const ledger = await open();
    const film = { ...post(9, three(9)), key: 'douban:subject:9', kind: 'subject', author: null } as const;
    await ledger.record(viewOf(...[1, 2, 3].map((id) => post(id, three(id))), film), NOW);
    await ledger.record(viewOf(post(4, three(4)), post(1, three(10))), NOW + 24 * HOUR);
    await ledger.keepVerdicts([verdict(postKey(3), 'doubtful'), verdict(postKey(4), 'doubtful')]);
    await ledger.keepVerdicts([verdict(postKey(1), 'ordinary')]);
    const all = async (ask: Omit<PageAsk, 'after' | 'limit'>) => {
      const keys: string[] = [];
      for (let after: string | null = null; ; ) {
        const page: ItemPage = await ledger.page({ ...ask, after, limit: 1 });
        keys.push(...page.items.map(({ facts }) => facts.key));
        if (page.after === null) return keys;
        after = page.after;
      }
    };
    expect(await all({})).toEqual([postKey(4), postKey(1), film.key, postKey(3), postKey(2)]);
    expect(await all({ site: 'douban' })).toEqual([film.key]);
    expect(await all({ state: 'doubtful' })).toEqual([postKey(4), postKey(3)]);
    expect(await all({ state: 'doubtful', site: 'douban' })).toEqual([]);
    expect(await all({ state: 'ordinary' })).toEqual([postKey(1)]);
    expect((await all({ author: 'weibo:1000' })).toSorted()).toEqual([1, 2, 3, 4].map(postKey));
    expect((await ledger.totals()).sites).toEqual({ weibo: 4, douban: 1 });
  });

  it('knows when anything was looked at last, however much was seen that day', async () => {
    const ledger = await open();
    expect(await newestLook(ledger)).toBeNull();
    await ledger.record(viewOf(post(9999, three(1))), NOW - DAY);
    for (let from = 0; from < 600; from += 100) {
      const items = Array.from({ length: 100 }, (_, i) => post(from + i, three(1), { author: null }));
      await ledger.record(viewOf(...items), NOW + from * SECOND);
    }
    // Listed where it was seen for the first time on that day: behind more than a page of others.
    await ledger.record(viewOf(post(1, three(2), { author: null })), NOW + HOUR);
    expect(await newestLook(ledger)).toBe(NOW + HOUR);
  });

  it('finds the company of an item that was alone with its author until now', async () => {
    const ledger = await open();
    const others = async (key: string) =>
      (await ledger.evidence([key])).get(key)?.authorItems.map(({ facts }) => facts.key);
    await ledger.record(viewOf(post(1, three(1))), NOW);
    expect(await others(KEY)).toEqual([]);
    await ledger.record(viewOf(post(2, three(2))), NOW + HOUR);
    expect(await others(KEY)).toEqual([postKey(2)]);
    const stranger = post(3, three(3), { author: null });
    await ledger.record(viewOf(stranger), NOW);
    await ledger.record(viewOf(post(3, three(3))), NOW + HOUR);
    expect((await others(KEY))?.toSorted()).toEqual([postKey(2), postKey(3)]);
    const merged = post(4, {}, { author: { id: '2000', name: '' } });
    await ledger.record(viewOf(merged), NOW);
    const { readings: _readings, ...facts } = post(5, {}, { author: { id: '2000', name: '' } });
    await ledger.merge([{ facts, series: [{ firstAt: NOW, lastAt: NOW, looks: 1, counts: {} }] }]);
    expect(await others(postKey(4))).toEqual([postKey(5)]);
  });

  it('forgets an item, a site, or all', async () => {
    const ledger = await open();
    const film = { ...post(9, three(9)), key: 'douban:subject:9', kind: 'subject' } as const;
    await ledger.record(viewOf(post(1, three(1)), post(2, three(2)), film), NOW);
    await ledger.record(viewOf(post(1, three(3))), NOW + HOUR);
    await ledger.keepVerdicts([verdict(KEY, 'doubtful')]);
    await ledger.review(KEY, { decision: 'kept', note: '', at: NOW });
    await ledger.forget([KEY, postKey(7)]);
    expect(await ledger.totals()).toEqual({ items: 2, points: 2, since: NOW, sites: { weibo: 1, douban: 1 } });
    expect((await ledger.verdicts([KEY])).size + (await ledger.reviews([KEY])).size).toBe(0);
    expect(await ledger.forgetSite('weibo', null)).toBeNull();
    const { items } = await ledger.page({ after: null, limit: 10 });
    expect(items.map(({ facts }) => facts.key)).toEqual([film.key]);
    await ledger.clear();
    expect(await ledger.totals()).toEqual({ items: 0, points: 0, since: null, sites: {} });
  });

  it('lists an item once that was forgotten and seen again on the same day', async () => {
    const ledger = await open();
    const film = { ...post(9, three(9)), key: 'douban:subject:9', kind: 'subject' } as const;
    const listed = async () => (await ledger.page({ after: null, limit: 10 })).items.map(({ facts }) => facts.key);
    await ledger.record(viewOf(post(1, three(1)), post(2, three(2)), film), NOW);
    await ledger.forget([KEY]);
    expect((await listed()).toSorted()).toEqual([film.key, postKey(2)]);
    await ledger.record(viewOf(post(1, three(1))), NOW + MINUTE);
    expect((await listed()).toSorted()).toEqual([film.key, KEY, postKey(2)]);
    await ledger.forgetSite('weibo', null);
    await ledger.record(viewOf(post(1, three(1)), post(2, three(2))), NOW + MINUTE);
    expect((await listed()).toSorted()).toEqual([film.key, KEY, postKey(2)]);
  });

  it('thins what is old, and nothing that is marked or was reviewed', async () => {
    const ledger = await open();
    const ids = [1, 2, 3, 4];
    const looks = 205;
    for (let i = 0; i < looks; i += 1) {
      const items = ids.map((id) => post(id, three(20_000 + 3 * i)));
      await ledger.record(viewOf(...items), NOW + i * MINUTE);
    }
    await ledger.keepVerdicts([verdict(postKey(2), 'doubtful')]);
    await ledger.review(postKey(3), { decision: 'open', note: '?', at: NOW });
    const ask = { rule: DEFAULT_RETENTION, after: null, isSame: () => true };
    // Somebody looks at something every day: the clock can be believed.
    for (const days of [28, 30]) await ledger.record(viewOf(post(9, three(days), { author: null })), NOW + days * DAY);
    expect((await ledger.tidy({ ...ask, now: NOW + 29 * DAY })).points).toBe(0);
    const { points, after } = await ledger.tidy({ ...ask, now: NOW + 31 * DAY });
    expect(after).toBeNull();
    const lengths = await Promise.all(ids.map(async (id) => (await seriesOf(ledger, postKey(id))).length));
    // The ends of two closed stretches and of the open one.
    expect(lengths).toEqual([6, looks, looks, 6]);
    expect((await ledger.totals()).points).toBe(4 * looks + 2 - points);
    expect((await ledger.tidy({ ...ask, now: NOW + 31 * DAY })).points).toBe(0);
  }, 60_000);

  it('thins what was looked at a few times only, keeps its newest look, and goes on from there', async () => {
    const ledger = await open();
    for (let i = 0; i < 9; i += 1) await ledger.record(viewOf(post(1, three(20_000 + 3 * i))), NOW + i * HOUR);
    await ledger.record(viewOf(post(9, three(1), { author: null })), NOW + 30 * DAY);
    const ask = { rule: DEFAULT_RETENTION, after: null, isSame: () => true };
    expect((await ledger.tidy({ ...ask, now: NOW + 31 * DAY })).points).toBe(7);
    await ledger.record(viewOf(post(1, three(20_024))), NOW + 31 * DAY);
    const { digest: _, ...evidence } = (await ledger.evidence([KEY])).get(KEY) ?? { digest: '' };
    expect(evidence).toMatchObject({
      series: [
        { firstAt: NOW, counts: { likes: { low: 20_000 } } },
        { firstAt: NOW + 8 * HOUR, lastAt: NOW + 31 * DAY, counts: { likes: { low: 20_024 } } },
      ],
    });
  });

  it('lets nothing go for a clock that runs ahead, until a day of looks stands behind it', async () => {
    const ledger = await open();
    const year = 365 * DAY;
    for (let i = 0; i < 9; i += 1) await ledger.record(viewOf(post(1, three(20_000 + 3 * i))), NOW + i * HOUR);
    const tidied = (now: number) =>
      ledger.tidy({ rule: DEFAULT_RETENTION, now, after: null, isSame: () => true }).then(({ points }) => points);
    expect(await tidied(NOW + year)).toBe(0);
    // What the page shows now is recorded by the same clock, by a worker that knows of nothing else.
    await ledger.record(viewOf(post(2, three(1), { author: null })), NOW + year);
    expect(await tidied(NOW + year + HOUR)).toBe(0);
    expect(await ledger.shed({ rule: TINY, now: NOW + year + HOUR, after: null })).toMatchObject({ items: 0 });
    expect(await tidied(NOW + year + DAY)).toBe(7);
  });

  it('sheds what was not seen for longest, once it is larger than it may be, and nothing pinned or recent', async () => {
    const ledger = await open();
    const shed = async (mostMegabytes: number) => {
      let items = 0;
      for (let after: ShedAsk['after'] = null; ; ) {
        const done = await ledger.shed({ rule: { ...TINY, mostMegabytes }, now: NOW + 40 * DAY, after });
        items += done.items;
        ({ after } = done);
        if (after === null && done.items === 0) return items;
      }
    };
    const left = async () => (await ledger.page({ after: null, limit: 1000 })).items.map(({ facts }) => facts.key);
    for (let day = 0; day < 40; day += 1) {
      const items = Array.from({ length: 5 }, (_, i) => post(10 * day + i, three(day)));
      await ledger.record(viewOf(...items), NOW + day * DAY);
    }
    // Seen on the first day, and on a later one.
    await ledger.record(viewOf(post(4, three(7))), NOW + 20 * DAY);
    await ledger.keepVerdicts([verdict(postKey(0), 'doubtful'), verdict(postKey(1), 'ordinary')]);
    await ledger.keepVerdicts([{ ...verdict(postKey(2), 'unusual'), state: 'unknown' }]);
    await ledger.review(postKey(3), { decision: 'open', note: '', at: NOW });
    const before = await left();
    // 200 items and one more look are 40,010 bytes.
    expect(await shed(0.04001)).toBe(0);
    expect(await left()).toEqual(before);
    expect(await shed(0.0386)).toBe(8);
    const gone = [1, 10, 11, 12, 13, 14, 20, 21].map(postKey);
    expect(await left()).toEqual(before.filter((key) => !gone.includes(key)));
    expect(await ledger.totals()).toMatchObject({ items: 192, points: 193, sites: { weibo: 192 } });
    // All but what is pinned, and what was seen in the last thirty days.
    await shed(0);
    expect((await left()).toSorted()).toEqual(
      before
        .filter((key) => {
          const id = Number(key.split(':')[2]);
          return [0, 2, 3, 4].includes(id) || id >= 100;
        })
        .toSorted(),
    );
    expect(await ledger.shed({ rule: { ...TINY, afterwards: 'keep' }, now: NOW + 99 * DAY, after: null })).toEqual({
      after: null,
      items: 0,
    });
  });

  it('goes on at once when a clock that ran ahead is put right', async () => {
    const ledger = await open();
    await ledger.record(viewOf(post(1, three(1)), post(2, three(1))), NOW);
    await ledger.record(viewOf(post(1, three(2)), post(3, three(1))), NOW + 9000 * HOUR);
    for (const hours of [2, 4])
      await ledger.record(viewOf(post(1, three(hours + 1)), post(3, three(7))), NOW + hours * HOUR);
    const times = async (id: number) =>
      (await seriesOf(ledger, postKey(id))).map(({ firstAt }) => (firstAt - NOW) / HOUR);
    expect(await times(1)).toEqual([0, 2, 2, 4]);
    expect(await times(3)).toEqual([2, 2]);
  });

  it('believes no clock that is set back to before everything', async () => {
    const ledger = await open();
    await ledger.record(viewOf(post(1, three(1))), NOW);
    for (const day of [0, 1]) await ledger.record(viewOf(post(1, three(2 + day))), day * 24 * HOUR);
    expect((await seriesOf(ledger, KEY)).map(({ firstAt }) => firstAt)).toEqual([NOW, NOW, NOW]);
    expect((await ledger.totals()).since).toBe(NOW);
  });
});
