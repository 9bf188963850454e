import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figuresOfItem, figuresOfPoint } from '../../lib/ledger/columns';
import { addLook, type Looked, type OpenStretch } from '../../lib/ledger/look';
import type { PageItem, Readings } from '../../lib/model';
import { anyStretch, found, HOUR, MINUTE, NOW, post, SECOND } from '../ledger/samples';

const EMPTY: OpenStretch = { points: [], uncountedMs: 0 };
type Look = readonly [at: number, readings: Readings, more?: Partial<PageItem>];

/** Looks one after the other; gives the last outcome. */
function looks(...list: Look[]): Looked {
  return list.reduce<Looked>(
    ({ open }, [at, readings, more]) => addLook(open, figuresOfItem(post(1, readings, more)), at),
    { did: 'passed', open: EMPTY },
  );
}

const THREE = { reposts: found(12), comments: found(3), likes: found(40) };
const WITH_HEAT = { ...THREE, heat: found(11_500, 12_999) };
const ABSENT = { state: 'absent' } as const;
const UNREADABLE = { state: 'unreadable', text: '??' } as const;

describe('a look that shows the same', () => {
  it('extends the newest point, and counts once ten minutes have passed since the last counted look', () => {
    const { did, open } = looks([NOW, THREE], [NOW + 6 * MINUTE, THREE]);
    expect(did).toBe('extended');
    expect(open.points).toMatchObject([{ firstAt: NOW, lastAt: NOW + 6 * MINUTE, looks: 1 }]);
    expect(open.uncountedMs).toBe(6 * MINUTE);
    const later = addLook(open, figuresOfItem(post(1, THREE)), NOW + 12 * MINUTE);
    expect(later.open.points).toMatchObject([{ firstAt: NOW, lastAt: NOW + 12 * MINUTE, looks: 2 }]);
    expect(later.open.uncountedMs).toBe(0);
  });

  it('is one look however often one scrolls past', () => {
    const many = Array.from({ length: 20 }, (_, i): Look => [NOW + i * 20 * SECOND, THREE]);
    expect(looks(...many).open.points).toMatchObject([{ looks: 1, lastAt: NOW + 380 * SECOND }]);
  });

  it('holds for scores, stars and ranks too', () => {
    const film: Readings = {
      raters: found(21_000),
      score: { state: 'found', text: '8.3', value: 8.3 },
      stars: { state: 'found', text: '…', shares: [33.6, 48.5, 16.3, 1.4, 0.2] },
    };
    expect(looks([NOW, film, { rank: 4 }], [NOW + HOUR, film, { rank: 4 }]).did).toBe('extended');
    expect(looks([NOW, film, { rank: 4 }], [NOW + HOUR, film, { rank: 3 }]).did).toBe('changed');
    const worse = { ...film, score: { state: 'found', text: '8.2', value: 8.2 } } as const;
    expect(looks([NOW, film], [NOW + MINUTE, worse]).did).toBe('changed');
  });
});

describe('a look that tells something new', () => {
  it.each<[string, Readings]>([
    ['a value that grew', { reposts: found(13) }],
    ['a value that fell', { reposts: found(11) }],
    ['a figure not seen before', { views: found(900) }],
    ['more digits than before', { heat: found(12_034) }],
    ['a neighbouring interval', { heat: found(12_500, 13_999) }],
  ])('begins a point at once: %s', (_, after) => {
    const { did, open } = looks([NOW, WITH_HEAT], [NOW + SECOND, { ...WITH_HEAT, ...after }]);
    expect(did).toBe('changed');
    expect(open.points).toMatchObject([{ lastAt: NOW }, { firstAt: NOW + SECOND, lastAt: NOW + SECOND, looks: 1 }]);
  });
});

describe('a look that shows less', () => {
  it.each<[string, Readings]>([
    ['an absent figure', { ...THREE, likes: ABSENT }],
    ['an unreadable figure', { ...THREE, likes: UNREADABLE }],
    ['fewer figures', { reposts: found(12) }],
    ['a coarser figure', { ...THREE, likes: found(0, 49) }],
    ['a figure without upper end', { ...THREE, likes: found(40, null) }],
  ])('is no look of its own within ten minutes, and holds only what was seen after: %s', (_, less) => {
    const before = looks([NOW, THREE]).open;
    expect(looks([NOW, THREE], [NOW + 9 * MINUTE, less])).toEqual({ did: 'passed', open: before });
    const { did, open } = looks([NOW, THREE], [NOW + 10 * MINUTE, less]);
    expect(did).toBe('changed');
    expect(open.points[0]).toEqual(before.points[0]);
    expect(figuresOfPoint(open.points[1] ?? { counts: {} })).toEqual(figuresOfItem(post(1, less)));
  });

  it('does not forget the figures it lacks: the full look after it is new only by its time', () => {
    const { open } = looks([NOW, THREE], [NOW + HOUR, { reposts: found(12) }], [NOW + HOUR + MINUTE, THREE]);
    expect(open.points).toHaveLength(2);
    expect(looks([NOW, THREE], [NOW + HOUR, { reposts: found(12) }], [NOW + 2 * HOUR, THREE]).open.points).toHaveLength(
      3,
    );
  });

  it('is passed over where nothing could be read', () => {
    expect(looks([NOW, THREE], [NOW + HOUR, { likes: UNREADABLE }]).did).toBe('passed');
    expect(looks([NOW, { likes: ABSENT }]).open.points).toEqual([{ firstAt: NOW, lastAt: NOW, looks: 1, counts: {} }]);
    expect(looks([NOW, {}], [NOW + MINUTE, {}]).did).toBe('extended');
  });
});

describe('a clock that goes back', () => {
  it('keeps a new value, at the time already reached', () => {
    const { open } = looks([NOW, THREE], [NOW - HOUR, { ...THREE, likes: found(41) }]);
    expect(open.points.map(({ firstAt, lastAt }) => [firstAt, lastAt])).toEqual([
      [NOW, NOW],
      [NOW, NOW],
    ]);
  });

  it('adds nothing for the same values', () => {
    const before = looks([NOW, THREE]).open;
    expect(looks([NOW, THREE], [NOW - HOUR, THREE]).open).toEqual(before);
  });

  it('never breaks the order of a series', () => {
    const wild = fc.array(fc.tuple(fc.integer({ min: -90_000, max: 90_000 }), anyStretch), { maxLength: 12 });
    fc.assert(
      fc.property(wild, (steps) => {
        let open = EMPTY;
        for (const [shift, points] of steps) {
          for (const point of points.slice(0, 3))
            open = addLook(open, figuresOfPoint(point), NOW + shift * SECOND).open;
        }
        const times = open.points.flatMap(({ firstAt, lastAt }) => [firstAt, lastAt]);
        expect(times).toEqual([...times].sort((a, b) => a - b));
      }),
    );
  });
});
