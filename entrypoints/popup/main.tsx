import { render } from 'preact';
import '../../assets/tokens.css';
import '../../components/shared.css';
import '../../components/buttons.css';
import '../../components/controls.css';
import '../../components/popup/popup.css';
import './page.css';
import { Popup, type PopupActions } from '../../components/popup/Popup';
import { browser } from '../../lib/browser';
import { speaker } from '../../lib/i18n';
import { noteOf } from '../../lib/judge/note';
import { askBackground, askTab } from '../../lib/messages/own';
import type { PopupView } from '../../lib/messages/popup-view';
import { changeSettings, loadSettings, watchSettings, withoutException } from '../../lib/settings';
import { languageOf } from '../../lib/settings/language';
import { HOSTS, hostsHeldBack } from './hosts';

/** Looks through the page for what the adapters should find there; its result is the report. */
const DIAGNOSE_SCRIPT = '/diagnose.js';
/** A page that was just let in, or is judged otherwise from now on, needs this long until it has been heard. */
const HEARD_MS = 700;
const WAITING_MS = 800;

/** The tab the popup speaks of: the active one, or the one its address names (tests, and the popup opened as a tab). */
async function subject(): Promise<number | null> {
  const named = new URLSearchParams(location.search).get('tab');
  if (named !== null) return Number(named);
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? null;
}

async function viewOf(tabId: number | null, speak: ReturnType<typeof speaker>): Promise<PopupView> {
  if (tabId === null) return noteOf('elsewhere', speak);
  const answer = await askBackground({ type: 'popup', tabId }).catch(() => null);
  if (!answer?.ok) return noteOf('failed', speak);
  const { popup } = answer;
  const isElsewhere = popup.is === 'note' && popup.why === 'elsewhere';
  if (!isElsewhere || (await hostsHeldBack(tabId)).length === 0) return popup;
  return { ...noteOf('permission', speak), trouble: popup.trouble };
}

function actionsFor(tabId: number, refreshTwice: () => Promise<void>): PopupActions {
  return {
    async onReveal(key) {
      await askTab(tabId, { type: 'reveal', key });
      window.close();
    },
    async onAnswer(layout, answer) {
      await askBackground({ type: 'layout', tabId, layout, answer });
    },
    async onDiagnose() {
      const [ran] = await browser.scripting.executeScript({ target: { tabId }, files: [DIAGNOSE_SCRIPT] });
      const { version } = browser.runtime.getManifest();
      if (typeof ran?.result === 'string') await navigator.clipboard.writeText(`Shuifen ${version}\n${ran.result}`);
    },
    async onSwitch({ id, adapter }, on) {
      await changeSettings(({ sites: { [id]: _, ...sites }, pages: { [adapter]: __, ...pages } }) =>
        on ? { sites, pages } : { sites: { ...sites, [id]: false } },
      );
    },
    async onShowAgain(exception) {
      await changeSettings((settings) => ({ exceptions: withoutException(settings, exception) }));
    },
    async onLanguage(language) {
      await changeSettings(() => ({ language }));
    },
    async onAllow() {
      // First of all: a browser asks only as long as it sees that the user pressed something.
      if (await browser.permissions.request({ origins: [...HOSTS] })) await refreshTwice();
    },
    onReview: () => goTo('/review.html'),
    onTryIt: () => goTo('/options.html#start'),
    onOptions: () => void browser.runtime.openOptionsPage().then(() => window.close()),
  };
}

function goTo(path: '/review.html' | '/options.html#start'): void {
  void browser.tabs.create({ url: browser.runtime.getURL(path) }).then(() => window.close());
}

async function start(root: HTMLElement): Promise<void> {
  let view: PopupView | null = null;
  const tabId = await subject();
  const show = async () => {
    const { language } = await loadSettings();
    const speak = speaker(languageOf({ language }));
    document.documentElement.lang = speak.language;
    render(
      <Popup view={view} speaker={speak} language={language} actions={actionsFor(tabId ?? -1, refreshTwice)} />,
      root,
    );
    return speak;
  };
  const refresh = async () => {
    view = await viewOf(tabId, await show());
    await show();
  };
  const refreshTwice = async () => {
    await refresh();
    await new Promise((heard) => setTimeout(heard, HEARD_MS));
    await refresh();
  };
  watchSettings(() => void refreshTwice());
  await refresh();
  while (isWaiting(view)) {
    await new Promise((later) => setTimeout(later, WAITING_MS));
    await refresh();
  }
}

/** A page that is still loading is asked again until it holds something, or was given up. */
const isWaiting = (view: PopupView | null) => view?.is === 'note' && view.why === 'empty';

const root = document.getElementById('root');
if (root) void start(root);
