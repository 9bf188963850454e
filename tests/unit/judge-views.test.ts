import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ICON_COLOUR, ICON_LEVEL, ICON_OUTLINE, ICON_SIZE, ICON_STROKE, ICON_TICKS } from '../../assets/icon-paths';
import { speaker } from '../../lib/i18n';
import type { Desk } from '../../lib/judge';
import { patchOf } from '../../lib/judge/badge';
import { detailsOf } from '../../lib/judge/details';
import { ignore, unignore } from '../../lib/judge/ignore';
import { growthOf } from '../../lib/judge/main-figure';
import { judgePage } from '../../lib/judge/pipeline';
import { popupOf } from '../../lib/judge/popup';
import { asOf, lastVisitOf } from '../../lib/judge/since';
import { sparksOf } from '../../lib/judge/spark';
import { mixView, usualMixOf } from '../../lib/judge/usual';
import { memoryLedger } from '../../lib/ledger';
import type { PageItem, PageView, Verdict } from '../../lib/model';
import { exceptionFor, readSettings, type Settings } from '../../lib/settings';
import { atLeast, evidence, facts, otherPosts, point, START, series } from './checks/evidence';

const HOUR_MS = 3_600_000;
const say = speaker('en');
const DEFAULTS = readSettings(null);

const verdict = (state: Verdict['state']): Verdict => ({
  key: facts().key,
  state,
  findings: [],
  quiet: [],
  blind: [],
  ordinaryPerThousand: null,
  organised: false,
  missing: null,
  rulesVersion: 1,
  settingsDigest: '',
  inputDigest: '',
});

describe('the last visit', () => {
  const at = (...hours: readonly number[]) =>
    hours.map((hour) => point({ counts: { likes: hour } }, START + hour * HOUR_MS));

  it('ended before the newest silence of three hours on any of the page’s items', () => {
    expect(lastVisitOf([at(0, 1, 2)])).toBeNull();
    expect(lastVisitOf([at(0, 1, 9, 10)])).toBe(START + HOUR_MS);
    expect(lastVisitOf([at(0, 9), at(0, 9, 20)])).toBe(START + 9 * HOUR_MS);
  });

  it('says nothing where figures stayed as they were, or where all is new', () => {
    expect(lastVisitOf([[{ ...point({ counts: { likes: 1 } }), lastAt: START + 50 * HOUR_MS }]])).toBeNull();
    expect(lastVisitOf([])).toBeNull();
    expect(lastVisitOf([at(4)])).toBeNull();
  });

  it('is judged by what was known then, of the item and of its author', () => {
    const known = evidence({ series: at(0, 5, 9), authorItems: otherPosts(2, { reposts: 1, comments: 1, likes: 30 }) });
    const then = asOf(known, START + 5 * HOUR_MS);
    expect(then?.series).toHaveLength(2);
    expect(then?.authorItems).toHaveLength(2);
    expect(asOf(known, START - 1)).toBeNull();
    const stood = evidence({ series: [{ ...point({ counts: { likes: 1 } }), lastAt: START + 9 * HOUR_MS }] });
    expect(asOf(stood, START + HOUR_MS)?.series[0]?.lastAt).toBe(START + HOUR_MS);
  });
});

describe('what has grown', () => {
  it('is told only where rounding leaves no doubt', () => {
    const reposts = (low: number, high = low) => point({ counts: { reposts: { low, high } } });
    expect(growthOf(reposts(100), reposts(350), say)).toBe('reposts +250');
    expect(growthOf(reposts(11_500, 12_999), reposts(12_500, 13_999), say)).toBeNull();
    expect(growthOf(reposts(900_000), point({ counts: { reposts: atLeast(1_000_000) } }), say)).toBeNull();
    expect(growthOf(reposts(100), reposts(90), say)).toBeNull();
    expect(growthOf(point({ score: 8.9 }), point({ score: 8.1 }), say)).toBe('8.9 → 8.1');
    expect(growthOf(undefined, reposts(90), say)).toBeNull();
  });
});

