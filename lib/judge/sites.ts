import type { ItemKey, PageView, Site } from '../model';

const DOMAINS: { readonly [S in Site]: readonly string[] } = {
  weibo: ['weibo.com', 'weibo.cn'],
  douban: ['douban.com'],
};

/** The site a page's address belongs to, or null: a site of the user's own has none of these. */
export function siteOf(url: string): Site | null {
  if (!URL.canParse(url)) return null;
  const { hostname, protocol } = new URL(url);
  if (protocol !== 'https:') return null;
  const isIn = (domain: string) => hostname === domain || hostname.endsWith(`.${domain}`);
  const sites: readonly Site[] = ['weibo', 'douban'];
  return sites.find((site) => DOMAINS[site].some(isIn)) ?? null;
}

/** True if all keys are of sites that the sender may speak for: a page can neither spoof nor ask of another site. */
export function areOf(keys: readonly ItemKey[], sites: readonly string[]): boolean {
  return keys.every((key) => sites.some((site) => key.startsWith(`${site}:`)));
}

/**
 * True if everything in the view is of a site that its sender may speak for: a page can spoof only itself.
 *
 * @param sites what the page at `senderUrl` may speak for: `weibo` or `douban`, or the user's own `x-…` sites there
 */
export function comesFrom(view: PageView, senderUrl: string, sites: readonly string[]): boolean {
  const keys = view.items.flatMap(({ key, repostOf }) => (repostOf === undefined ? [key] : [key, repostOf]));
  return (
    new URL(senderUrl).origin === (URL.canParse(view.url) ? new URL(view.url).origin : null) &&
    sites.some((site) => view.adapter.startsWith(`${site}/`)) &&
    areOf(keys, sites)
  );
}
