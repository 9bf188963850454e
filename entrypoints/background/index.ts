import { defineBackground } from 'wxt/utils/define-background';
import { browser, type Runtime } from '../../lib/browser';
import { answerCustom, customAdaptersAt } from '../../lib/custom';
import { type Asker, answer, answerOwn, type Hands, type OwnHands } from '../../lib/judge';
import { askTab } from '../../lib/messages/own';
import { parseCustomRequest } from '../../lib/schema/custom-request';
import { changeSettings, loadSettings } from '../../lib/settings';
import { keepCustomSites } from './custom-sites';
import { deskFor } from './desks';
import { wakeOpenTabs } from './wake-tabs';

const PANEL_SCRIPT = '/panel.js';
const UNUSUAL_COLOUR = '#b23a12';
const TROUBLE_COLOUR = '#55626f';

const hands: Hands = {
  desk: ({ isPrivate }) => deskFor(isPrivate),
  customAdapters: ({ url }) => customAdaptersAt(url),
  now: () => Date.now(),
  async injectPanel({ tabId, frameId }) {
    await browser.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files: [PANEL_SCRIPT] });
  },
  async showOnToolbar({ tabId }, { unusual, trouble }) {
    const text = trouble === null ? (unusual > 0 ? String(unusual) : '') : '?';
    await browser.action.setBadgeBackgroundColor({ color: trouble === null ? UNUSUAL_COLOUR : TROUBLE_COLOUR, tabId });
    await browser.action.setBadgeText({ text, tabId });
    await browser.action.setTitle({ title: trouble ?? 'Shuifen', tabId });
  },
};

const ownHands: OwnHands = {
  async readTab(tabId) {
    const read = await askTab(tabId, { type: 'read' });
    return read?.ok ? read.view : null;
  },
  async tellAgain(tabId) {
    await askTab(tabId, { type: 'again' });
  },
  async rememberLayout(layout, answer) {
    const { layouts } = await loadSettings();
    await changeSettings({ layouts: { ...layouts, [layout]: answer } });
  },
  async deskOfTab(tabId) {
    const tab = await browser.tabs.get(tabId).catch(() => null);
    return deskFor(tab?.incognito ?? false);
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
  browser.runtime.onInstalled.addListener(() => void wakeOpenTabs());
  keepCustomSites();
}

export default defineBackground({ type: 'module', main: listen });