describe('the usual mix of an account', () => {
  it('is known from five posts on, and says what is usual for a hundred likes', () => {
    const mix = { reposts: 20, comments: 10, likes: 200 };
    expect(usualMixOf(evidence({ authorItems: otherPosts(4, mix) }))).toBeNull();
    const usual = usualMixOf(evidence({ authorItems: otherPosts(9, mix) }));
    expect(usual?.posts).toBe(9);
    expect(usual?.repostsPer100).toBeGreaterThan(7);
    expect(usual?.repostsPer100).toBeLessThan(13);
  });

  it('leaves out give-aways, and posts whose figures have no upper bound', () => {
    const [one, ...others] = otherPosts(5, { reposts: 20, comments: 10, likes: 200 });
    if (!one) throw new Error('there are five');
    const lottery = { ...one, facts: { ...one.facts, flags: ['lottery'] as const } };
    expect(usualMixOf(evidence({ authorItems: [lottery, ...others] }))).toBeNull();
    const capped = { ...one, latest: point({ counts: { reposts: atLeast(1e6), comments: 1, likes: 100 } }) };
    expect(usualMixOf(evidence({ authorItems: [capped, ...others] }))).toBeNull();
  });

  it('stands beside the post’s own as shares of a whole', () => {
    const view = mixView(
      evidence({
        series: series({ counts: { reposts: 900, comments: 50, likes: 50 } }),
        authorItems: otherPosts(6, { reposts: 20, comments: 10, likes: 200 }),
      }),
      say,
    );
    expect(view?.rows[0]?.shares).toEqual([0.9, 0.05, 0.05]);
    for (const { shares } of view?.rows ?? []) expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1, 9);
  });
});

describe('the pictures', () => {
  it('are one for each figure, those that stood still last, a rank with the first place at the top', () => {
    const ranked = series({ counts: { heat: 10, discussions: 5 } }, { counts: { heat: 20, discussions: 5 } }).map(
      (each, i) => ({ ...each, rank: 9 - i }),
    );
    const sparks = sparksOf(evidence({ series: ranked }), verdict('ordinary'), say);
    expect(sparks.map(({ label, isRank, change }) => [label, isRank ?? false, change])).toEqual([
      ['heat', false, '10 → 20'],
      ['rank', true, 'no. 9 → no. 8'],
      ['discussions', false, 'still 5'],
    ]);
  });

  it('are flat where two looks or more showed the same, and none where there was one', () => {
    const stood = { ...point({ counts: { likes: 7 } }), lastAt: START + HOUR_MS, looks: 2 };
    const [flat] = sparksOf(evidence({ series: [stood] }), verdict('unknown'), say);
    expect(flat).toMatchObject({ isFlat: true, change: 'still 7' });
    expect(flat?.points.map(({ at, low }) => [at, low])).toEqual([
      [START, 7],
      [START + HOUR_MS, 7],
    ]);
    expect(sparksOf(evidence({ series: series({ counts: { likes: 7 } }) }), verdict('unknown'), say)).toEqual([]);
  });

  it('stand over a table of all that was seen, newest first', () => {
    const { columns, rows, more } = detailsOf(
      evidence({ series: series({ counts: { likes: 1 } }, { counts: { likes: 2, comments: 1 } }) }),
      say,
    );
    expect(columns.slice(1)).toEqual(['Looks', 'likes', 'comments']);
    expect(rows.map((row) => row.slice(1))).toEqual([
      ['1', '2', '1'],
      ['1', '1', '–'],
    ]);
    expect(more).toBeNull();
    const long = Array.from({ length: 50 }, (_, i) => point({ counts: { likes: i } }, START + i));
    expect(detailsOf(evidence({ series: long }), say)).toMatchObject({ more: 'and 10 earlier ones' });
  });
});

describe('badges', () => {
  const judged = (state: Verdict['state']) => ({ evidence: evidence({}), verdict: verdict(state) });
  const desk = (changes: Partial<Settings>) => ({ settings: { ...DEFAULTS, ...changes }, speaker: say });

  it.each([
    ['unusual', false],
    ['doubtful', false],
    ['ordinary', true],
    ['unknown', true],
  ] as const)('of %s items, where only marked ones are wanted, are hidden: %s', (state, hidden) => {
    expect(patchOf(judged(state), desk({})).hidden).toBeUndefined();
    expect(patchOf(judged(state), desk({ show: 'marked' })).hidden ?? false).toBe(hidden);
  });

  it('of ignored items and authors are hidden, and come back', () => {
    for (const what of ['item', 'author'] as const) {
      const ignoring = { ...DEFAULTS, ...ignore(facts(), { what, reason: 'why' }, 5)(DEFAULTS) };
      expect(ignoring.exceptions).toMatchObject([{ what, reason: 'why', at: 5 }]);
      expect(patchOf(judged('unusual'), { settings: ignoring, speaker: say })).toMatchObject({
        hidden: true,
        name: '',
      });
      expect(unignore(facts(), { what })(ignoring)).toEqual({ exceptions: [] });
    }
  });

  it('of an item without an author are hidden by itself, whatever was asked', () => {
    const film = facts({ key: 'douban:subject:1', author: null });
    const settings = { ...DEFAULTS, ...ignore(film, { what: 'author', reason: '' }, 0)(DEFAULTS) };
    expect(exceptionFor(film, settings)).toMatchObject({ key: film.key, what: 'item' });
  });
});

