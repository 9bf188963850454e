import { describe, expect, it } from 'vitest';
import { type Account, accountOf, isClean, type Sent } from '../faults/account';

const sent: readonly Sent[] = [
  { value: 1, acknowledged: true },
  { value: 2, acknowledged: true },
  { value: 3, acknowledged: false },
];
const kept = (...series: readonly (readonly number[])[]) =>
  new Map(series.map((values, i) => [`weibo:post:${i}`, values]));
const clean: Account = { acknowledged: 4, lost: 0, partial: 0, duplicated: 0, strange: 0 };

describe('the account of a fault', () => {
  it.each([
    ['all that was acknowledged is there', kept([1, 2], [1, 2]), clean],
    ['one that was not is there too', kept([1, 2, 3], [1, 2, 3]), clean],
    ['an observation is lost', kept([1, 2], [1]), { ...clean, lost: 1, partial: 1 }],
    ['a whole view is lost', kept([1], [1]), { ...clean, lost: 2 }],
    ['a view is there in half', kept([1, 2, 3], [1, 2]), { ...clean, partial: 1 }],
    ['an observation is there twice', kept([1, 2], [1, 2, 1]), { ...clean, duplicated: 1 }],
    ['one that nobody sent is there', kept([1, 2, 9], [1, 2]), { ...clean, strange: 1 }],
  ])('%s', (_, series, account) => {
    expect(accountOf(sent, series)).toEqual(account);
    expect(isClean(account)).toBe(account === clean);
  });

  it('is not clean where nothing was acknowledged', () => {
    expect(isClean(accountOf([], kept([], [])))).toBe(false);
  });
});
