import { DROPLET_BOX, DROPLET_PATH } from '../../assets/droplet';
import type { Speaker } from '../../lib/i18n';
import type { NoteReason, PopupView } from '../../lib/messages/popup-view';
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
        <Sign why={view.why} />
        <h1>{view.heading}</h1>
        <p>{view.sentence}</p>
        {view.next && <p>{view.next}</p>}
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
        {view.why === 'elsewhere' && (
          <button type="button" class="act main" onClick={actions.onTryIt}>
            {speaker.say('popup.tryIt')}
          </button>
        )}
        {view.diagnose && <Diagnose words={view.diagnose} onDiagnose={actions.onDiagnose} />}
      </div>
    </>
  );
}

/** What stands in the droplet, as path data; a stroke without length is a dot. */
const MARKS: { readonly [W in NoteReason]: string } = {
  elsewhere: 'M4 11.4q1.5-1.5 3 0t3 0',
  empty: 'M4.6 11.2h0M7 11.2h0M9.4 11.2h0',
  changed: 'M5.6 9.3a1.5 1.5 0 1 1 2.2 1.3q-.8.5-.8 1.1M7 13.6h0',
  off: '',
  permission: 'M7 8.4a1.1 1.1 0 1 0 0 2.2a1.1 1.1 0 1 0 0-2.2M7 10.6v2.4',
  failed: 'M7 7.8v3.7M7 13.5h0',
};

/** The droplet, large and quiet, with the reason in it; switched off it holds nothing, as on the toolbar. */
function Sign({ why }: { why: NoteReason }) {
  return (
    <svg class="sign" viewBox={`0 0 ${DROPLET_BOX.width} ${DROPLET_BOX.height}`} aria-hidden="true">
      <path d={DROPLET_PATH} />
      <path class="mark" d={MARKS[why]} />
    </svg>
  );
}
