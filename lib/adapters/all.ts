import { doubanAdapters } from './douban';
import type { Adapter } from './types';
import { isOnHost } from './url';
import { weiboAdapters } from './weibo';
import { weiboMobileAdapters } from './weibo-mobile';
import { weiboSearchAdapters } from './weibo-search';

/** Every adapter there is. No page's script carries them: each asks for those of its own host, see `adaptersAt`. */
export const allAdapters: readonly Adapter[] = [
  ...weiboAdapters,
  ...weiboSearchAdapters,
  ...weiboMobileAdapters,
  ...doubanAdapters,
];

/** The adapters for all pages of an address's host. */
export function adaptersAt(url: string): readonly Adapter[] {
  return allAdapters.filter(({ urls }) => isOnHost(urls, url));
}
