import { describe, expect, it } from 'vitest';
import { isClean } from '../faults/account';
import { crowdAlone, kills, stops } from '../faults/faults';

// The short form of `npm run test:faults`.
const TABS = 8;
/** Each starts browsers several times. */
const SLOW_MS = 240_000;
const quietly = () => undefined;

describe('the history', () => {
  it(
    'loses, halves and doubles nothing when eight pages write the same items at once',
    async () => {
      const account = await crowdAlone(TABS, 40, quietly);
      expect(isClean(account), JSON.stringify(account)).toBe(true);
    },
    SLOW_MS,
  );

  it(
    'has all that was acknowledged after the browser was killed in the middle of writing',
    async () => {
      const account = await kills('kill', 3, TABS, quietly);
      expect(isClean(account), JSON.stringify(account)).toBe(true);
    },
    SLOW_MS,
  );

  it(
    'has all that was acknowledged where the kill has torn the log of the database',
    async () => {
      const account = await kills('torn', 3, TABS, quietly);
      expect(isClean(account), JSON.stringify(account)).toBe(true);
    },
    SLOW_MS,
  );

  it(
    'has all that was acknowledged after the worker was stopped in the middle of writing',
    async () => {
      const account = await stops(10, TABS, quietly);
      expect(isClean(account), JSON.stringify(account)).toBe(true);
    },
    SLOW_MS,
  );
});
