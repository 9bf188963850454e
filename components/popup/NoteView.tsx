import type { Speaker } from '../../lib/i18n';
import type { PopupView } from '../../lib/messages/popup-view';
import { Droplet } from '../Droplet';
import { Diagnose } from './Diagnose';
import type { PopupActions } from './Popup';
import { Trouble } from './Trouble';

type Note = Extract<PopupView, { is: 'note' }>;

interface Props {
  readonly view: Note;
  readonly speaker: Speaker;
  readonly actions: PopupActions;
}

/** Nothing to list: why, and the next step. */
export function NoteView({ view, speaker, actions }: Props) {
  const { site } = view;
  return (
    <>
      {view.trouble && <Trouble trouble={view.trouble} />}
      <div class={`note ${view.why}`}>
        <Droplet state={view.why === 'off' ? 'unknown' : 'ordinary'} />
        <h1>{view.heading}</h1>
        <p>{view.sentence}</p>
        {view.next && <p class="next">{view.next}</p>}
        {view.why === 'permission' && (
          <button type="button" class="act main" onClick={actions.onAllow}>
            {speaker.say('popup.allow')}
          </button>
        )}
        {view.why === 'off' && site && (
          <button type="button" class="act main" onClick={() => actions.onSwitch(site, true)}>
            {speaker.say('popup.switchOn')}
          </button>
        )}
        {view.diagnose && <Diagnose words={view.diagnose} onDiagnose={actions.onDiagnose} />}
      </div>
    </>
  );
}
