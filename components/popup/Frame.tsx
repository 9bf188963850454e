import type { ComponentChildren } from 'preact';
import type { Speaker } from '../../lib/i18n';
import type { PopupSite } from '../../lib/messages/popup-view';
import type { Settings } from '../../lib/settings';
import { LanguageSelect } from '../LanguageSelect';
import { Switch } from '../Switch';
import type { PopupActions } from './Popup';

interface Props {
  readonly site: PopupSite | null;
  readonly isOn: boolean;
  readonly speaker: Speaker;
  readonly language: Settings['language'];
  readonly actions: PopupActions;
  readonly children: ComponentChildren;
}

/** What every state of the popup has: the site's switch above, the doors below. */
export function Frame({ site, isOn, speaker, language, actions, children }: Props) {
  return (
    <main class="popup" lang={speaker.language}>
      {site && (
        <div class="site">
          <Switch
            label={speaker.say('popup.switch', { site: site.name })}
            on={isOn}
            onChange={(on) => actions.onSwitch(site, on)}
          />
        </div>
      )}
      {children}
      <div class="doors">
        <button type="button" class="door" onClick={actions.onOptions}>
          {speaker.say('popup.options')}
        </button>
        <button type="button" class="door" onClick={actions.onReview}>
          {speaker.say('popup.review')}
        </button>
        <LanguageSelect speaker={speaker} language={language} onChange={actions.onLanguage} />
      </div>
    </main>
  );
}
