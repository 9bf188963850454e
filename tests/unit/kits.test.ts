import { describe, expect, it } from 'vitest';
import { adaptersAt } from '../../lib/adapters/all';
import { DOUBAN_KIT } from '../../lib/adapters/douban/kit';
import { DOUBAN, WEIBO, WEIBO_MOBILE, WEIBO_SEARCH } from '../../lib/adapters/hosts';
import type { Kit } from '../../lib/adapters/kit';
import type { Adapter } from '../../lib/adapters/types';
import { WEIBO_KIT, WEIBO_MOBILE_KIT, WEIBO_SEARCH_KIT } from '../../lib/adapters/weibo/kit';

/** Every value of this name, anywhere in an adapter. */
function valuesOf(part: unknown, name: string): unknown[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) => (key === name ? [value] : valuesOf(value, name)));
}

/** What an adapter names and its site's kit does not hold. */
function lacks({ item }: Adapter, kit: Kit): unknown[] {
  const fields = [...Object.keys(item.fields), ...Object.keys(item.original?.fields ?? {})];
  return [
    ...valuesOf(item, 'as').filter((name) => !(String(name) in kit.conversions)),
    ...valuesOf(item, 'has').filter((name) => !(String(name) in (kit.marks ?? {}))),
    ...valuesOf(item, 'json').filter(() => !kit.json),
    ...fields.filter((name) => (name === 'stars' || name === 'score') && !kit.ratings),
    ...(item.comments && !kit.comments ? ['comments'] : []),
  ];
}

describe('the kit of a content script holds all that the adapters of its hosts name, and nothing else', () => {
  it.each<[string, readonly string[], Kit]>([
    ['weibo', WEIBO, WEIBO_KIT],
    ['weibo-search', WEIBO_SEARCH, WEIBO_SEARCH_KIT],
    ['weibo-mobile', WEIBO_MOBILE, WEIBO_MOBILE_KIT],
    ['douban', DOUBAN, DOUBAN_KIT],
  ])('%s', (_name, hosts, kit) => {
    const adapters = hosts.flatMap((host) => adaptersAt(host.replace('*', '')));
    expect(adapters.length).toBeGreaterThan(0);
    expect(adapters.map((adapter) => [adapter.id, lacks(adapter, kit)])).toEqual(
      adapters.map((adapter) => [adapter.id, []]),
    );
    const named = [...valuesOf(adapters, 'as'), ...valuesOf(adapters, 'has')];
    const held = [...Object.keys(kit.conversions), ...Object.keys(kit.marks ?? {})];
    expect(held.filter((name) => !named.includes(name))).toEqual([]);
  });
});