describe('the popup', () => {
  const item = (key: string, likes: number): PageItem => ({
    key,
    kind: 'post',
    author: { id: '7', name: 'Seven' },
    title: key,
    promoted: false,
    flags: [],
    readings: {
      reposts: { state: 'found', text: '', low: likes / 10, high: likes / 10 },
      comments: { state: 'found', text: '', low: likes / 20, high: likes / 20 },
      likes: { state: 'found', text: '', low: likes, high: likes },
    },
  });
  const view = (...items: readonly PageItem[]): PageView => ({
    url: 'https://weibo.com/u/7',
    adapter: 'weibo/feed',
    viewer: 'in',
    items,
    health: { items: items.length, found: 3 * items.length, absent: 0, unreadable: 0 },
  });
  const deskWith = (settings: Settings): Desk => ({
    ledger: memoryLedger(),
    settings,
    speaker: say,
    trouble: () => null,
  });

  it('says what an author’s page has taught, and what changed since the last visit', async () => {
    const desk = deskWith(DEFAULTS);
    const posts = (by: number) => Array.from({ length: 7 }, (_, i) => item(`weibo:post:${i + 1}`, (400 + 20 * i) * by));
    await judgePage(view(...posts(1)), [], START, desk);
    const first = await popupOf(view(...posts(1)), desk, START);
    expect(first).toMatchObject({ is: 'page', since: null, taught: expect.stringContaining('Seven') });
    const later = view(...posts(2), item('weibo:post:99', 400));
    await judgePage(later, [], START + 20 * HOUR_MS, desk);
    const second = await popupOf(later, desk, START + 20 * HOUR_MS);
    if (second.is !== 'page') throw new Error('there are items');
    expect(second.since?.lines).toEqual(expect.arrayContaining(['1 not seen before', '7 with new figures']));
    expect(second.items.find(({ key }) => key === 'weibo:post:99')?.news).toBe('new');
    expect(second.history).toMatch(/^8 items, 15 values/);
  });

  it('leaves ignored items out of its counts and names them', async () => {
    const exceptions = [{ key: 'weibo:post:1', what: 'item', reason: 'enough', at: 0, title: 'One' }] as const;
    const desk = deskWith({ ...DEFAULTS, exceptions });
    const page = view(item('weibo:post:1', 400), item('weibo:post:2', 400));
    await judgePage(page, [], START, desk);
    const popup = await popupOf(page, desk, START);
    if (popup.is !== 'page') throw new Error('there are items');
    expect(popup.states.reduce((sum, { count }) => sum + count, 0)).toBe(1);
    expect(popup.ignored).toMatchObject({ heading: '1 ignored', entries: [{ title: 'One', reason: 'enough' }] });
  });

  it.each([
    [{ sites: { weibo: false as const } }, 'off'],
    [{ pages: { 'weibo/feed': false as const } }, 'off'],
  ])('is a note where %j', async (changes, why) => {
    const page = view(item('weibo:post:1', 400));
    expect(await popupOf(page, deskWith({ ...DEFAULTS, ...changes }), START)).toMatchObject({ is: 'note', why });
  });
});

it('the toolbar’s icon is drawn from the shapes of icon.svg', () => {
  const svg = readFileSync(new URL('../../assets/icon.svg', import.meta.url), 'utf8');
  expect([...svg.matchAll(/ d="([^"]+)"/g)].map(([, d]) => d)).toEqual([
    ICON_OUTLINE,
    ICON_LEVEL,
    ICON_OUTLINE,
    ICON_TICKS,
  ]);
  expect(svg).toContain(`viewBox="0 0 ${ICON_SIZE} ${ICON_SIZE}"`);
  expect(svg).toContain(`stroke="${ICON_COLOUR}" stroke-width="${ICON_STROKE}"`);
});
