import type { Speaker } from '../../lib/i18n';
import type { PopupView } from '../../lib/messages/popup-view';
import type { ItemKey } from '../../lib/model';
import type { Exception, Settings } from '../../lib/settings';
import { Frame } from './Frame';
import { NoteView } from './NoteView';
import { PageView } from './PageView';

/** What the user can ask of the popup. */
export interface PopupActions {
  /** Go to an item of the page. */
  onReveal(key: ItemKey): void;
  /** The figures of a layout match what the user sees, or differ. */
  onAnswer(layout: string, answer: 'matching' | 'differing'): void;
  /** Copy what could not be found on the page. Resolves when it lies in the clipboard. */
  onDiagnose(): Promise<void>;
  /** Switch an adapter's site, and with it the adapter's page kind, on or the site off. */
  onSwitch(site: { readonly id: string; readonly adapter: string }, on: boolean): void;
  onShowAgain(exception: Pick<Exception, 'key' | 'what'>): void;
  onLanguage(language: Settings['language']): void;
  /** Ask the browser for the hosts that it holds back. */
  onAllow(): void;
  onOptions(): void;
  /** Open the first steps, where there is something to try the signs on. */
  onTryIt(): void;
  /** Open the moderator's desk. */
  onReview(): void;
}

interface Props {
  /** Null while the page is being looked at. */
  readonly view: PopupView | null;
  readonly speaker: Speaker;
  readonly language: Settings['language'];
  readonly actions: PopupActions;
}

/** The page at a glance, or a note on why there is nothing to list and what to do next. */
export function Popup({ view, speaker, language, actions }: Props) {
  return (
    <Frame view={view} speaker={speaker} language={language} actions={actions}>
      {view === null ? (
        <Loading words={speaker.say('popup.loading')} />
      ) : view.is === 'page' ? (
        <PageView view={view} speaker={speaker} actions={actions} />
      ) : (
        <NoteView view={view} speaker={speaker} actions={actions} />
      )}
    </Frame>
  );
}

/** The shape of what is to come, so that nothing jumps when it does. */
function Loading({ words }: { words: string }) {
  return (
    <div class="loading" aria-busy="true">
      <p class="hidden" role="status">
        {words}
      </p>
      <div class="ghost wide" />
      <div class="ghost bar" />
      <div class="ghost row" />
      <div class="ghost row" />
      <div class="ghost row" />
    </div>
  );
}
