import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { strongestLockstep } from '../../lib/checks/lockstep';
import { decodeStretch, encodeStretch } from '../../lib/ledger/codec';
import { readEvidence } from '../../lib/ledger/evidence';
import { memoryShelves } from '../../lib/ledger/memory';
import { recordView } from '../../lib/ledger/record';
import type { Shelves } from '../../lib/ledger/shelf';
import type { Count, Evidence, ItemKey, PageItem, Point } from '../../lib/model';
import { found, HOUR, KEY, MINUTE, NOW, post, postKey, three, viewOf } from '../ledger/samples';

const STRETCH = 100;
const ignore = () => undefined;

async function record(shelves: Shelves, at: number, ...items: PageItem[]): Promise<void> {
  await shelves.write((shelf) => recordView(shelf, viewOf(...items), at, ignore));
}

/** The packed stretches of an item, the open one last. */
function stretchesOf(shelves: Shelves, key: ItemKey): Promise<readonly (Uint8Array | undefined)[]> {
  return shelves.read(async (shelf) => [...(await shelf.stretches(key)), (await shelf.head(key))?.b]);
}

async function evidenceOf(shelves: Shelves, key: ItemKey): Promise<Evidence> {
  const evidence = (await shelves.read((shelf) => readEvidence(shelf, [key], ignore))).get(key);
  if (evidence === undefined) throw new Error(`${key} is not known`);
  return evidence;
}

describe('a series that grows look by look', () => {
  const count: fc.Arbitrary<Count> = fc.oneof(
    fc.nat(20_000).map((low) => ({ low, high: low })),
    fc.nat(20_000).map((low) => ({ low, high: null })),
    fc.tuple(fc.nat(20_000), fc.nat(999)).map(([low, width]) => ({ low, high: low + width })),
  );
  const look = fc.record({
    gapSeconds: fc.oneof(fc.nat(30), fc.nat(90_000)),
    /** How often the same is seen again, each time far enough from the time before to be a look. */
    repeats: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, fc.nat(3)),
    reposts: fc.option(count),
    comments: fc.option(count),
  });

  it('stands in the rows as it does when it is packed all at once, over any number of stretches', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(look, { minLength: 40, maxLength: 130 }),
        fc.integer({ min: 1, max: 3 }),
        async (looks, rounds) => {
          const shelves = memoryShelves();
          const points: Point[] = [];
          let at = NOW;
          for (const { gapSeconds, repeats, ...seen } of Array.from({ length: rounds }, () => looks).flat()) {
            at += gapSeconds * 1000;
            const firstAt = at;
            // Exact and never the same: every look that is no repeat is a new point.
            const likes = { low: points.length, high: points.length };
            const counts = Object.fromEntries(
              Object.entries({ ...seen, likes }).filter((entry): entry is [string, Count] => entry[1] !== null),
            );
            const readings = Object.fromEntries(
              Object.entries(counts).map(([metric, { low, high }]) => [metric, found(low, high)]),
            );
            await record(shelves, at, post(1, readings));
            for (let i = 0; i < repeats; i += 1) {
              at += 11 * MINUTE;
              await record(shelves, at, post(1, readings));
            }
            points.push({ firstAt, lastAt: at, looks: 1 + repeats, counts });
          }
          const packed: Uint8Array[] = [];
          for (let from = 0; from < points.length; from += STRETCH)
            packed.push(encodeStretch(points.slice(from, from + STRETCH)));
          expect(await stretchesOf(shelves, KEY)).toEqual(packed);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('neighbours of an item', () => {
  /** Items of one author, seen together every hour, which all gain the same at once a while before the last look. */
  async function movedTogether(looks: number): Promise<Shelves> {
    const shelves = memoryShelves();
    for (let i = 0; i < looks; i += 1) {
      const items = [1, 2, 3, 4, 5].map((id) => {
        const likes = 1000 * id + i + (i >= looks - 10 ? 5000 : 0);
        return post(
          id,
          { likes: found(likes), reposts: found(10 + i), comments: found(20 + i) },
          { postedAt: NOW - id * HOUR },
        );
      });
      await record(shelves, NOW + i * HOUR, ...items);
    }
    return shelves;
  }

  it.each([100, 101, 102, 150])('are seen to move with it after %i looks', async (looks) => {
    const evidence = await evidenceOf(await movedTogether(looks), KEY);
    expect(strongestLockstep(evidence)).toMatchObject({ together: 5, from: NOW + (looks - 11) * HOUR });
  });

  it('are other inputs where the closed stretch that is seen of one is another, and only then', async () => {
    const shelves = memoryShelves();
    for (let i = 0; i < 230; i += 1) await record(shelves, NOW + i * MINUTE, post(1, three(i)));
    await record(shelves, NOW, post(2, three(7)));
    const digestWithout = (ordinal: number) =>
      shelves.write(async (shelf) => {
        const before = (await shelf.stretch(KEY, ordinal)) ?? new Uint8Array();
        const decoded = decodeStretch(before);
        await shelf.putStretch(KEY, ordinal, encodeStretch(decoded.ok ? decoded.points.slice(1) : []));
        const { digest } = await evidenceOf({ ...shelves, read: (work) => work(shelf) }, postKey(2));
        await shelf.putStretch(KEY, ordinal, before);
        return digest;
      });
    const { digest } = await evidenceOf(shelves, postKey(2));
    expect(await digestWithout(0)).toBe(digest);
    expect(await digestWithout(1)).not.toBe(digest);
  });
});
