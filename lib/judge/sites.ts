import type { PageView, Site } from '../model';

const DOMAINS: { readonly [S in Site]: readonly string[] } = {
  weibo: ['weibo.com', 'weibo.cn'],
  douban: ['douban.com'],
};

/** The site a page's address belongs to, or null. */
export function siteOf(url: string): Site | null {
  if (!URL.canParse(url)) return null;
  const { hostname, protocol } = new URL(url);
  if (protocol !== 'https:') return null;
  const isIn = (domain: string) => hostname === domain || hostname.endsWith(`.${domain}`);
  const sites: readonly Site[] = ['weibo', 'douban'];
  return sites.find((site) => DOMAINS[site].some(isIn)) ?? null;
}

/** True if everything in the view is of the site that sent it: a page can spoof only itself. */
export function comesFrom(view: PageView, senderUrl: string): boolean {
  const site = siteOf(senderUrl);
  return (
    site !== null &&
    new URL(senderUrl).origin === (URL.canParse(view.url) ? new URL(view.url).origin : null) &&
    view.adapter.startsWith(`${site}/`) &&
    view.items.every(({ key }) => key.startsWith(`${site}:`))
  );
}
