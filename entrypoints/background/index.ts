import { defineBackground } from 'wxt/utils/define-background';
import { browser, type Runtime } from '../../lib/browser';
import { answerCustom, customAdaptersAt } from '../../lib/custom';
import { type Asker, answer, answerOwn, type Hands, keepHistory, type OwnHands } from '../../lib/judge';
import { askTab } from '../../lib/messages/own';
import { parseCustomRequest } from '../../lib/schema/custom-request';
import { changeSettings } from '../../lib/settings';
import { keepCustomSites } from './custom-sites';
import { deskFor, eraseInMemory, forgetWithPrivateWindows } from './desks';
import { welcome } from './first-run';
import { forgetFlaws, forgetHistory } from './flaws';
import { keepTabsCurrent, tellEveryTab } from './settings';
import { isTroubledOnToolbar, showOnToolbar } from './toolbar';
import { wakeOpenTabs } from './wake-tabs';

const PANEL_SCRIPT = '/panel.js';

/** What fails in it is done at another time. */
function tend({ isPrivate }: Pick<Asker, 'isPrivate'>): void {
  keepHistory(() => deskFor(isPrivate), Date.now).catch((error: unknown) => console.warn('Shuifen: upkeep', error));
}

const hands: Hands = {
  desk: ({ isPrivate }) => deskFor(isPrivate),
  customAdapters: ({ url }) => customAdaptersAt(url),
  now: () => Date.now(),
  async injectPanel({ tabId, frameId }) {
    await browser.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files: [PANEL_SCRIPT] });
  },
  async openReview(key) {
    await browser.tabs.create({ url: browser.runtime.getURL(`/review.html?item=${encodeURIComponent(key)}`) });
  },
  showOnToolbar: ({ tabId }, page) => showOnToolbar(tabId, page),
  tend,
  changeSettings,
};

const ownHands: OwnHands = {
  async readTab(tabId) {
    const read = await askTab(tabId, { type: 'read' });
    return read?.ok ? read.view : null;
  },
  isTroubled: isTroubledOnToolbar,
  async rememberLayout(layout, answer) {
    await changeSettings(({ layouts }) => ({ layouts: { ...layouts, [layout]: answer } }));
  },
  now: () => Date.now(),
  async deskOfTab(tabId) {
    const tab = await browser.tabs.get(tabId).catch(() => null);
    return deskFor(tab?.incognito ?? false);
  },
  desk: () => deskFor(false),
  async historyRestored() {
    await forgetFlaws();
    await tellEveryTab();
    tend({ isPrivate: false });
  },
  async historyErased(site) {
    await eraseInMemory(site);
    const { ledger } = await deskFor(false);
    if (site === null || (await ledger.totals()).items === 0) await forgetHistory();
  },
};

function askerOf({ tab, url, frameId }: Runtime.MessageSender): Asker | null {
  if (tab?.id === undefined || url === undefined) return null;
  return { url, tabId: tab.id, frameId: frameId ?? 0, isPrivate: tab.incognito };
}

/** Only the extension's own pages have such an address: a page's script can never send as one of them. */
const isOwn = ({ url }: Runtime.MessageSender) => url?.startsWith(browser.runtime.getURL('')) ?? false;

function respondOwn(message: unknown): Promise<unknown> {
  const aboutSites = parseCustomRequest(message);
  return aboutSites ? answerCustom(aboutSites) : answerOwn(message, ownHands);
}

async function respond(message: unknown, sender: Runtime.MessageSender): Promise<unknown> {
  if (isOwn(sender)) return respondOwn(message);
  const asker = askerOf(sender);
  return asker ? answer(message, asker, hands) : { ok: false, reason: '' };
}

async function refusal(error: unknown): Promise<unknown> {
  console.error('Shuifen could not answer', error);
  const { speaker } = await deskFor(true);
  return { ok: false, reason: speaker.say('error.unknown') };
}

/** Registers everything at once, so that a worker that was just woken misses no message. */
function listen(): void {
  browser.runtime.onMessage.addListener((message, sender, reply) => {
    respond(message, sender)
      .catch(refusal)
      .then((answered) => reply(answered as undefined));
    return true;
  });
  browser.runtime.onInstalled.addListener((details) => {
    void wakeOpenTabs();
    void welcome(details);
    // Another version may have other rules.
    tend({ isPrivate: false });
  });
  // The popup asks for hosts that the browser has held back; then their open pages come to life.
  browser.permissions.onAdded.addListener(() => void wakeOpenTabs());
  void forgetWithPrivateWindows();
  keepTabsCurrent();
  keepCustomSites();
}

export default defineBackground({ type: 'module', main: listen });
