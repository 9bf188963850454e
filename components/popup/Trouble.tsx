import type { PopupTrouble } from '../../lib/messages/popup-view';

/** What is the matter with the history, and what to do about it. */
export function Trouble({ trouble }: { readonly trouble: PopupTrouble }) {
  return (
    <div class="notice" role="status">
      <p>{trouble.sentence}</p>
      <p class="next">{trouble.next}</p>
    </div>
  );
}
