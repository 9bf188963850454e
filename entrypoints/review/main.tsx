import { render } from 'preact';
import 'uplot/dist/uPlot.min.css';
import '../../assets/tokens.css';
import '../../components/shared.css';
import '../../components/buttons.css';
import '../../components/controls.css';
import '../../components/review/review.css';
import { ReviewModel } from '../../components/review/model';
import { Review } from '../../components/review/Review';
import { browser } from '../../lib/browser';
import { addressOf } from '../../lib/export/address';
import { type Speaker, speaker } from '../../lib/i18n';
import { troubleText } from '../../lib/judge/trouble';
import type { LedgerTrouble } from '../../lib/ledger';
import { askBackground } from '../../lib/messages/own';
import type { DeskApi, DeskEvent } from '../../lib/review/api';
import { remote } from '../../lib/review/port';
import { loadSettings, watchSettings } from '../../lib/settings';
import { languageOf } from '../../lib/settings/language';
import { tuningOf } from '../../lib/verdict';
import { fileDesk } from './file-desk';
import { keepMemory, loadMemory } from './memory';

function troubleWords(trouble: LedgerTrouble, speak: Speaker): string {
  const { sentence, next } = troubleText(trouble, speak);
  return `${sentence}. ${next}`;
}

async function start(root: HTMLElement): Promise<void> {
  const [settings, memory] = await Promise.all([loadSettings(), loadMemory()]);
  const speak = speaker(languageOf(settings));
  document.documentElement.lang = speak.language;
  document.title = speak.say('review.title');
  let wanted = new URLSearchParams(location.search).get('item') ?? '';
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const desk = remote<DeskApi, DeskEvent>(worker, (event) => {
    if ('trouble' in event) model.onTrouble(troubleWords(event.trouble, speak));
    else model.onProgress(event);
    // The item at which a panel has opened the desk, as soon as it has been read.
    if ('done' in event && wanted !== '') void model.goTo(wanted).then((found) => (wanted = found ? '' : wanted));
  });
  const model = new ReviewModel(desk, memory, keepMemory);
  const files = fileDesk(desk, () => model.memory.rule);
  const forget = async (key: string) => {
    const answer = await askBackground({ type: 'forget', key });
    if (!answer.ok) throw new Error(answer.reason);
    await desk.forgotten(key);
  };
  render(
    <Review model={model} speaker={speak} files={files} addressOf={addressOf} now={() => Date.now()} forget={forget} />,
    root,
  );
  const { language } = settings;
  const { version } = browser.runtime.getManifest();
  const trouble = await desk.start({ tuning: tuningOf(settings), language: speak.language, version });
  if (trouble !== null) model.onTrouble(troubleWords(trouble, speak));
  // Everything that is said on the page, and by the worker, is said anew.
  watchSettings((changed) => {
    if (changed.language !== language) location.reload();
  });
}

const root = document.getElementById('root');
if (root) void start(root);
