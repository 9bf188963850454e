import { describe, expect, it } from 'vitest';
import { type Account, isClean } from '../faults/account';
import { crowdAlone, kills, stops } from '../faults/faults';
import { SHORT } from '../faults/forms';

// What `npm run test:faults` does.
const { tabs, views, rounds, torn } = SHORT;
/** Each starts browsers several times. No second attempt: what is lost once in fifty times would pass then. */
const WISHES = { timeout: 240_000, retry: 0 };
const quietly = () => undefined;

function expectClean(account: Account): void {
  expect(isClean(account), JSON.stringify(account)).toBe(true);
}

describe('the history', () => {
  it('loses, halves and doubles nothing when eight pages write the same items at once', WISHES, async () => {
    expectClean(await crowdAlone(tabs, views, quietly));
  });

  it('has all that was acknowledged after the browser was killed in the middle of writing', WISHES, async () => {
    expectClean(await kills('kill', rounds, tabs, quietly));
  });

  it('has all that was acknowledged where the kill has torn the log of the database', WISHES, async () => {
    expectClean(await kills('torn', torn, tabs, quietly));
  });

  it('has all that was acknowledged after the worker was stopped in the middle of writing', WISHES, async () => {
    expectClean(await stops(SHORT.stops, tabs, quietly));
  });
});
