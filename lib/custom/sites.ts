import type { Adapter } from '../adapters/types';
import { browser } from '../browser';
import type { CustomSite } from '../messages/custom';
import { type CustomAdapter, parseCustomAdapter } from '../schema/adapter';
import { changeSites, loadSites, type StoredSite } from './store';

/** So many are read at every request of a page, and no list of sites gets longer by hand. */
const MAX_SITES = 50;

/** The match patterns of an adapter's hosts: what the browser is asked for, and where the script is registered. */
export function originsOf({ urls }: Adapter): readonly string[] {
  return [...new Set(urls.map((glob) => `https://${glob.slice(0, glob.indexOf('/'))}/*`))];
}

/** Whether the browser lets the extension into all of these places. */
async function isGranted(origins: readonly string[]): Promise<boolean> {
  return browser.permissions.contains({ origins: [...origins] });
}

async function viewOf({ id, text, enabled }: StoredSite): Promise<CustomSite> {
  const parsed = parseCustomAdapter(text);
  if (!parsed.ok) return { id, title: id, text, enabled, origins: [], granted: false, problems: parsed.problems };
  const origins = originsOf(parsed.adapter);
  const granted = await isGranted(origins);
  return { id, title: parsed.adapter.title, text, enabled, origins, granted, problems: [] };
}

/** The user's own sites, those that cannot be used among them. */
export async function listCustomSites(): Promise<readonly CustomSite[]> {
  return Promise.all((await loadSites()).map(viewOf));
}

export type Added = { readonly ok: true; readonly site: CustomSite } | Extract<CustomAdapter, { readonly ok: false }>;

/** Stores the adapter in a user's text, switched on, in place of one with the same id; or says what is wrong with it. */
export async function addCustomSite(text: string): Promise<Added> {
  const parsed = parseCustomAdapter(text);
  if (!parsed.ok) return parsed;
  const site = { id: parsed.adapter.id, text, enabled: true };
  const others = (await loadSites()).filter(({ id }) => id !== site.id);
  if (others.length >= MAX_SITES)
    return {
      ok: false,
      problems: [{ place: [], what: { id: 'wrong.full', params: { n: { is: 'number', value: MAX_SITES } } } }],
    };
  await changeSites((sites) => [...sites.filter(({ id }) => id !== site.id), site]);
  return { ok: true, site: await viewOf(site) };
}

/** Forgets an adapter. What was recorded of its site stays until the user deletes it. */
export async function removeCustomSite(removed: string): Promise<void> {
  await changeSites((sites) => sites.filter(({ id }) => id !== removed));
}

/** Switches an adapter on or off. */
export async function switchCustomSite(switched: string, enabled: boolean): Promise<void> {
  await changeSites((sites) => sites.map((site) => (site.id === switched ? { ...site, enabled } : site)));
}

/** The adapters that are switched on, whether or not the browser lets them into their pages. */
async function enabledAdapters(): Promise<readonly Adapter[]> {
  return (await loadSites()).flatMap(({ text, enabled }) => {
    const parsed = enabled ? parseCustomAdapter(text) : null;
    return parsed?.ok ? [parsed.adapter] : [];
  });
}

/** Where the script for the user's sites belongs now: at the hosts of enabled adapters that the browser has given. */
export async function openOrigins(): Promise<readonly string[]> {
  const origins = [...new Set((await enabledAdapters()).flatMap(originsOf))];
  const granted = await Promise.all(origins.map((origin) => isGranted([origin])));
  return origins.filter((_, i) => granted[i]);
}

/** The adapters for the page at an address: those of its own host, and only while the browser lets us in there. */
export async function customAdaptersAt(url: string): Promise<readonly Adapter[]> {
  if (!URL.canParse(url)) return [];
  const { protocol, hostname } = new URL(url);
  const origin = `${protocol}//${hostname}/*`;
  const adapters = (await enabledAdapters()).filter((adapter) => originsOf(adapter).includes(origin));
  return adapters.length > 0 && (await isGranted([origin])) ? adapters : [];
}
