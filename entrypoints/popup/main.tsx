import { render } from 'preact';
import '../../assets/tokens.css';
import '../../components/shared.css';
import '../../components/popup.css';
import './page.css';
import { Popup, type PopupActions } from '../../components/Popup';
import { browser } from '../../lib/browser';
import { askBackground, askTab } from '../../lib/messages/own';

/** The tab the popup speaks of: the active one, or the one its address names (tests, and the popup opened as a tab). */
async function subject(): Promise<number | null> {
  const named = new URLSearchParams(location.search).get('tab');
  if (named !== null) return Number(named);
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? null;
}

function actionsFor(tabId: number, root: HTMLElement): PopupActions {
  return {
    async onReveal(key) {
      await askTab(tabId, { type: 'reveal', key });
      window.close();
    },
    async onAnswer(layout, answer) {
      await askBackground({ type: 'layout', tabId, layout, answer });
      await show(tabId, root);
    },
    async onDiagnose() {
      const answer = await askTab(tabId, { type: 'diagnose' });
      const { version } = browser.runtime.getManifest();
      if (answer?.ok) await navigator.clipboard.writeText(`Shuifen ${version}\n${answer.text}`);
    },
  };
}

async function show(tabId: number, root: HTMLElement): Promise<void> {
  const answer = await askBackground({ type: 'popup', tabId });
  if (!answer.ok) {
    root.textContent = answer.reason;
    return;
  }
  document.documentElement.lang = answer.popup.lang;
  render(<Popup view={answer.popup} actions={actionsFor(tabId, root)} />, root);
}

async function start(root: HTMLElement): Promise<void> {
  const tabId = await subject();
  if (tabId !== null) await show(tabId, root);
}

const root = document.getElementById('root');
if (root) void start(root);
