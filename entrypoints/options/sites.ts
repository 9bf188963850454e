import type { ReadSite, SitesHands } from '../../components/options/sites';
import { allAdapters } from '../../lib/adapters/all';
import type { Adapter } from '../../lib/adapters/engine';
import { DOUBAN, WEIBO, WEIBO_MOBILE, WEIBO_SEARCH } from '../../lib/adapters/hosts';
import { browser } from '../../lib/browser';
import { ownSites } from './own-sites';

const KNOWN = [
  { id: 'weibo', origins: [...WEIBO, ...WEIBO_SEARCH, ...WEIBO_MOBILE] },
  { id: 'douban', origins: DOUBAN },
] as const;

async function heldBackOf(origins: readonly string[]): Promise<readonly string[]> {
  const granted = await Promise.all(origins.map((origin) => browser.permissions.contains({ origins: [origin] })));
  return origins.filter((_, i) => !granted[i]);
}

const hostOf = (place: string) => place.replace(/^https:\/\//, '').replace(/\/.*$/, '');
/** What stands beside something else is switched with that. */
const leads = ({ aside }: Adapter) => !aside;
const siteOf = (adapter: string) => adapter.slice(0, adapter.indexOf('/'));

async function ownInUse(): Promise<readonly ReadSite[]> {
  const used = (await ownSites.list()).filter(({ enabled, problems }) => enabled && problems.length === 0);
  const ids = [...new Set(used.map(({ id }) => siteOf(id)))];
  return Promise.all(
    ids.map(async (site) => {
      const adapters = used.filter(({ id }) => siteOf(id) === site);
      return {
        id: site,
        kinds: adapters.map(({ id, title, origins }) => ({ id, title, host: hostOf(origins[0] ?? '') })),
        heldBack: await heldBackOf([...new Set(adapters.flatMap(({ origins }) => origins))]),
      };
    }),
  );
}

/** The sites that can be read, and what the browser lets us into of them. */
export const sites: SitesHands = {
  async list() {
    const known = KNOWN.map(async ({ id, origins }) => ({
      id,
      kinds: allAdapters
        .filter((adapter) => adapter.site === id && leads(adapter))
        .map(({ id, urls }) => ({ id, host: hostOf(urls[0] ?? '') })),
      heldBack: await heldBackOf(origins),
    }));
    return [...(await Promise.all(known)), ...(await ownInUse())];
  },
  watch: ownSites.watch,
  allow: ownSites.allow,
};
