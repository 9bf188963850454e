import type { ComponentChildren } from 'preact';
import type { Speaker } from '../../lib/i18n';
import type { PopupSite, PopupView } from '../../lib/messages/popup-view';
import type { Settings } from '../../lib/settings';
import { LanguageSelect } from '../LanguageSelect';
import { Switch } from '../Switch';
import type { PopupActions } from './Popup';

interface Props {
  readonly view: PopupView | null;
  readonly speaker: Speaker;
  readonly language: Settings['language'];
  readonly actions: PopupActions;
  readonly children: ComponentChildren;
}

/** What every state of the popup has: the page and its site's switch above, in one line; how it went and the doors below. */
export function Frame({ view, speaker, language, actions, children }: Props) {
  return (
    <main class="popup" lang={speaker.language}>
      {view?.site && <Top view={view} site={view.site} speaker={speaker} onSwitch={actions.onSwitch} />}
      {children}
      <div class="foot">
        {view?.is === 'page' && (
          <p title={view.history}>{[view.healthy && view.health, view.historyInShort].filter(Boolean).join(' · ')}</p>
        )}
        <button type="button" class="door" onClick={actions.onOptions}>
          {speaker.say('popup.options')}
        </button>
        <button type="button" class="door" onClick={actions.onReview}>
          {speaker.say('popup.review')}
        </button>
        <div class="globe">
          <Globe />
          <LanguageSelect speaker={speaker} language={language} onChange={actions.onLanguage} />
        </div>
      </div>
    </main>
  );
}

interface TopProps {
  readonly view: PopupView;
  readonly site: PopupSite;
  readonly speaker: Speaker;
  readonly onSwitch: PopupActions['onSwitch'];
}

/** A note has a heading of its own below. */
function Top({ view, site, speaker, onSwitch }: TopProps) {
  return (
    <div class="top">
      {view.is === 'page' ? <h1>{view.heading}</h1> : <p>{site.name}</p>}
      <Switch
        label={speaker.say('popup.switch', { site: site.name })}
        isBare
        on={view.is === 'page' || view.why !== 'off'}
        onChange={(on) => onSwitch(site, on)}
      />
    </div>
  );
}

/** The language's choice takes no more room than a button: it is wanted once. */
function Globe() {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d="M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M1.5 8h13M8 1.5c4.2 4 4.2 9 0 13c-4.2-4-4.2-9 0-13" />
    </svg>
  );
}
