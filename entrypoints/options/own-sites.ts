import type { Checked, OwnSitesHands, SiteDraft } from '../../components/options/own-sites';
import { browser } from '../../lib/browser';
import { addressIn, giveBack, MOST_PAGE_CHARACTERS, originsOf, readStill } from '../../lib/custom';
import { askBackground } from '../../lib/messages/own';
import { parseCustomAdapter } from '../../lib/schema/adapter';
import { saveText } from './save';
import { triedOf } from './tried';

const STORED = 'customSites';

function check(text: string): Checked {
  const parsed = parseCustomAdapter(text);
  if (!parsed.ok) return parsed;
  const { id, title, urls } = parsed.adapter;
  return { ok: true, draft: { id, title, text, addresses: urls, origins: originsOf(parsed.adapter) } };
}

/** A draft has been checked, and its text has not changed since. */
function adapterOf({ text }: SiteDraft) {
  const parsed = parseCustomAdapter(text);
  if (!parsed.ok) throw new Error('An adapter that was checked is not right any more');
  return parsed.adapter;
}

/** Runs in the tab. */
const pageAsItStands = () => document.documentElement.outerHTML;

/** The user's own sites: the list is the background's, what is only tried stays on the options page. */
export const ownSites: OwnSitesHands = {
  async list() {
    const answer = await askBackground({ type: 'custom-list' });
    return answer.ok ? answer.sites : [];
  },
  watch(onChange) {
    const onStored = (changes: Readonly<Record<string, unknown>>) => {
      if (STORED in changes) onChange();
    };
    browser.storage.local.onChanged.addListener(onStored);
    browser.permissions.onAdded.addListener(onChange);
    browser.permissions.onRemoved.addListener(onChange);
    return () => {
      browser.storage.local.onChanged.removeListener(onStored);
      browser.permissions.onAdded.removeListener(onChange);
      browser.permissions.onRemoved.removeListener(onChange);
    };
  },
  check,
  allow: (origins) => browser.permissions.request({ origins: [...origins] }),
  giveBack,
  async add(text) {
    const answer = await askBackground({ type: 'custom-add', text });
    if (answer.ok) return [];
    return 'problems' in answer
      ? answer.problems
      : [{ place: [], what: { id: 'wrong.refused', params: { reason: { is: 'text', value: answer.reason } } } }];
  },
  async turn(id, enabled) {
    await askBackground({ type: 'custom-switch', id, enabled });
  },
  async remove(id) {
    await askBackground({ type: 'custom-remove', id });
  },
  save: ({ id, text }) => saveText(`${id.replaceAll('/', '-')}.json`, text),
  async tabs(draft) {
    const adapter = adapterOf(draft);
    const open = await browser.tabs.query({ url: [...draft.origins] });
    return open.flatMap(({ id, url, title }) => {
      const isKnown = url !== undefined && readStill({ html: '', url }, adapter) !== null;
      return id !== undefined && isKnown ? [{ tabId: id, title: title || url }] : [];
    });
  },
  async open(file, draft) {
    if (file.size > MOST_PAGE_CHARACTERS) return null;
    const html = await file.text();
    return { html, url: addressIn(html, adapterOf(draft)) };
  },
  tryPage(page, draft, speaker) {
    const adapter = adapterOf(draft);
    const view = readStill(page, adapter);
    return view && triedOf(view, adapter, speaker);
  },
  async tryTab({ tabId }, draft, speaker) {
    const { url } = await browser.tabs.get(tabId);
    const [ran] = await browser.scripting.executeScript({ target: { tabId }, func: pageAsItStands });
    if (url === undefined || typeof ran?.result !== 'string' || ran.result.length > MOST_PAGE_CHARACTERS) return null;
    return ownSites.tryPage({ html: ran.result, url }, draft, speaker);
  },
};
