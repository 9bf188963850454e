import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Speaker } from '../../lib/i18n';

interface Props {
  readonly title: string;
  readonly speaker: Speaker;
  readonly children: ComponentChildren;
  onClose(): void;
}

/** A sheet over the page, which keeps the focus until it is closed. */
export function Sheet({ title, speaker, children, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="sheet" aria-label={title} onClose={onClose}>
      <div class="title">
        <h2>{title}</h2>
        <button type="button" class="act" onClick={() => dialog.current?.close()}>
          {speaker.say('review.close')}
        </button>
      </div>
      {children}
    </dialog>
  );
}
