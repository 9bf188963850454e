import { render } from 'preact';
import '../../assets/tokens.css';
import '../../components/shared.css';
import '../../components/popup.css';
import './page.css';
import { Popup } from '../../components/Popup';
import { browser } from '../../lib/browser';
import { askBackground, askTab } from '../../lib/messages/own';

/** The tab the popup speaks of: the active one, or the one its address names (tests, and the popup opened as a tab). */
async function subject(): Promise<number | null> {
  const named = new URLSearchParams(location.search).get('tab');
  if (named !== null) return Number(named);
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? null;
}

async function show(root: HTMLElement): Promise<void> {
  const tabId = await subject();
  if (tabId === null) return;
  const answer = await askBackground({ type: 'popup', tabId });
  if (!answer.ok) {
    root.textContent = answer.reason;
    return;
  }
  document.documentElement.lang = answer.popup.lang;
  const reveal = async (key: string) => {
    await askTab(tabId, { type: 'reveal', key });
    window.close();
  };
  render(<Popup view={answer.popup} onReveal={(key) => void reveal(key)} />, root);
}

const root = document.getElementById('root');
if (root) void show(root);
