import fc from 'fast-check';
import { expect, test } from 'vitest';
import { factsText } from '../../lib/ledger/digest';
import type { HeadRow } from '../../lib/ledger/schema';

/** In the order in which kept verdicts have always been told apart. */
const NAMES = ['k', 't', 'a', 'o', 'n', 'p', 'u', 's', 'f', 'r', 'c'];

const text = fc.string({ unit: 'binary', maxLength: 60 });
const whole = fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER });
const rows = fc.record(
  {
    k: fc.nat(9),
    t: text,
    a: text,
    n: text,
    o: whole,
    p: whole,
    r: text,
    f: fc.nat(),
    s: fc.nat(),
    u: fc.nat(),
    c: fc.tuple(fc.nat(), fc.nat(), fc.nat()),
    b: fc.constant(new Uint8Array()),
  },
  { requiredKeys: ['k', 't', 'b'] },
);

test('a digest is made of the very text that JSON gives of an item’s facts', () => {
  fc.assert(
    fc.property(rows, (row) => {
      expect(factsText(row as HeadRow)).toBe(JSON.stringify(row, NAMES));
    }),
  );
});
