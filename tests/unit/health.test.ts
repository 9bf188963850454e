import { describe, expect, it } from 'vitest';
import { conditionOf } from '../../lib/judge/health';

describe('how well a page could be read', () => {
  it.each([
    ['well', 'a feed', { items: 6, found: 18, absent: 0, unreadable: 0 }],
    ['well', 'a feed of small accounts', { items: 15, found: 3, absent: 42, unreadable: 0 }],
    ['well', 'a list that has no figures', { items: 10, found: 0, absent: 0, unreadable: 0 }],
    ['well', 'one new post', { items: 1, found: 0, absent: 3, unreadable: 0 }],
    ['silent', 'many posts and not one figure', { items: 12, found: 0, absent: 36, unreadable: 0 }],
    ['changed', 'a page that should hold items', { items: 0, found: 0, absent: 0, unreadable: 0 }],
    ['changed', 'mostly nonsense', { items: 6, found: 4, absent: 0, unreadable: 14 }],
  ] as const)('%s: %s', (condition, _, health) => expect(conditionOf(health)).toBe(condition));
});
