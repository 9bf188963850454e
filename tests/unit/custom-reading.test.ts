import { describe, expect, it } from 'vitest';
import { CONVERSIONS } from '../../lib/adapters/conversions';
import { jsonAt } from '../../lib/adapters/json';

describe('JSON in a page', () => {
  const film = JSON.stringify({
    name: 'A',
    aggregateRating: { ratingCount: 155_110 },
    offers: [{ price: 3.5 }],
    no: null,
  });

  it.each([
    ['name', 'A'],
    ['aggregateRating.ratingCount', '155110'],
    ['offers.0.price', '3.5'],
    ['aggregateRating', null],
    ['offers.1.price', null],
    ['offers.length', '1'],
    ['name.length', null],
    ['no', null],
    ['no.more', null],
    ['constructor.name', null],
    ['__proto__.name', null],
    ['', null],
  ])('has at %j the value %j', (path, value) => {
    expect(jsonAt(film, path)).toBe(value);
  });

  it.each(['', '{', 'undefined', '<b>1</b>'])('is not %j', (text) => expect(jsonAt(text, 'name')).toBeNull());

  it('is not looked into where it is too long, and harmless where it is deep', () => {
    expect(jsonAt(JSON.stringify({ name: 'A', rest: 'x'.repeat(100_000) }), 'name')).toBeNull();
    expect(jsonAt('['.repeat(99_999), 'name')).toBeNull();
  });
});

describe('the last part of an address', () => {
  it.each([
    ['https://www.example.com/user/MS4w_1-2?from=home#top', 'MS4w_1-2'],
    ['/title/tt42/', 'tt42'],
    ['//m.example.com/a', 'a'],
    ['https://www.example.com/', null],
    ['javascript:alert(1)', null],
  ])('of %s is %j', (address, end) => {
    expect(CONVERSIONS['path-end'](address, 'https://www.example.com/')).toBe(end);
  });
});
