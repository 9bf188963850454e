import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ICON_COLOUR, ICON_LEVEL, ICON_OUTLINE, ICON_SIZE, ICON_STROKE, ICON_TICKS } from '../../assets/icon-paths';
import { speaker } from '../../lib/i18n';
import type { Desk } from '../../lib/judge';
import { patchOf } from '../../lib/judge/badge';
import { detailsOf } from '../../lib/judge/details';
import { ignore, unignore } from '../../lib/judge/ignore';
import { judgeKept } from '../../lib/judge/kept';
import { changeOfFigure } from '../../lib/judge/main-figure';
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
    expect(changeOfFigure(reposts(100), reposts(350), say)).toBe('reposts 350 (+250)');
    expect(changeOfFigure(reposts(11_500, 12_999), reposts(12_500, 13_999), say)).toBeNull();
    expect(changeOfFigure(reposts(900_000), point({ counts: { reposts: atLeast(1_000_000) } }), say)).toBeNull();
    expect(changeOfFigure(reposts(100), reposts(90), say)).toBeNull();
    expect(changeOfFigure(point({ score: 8.9 }), point({ score: 8.1 }), say)).toBe('score 8.9 → 8.1');
    expect(changeOfFigure(undefined, reposts(90), say)).toBeNull();
  });

  it('is told only where it is more than becomes of any figure', () => {
    const likes = (n: number) => point({ counts: { likes: { low: n, high: n } } });
    expect(changeOfFigure(likes(46), likes(47), say)).toBeNull();
    expect(changeOfFigure(likes(46), likes(56), say)).toBe('likes 56 (+10)');
    expect(changeOfFigure(likes(1000), likes(1099), say)).toBeNull();
    expect(changeOfFigure(likes(1000), likes(1100), say)).toBe('likes 1,100 (+100)');
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
  const asked = (now: number) => ({ now, isTroubled: false });
  const deskWith = (settings: Settings): Desk => ({
    ledger: memoryLedger(),
    settings,
    speaker: say,
    trouble: () => null,
  });

  it('says what an author’s page has taught, and what changed since the last visit', async () => {
    const desk = deskWith(DEFAULTS);
    const posts = (by: number) => Array.from({ length: 7 }, (_, i) => item(`weibo:post:${i + 1}`, (400 + 20 * i) * by));
    // As on weibo.com, where a board stands beside them.
    const board = { ...item('weibo:hot:雨', 400), kind: 'hot', author: null } as const;
    await judgePage(view(...posts(1), board), [], START, desk);
    const first = await popupOf(view(...posts(1), board), desk, asked(START));
    expect(first).toMatchObject({ is: 'page', since: null, taught: expect.stringContaining('Seven') });
    const later = view(...posts(2), item('weibo:post:99', 400));
    await judgePage(later, [], START + 20 * HOUR_MS, desk);
    const second = await popupOf(later, desk, asked(START + 20 * HOUR_MS));
    if (second.is !== 'page') throw new Error('there are items');
    expect(second.since).toBe('Last here 20 hours ago · 1 new · 7 changed noticeably');
    expect(second.items.find(({ key }) => key === 'weibo:post:99')?.news).toBe('new');
    expect(second.items.find(({ key }) => key === 'weibo:post:1')?.detail).toMatch(/^reposts 80 \(\+40\)/);
    expect(second.history).toMatch(/^9 items, 16 values/);
  });

  it('stamps no item as new where most of them are', async () => {
    const desk = deskWith(DEFAULTS);
    const post = (i: number, likes: number) => item(`weibo:post:${i}`, likes);
    await judgePage(view(post(1, 400)), [], START, desk);
    const later = view(post(1, 900), post(2, 400), post(3, 400));
    await judgePage(later, [], START + 20 * HOUR_MS, desk);
    const popup = await popupOf(later, desk, asked(START + 20 * HOUR_MS));
    if (popup.is !== 'page') throw new Error('there are items');
    expect(popup.since).toContain('2 new');
    expect(popup.items.map(({ news }) => news)).toEqual([null, null, null]);
  });

  it('lists the worst first: by state, then what is rarer among ordinary items, then as on the page', async () => {
    const desk = deskWith(DEFAULTS);
    // Reposts as a share of likes; the others of the account are alike.
    const post = (i: number, reposts: number): PageItem => {
      const each = item(`weibo:post:${i}`, 4000);
      return {
        ...each,
        readings: { ...each.readings, reposts: { state: 'found', text: '', low: reposts, high: reposts } },
      };
    };
    const page = view(...[400, 12_000, 400, 30_000, 400, 400, 400].map((reposts, i) => post(i + 1, reposts)));
    await judgePage(page, [], START, desk);
    const rarity = new Map(
      (
        await judgeKept(
          page.items.map(({ key }) => key),
          desk,
        )
      ).map(({ verdict }) => [verdict.key, verdict]),
    );
    expect(rarity.get('weibo:post:2')?.state).toBe(rarity.get('weibo:post:4')?.state);
    const popup = await popupOf(page, desk, asked(START));
    if (popup.is !== 'page') throw new Error('there are items');
    expect(popup.items.map(({ key }) => key.slice(11))).toEqual(['4', '2', '1', '3', '5', '6', '7']);
  });

  it('shows figures to be confirmed as the page does, and as they are read where that is written otherwise', async () => {
    const asWritten = item('weibo:post:1', 400);
    const page = view({
      ...asWritten,
      layout: 'weibo/feed',
      flags: ['unverified-layout'],
      readings: {
        reposts: { state: 'found', text: '1.1亿', low: 105_000_000, high: 119_999_999 },
        likes: { state: 'found', text: '46', low: 46, high: 46 },
      },
    });
    const desk = deskWith(DEFAULTS);
    await judgePage(page, [], START, desk);
    const popup = await popupOf(page, desk, asked(START));
    if (popup.is !== 'page') throw new Error('there are items');
    expect(popup.question?.samples).toEqual(['weibo:post:1: reposts 1.1亿 (read as ~110M) · likes 46']);
    // The question stands above: no row says once more that the layout was never checked.
    expect(popup.items.map(({ detail }) => detail)).toEqual(['reposts ~110M']);
  });

  it.each([
    ['newer', '1 in memory only'],
    ['damaged', '1 items kept'],
  ] as const)('says of a history that is %s: %s', async (why, history) => {
    const desk = { ...deskWith(DEFAULTS), trouble: () => why };
    const page = view(item('weibo:post:1', 400));
    await judgePage(page, [], START, desk);
    expect(await popupOf(page, desk, asked(START))).toMatchObject({ historyInShort: history });
  });

  it.each([
    [false, 'empty', null],
    [true, 'changed', expect.anything()],
  ])('is a note where a page holds nothing, waited for in vain %s: %s', async (isTroubled, why, diagnose) => {
    const popup = await popupOf(view(), deskWith(DEFAULTS), { now: START, isTroubled });
    expect(popup).toMatchObject({ is: 'note', why, diagnose, site: { id: 'weibo' } });
  });

  it('leaves ignored items out of its counts and names them', async () => {
    const exceptions = [{ key: 'weibo:post:1', what: 'item', reason: 'enough', at: 0, title: 'One' }] as const;
    const desk = deskWith({ ...DEFAULTS, exceptions });
    const page = view(item('weibo:post:1', 400), item('weibo:post:2', 400));
    await judgePage(page, [], START, desk);
    const popup = await popupOf(page, desk, asked(START));
    if (popup.is !== 'page') throw new Error('there are items');
    expect(popup.states.reduce((sum, { count }) => sum + count, 0)).toBe(1);
    expect(popup.ignored).toMatchObject({ heading: '1 ignored', entries: [{ title: 'One', reason: 'enough' }] });
  });

  it.each([
    [{ sites: { weibo: false as const } }, 'off'],
    [{ pages: { 'weibo/feed': false as const } }, 'off'],
  ])('is a note where %j', async (changes, why) => {
    const page = view(item('weibo:post:1', 400));
    expect(await popupOf(page, deskWith({ ...DEFAULTS, ...changes }), asked(START))).toMatchObject({ is: 'note', why });
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
