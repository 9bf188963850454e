import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { speaker } from '../../lib/i18n';
import type { Desk } from '../../lib/judge';
import { judgeKept } from '../../lib/judge/kept';
import { tendHistory } from '../../lib/judge/upkeep';
import { memoryLedger } from '../../lib/ledger';
import type { History } from '../../lib/ledger/history';
import type { Evidence, Point, Verdict } from '../../lib/model';
import { settingsSchema } from '../../lib/schema/settings';
import { HOUR, MINUTE, NOW, postKey } from '../ledger/samples';

const DAY = 24 * HOUR;
const ITEMS = 4;
/** Two stretches that are closed, and one that is open. */
const LOOKS = 230;

/** How a post's counts go on from one look to the next: slowly for the most part, with bursts and falls between. */
interface Course {
  readonly start: number;
  readonly perLook: number;
  readonly burstAt: number;
  readonly burst: number;
  readonly fallAt: number;
  readonly everyMs: number;
}

const course: fc.Arbitrary<Course> = fc.record({
  start: fc.constantFrom(0, 40, 9_000, 30_000, 2_000_000),
  perLook: fc.constantFrom(0, 1, 3, 40, 900),
  burstAt: fc.integer({ min: 1, max: 2 * LOOKS }),
  burst: fc.constantFrom(100, 20_000, 400_000),
  fallAt: fc.integer({ min: 1, max: 4 * LOOKS }),
  everyMs: fc.constantFrom(11 * MINUTE, HOUR, 5 * HOUR),
});

function historyOf({ start, perLook, burstAt, burst, fallAt, everyMs }: Course, id: number): History {
  const exactly = (low: number) => ({ low, high: low });
  const series = Array.from({ length: LOOKS }, (_, look): Point => {
    const likes = start + perLook * look + (look >= burstAt ? burst : 0) - (look >= fallAt ? Math.floor(start / 2) : 0);
    const at = NOW + look * everyMs;
    const counts = { likes: exactly(likes), comments: exactly(Math.floor(likes / 20)), reposts: exactly(likes >> 3) };
    return { firstAt: at, lastAt: at, looks: 1, counts };
  });
  const author = { id: '1000', name: '月下读书人' };
  const facts = { key: postKey(id), kind: 'post', author, title: '', promoted: false, flags: [] } as const;
  return { facts: { ...facts, postedAt: NOW - HOUR }, series };
}

/** All that a verdict says; the digest is of the points that it was reached from. */
function said({ verdict: { inputDigest: _, ...rest } }: { evidence: Evidence; verdict: Verdict }) {
  return rest;
}

describe('the upkeep of a history', () => {
  it('thins it, and changes no verdict by that', async () => {
    let thinned = 0;
    const histories = fc.array(course, { minLength: ITEMS, maxLength: ITEMS });
    const property = fc.asyncProperty(histories, async (courses) => {
      const ledger = memoryLedger();
      const desk: Desk = { ledger, settings: settingsSchema.parse({}), speaker: speaker('en'), trouble: () => null };
      await ledger.merge(courses.map(historyOf));
      const keys = courses.map((_, id) => postKey(id));
      const before = await judgeKept(keys, desk);
      await ledger.keepVerdicts(before.map(({ verdict }) => verdict));
      const [points, kept] = [(await ledger.totals()).points, await ledger.verdicts(keys)];
      await tendHistory(desk, NOW + 400 * DAY);
      thinned += points - (await ledger.totals()).points;
      expect((await judgeKept(keys, desk)).map(said)).toEqual(before.map(said));
      expect(await ledger.verdicts(keys)).toEqual(kept);
    });
    await fc.assert(property, { numRuns: 12 });
    expect(thinned).toBeGreaterThan(0);
  });
});
