import type { PopupDiagnose } from '../../lib/messages/popup-view';
import type { PopupActions } from './Popup';

interface Props {
  readonly words: PopupDiagnose;
  readonly onDiagnose: PopupActions['onDiagnose'];
}

/** Copies a report for whoever mends an adapter, and says so on the button. */
export function Diagnose({ words, onDiagnose }: Props) {
  const copy = async (button: HTMLButtonElement) => {
    await onDiagnose();
    button.textContent = words.done;
  };
  return (
    <button type="button" class="act" onClick={({ currentTarget }) => void copy(currentTarget)}>
      {words.label}
    </button>
  );
}
