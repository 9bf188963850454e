import { useEffect, useRef, useState } from 'preact/hooks';
import type { Speaker } from '../../lib/i18n';
import type { ItemKey } from '../../lib/model';
import type { ReviewModel } from './model';

interface Props {
  readonly itemKey: ItemKey;
  /** How many values are lost. */
  readonly points: number;
  readonly model: ReviewModel;
  readonly speaker: Speaker;
  /** Drops all that is remembered of an item. Rejects with words where that fails. */
  forget(key: ItemKey): Promise<void>;
}

/** Drops the item from the history. It cannot be undone, so it is asked for once more, where the button stands. */
export function Forget({ itemKey, points, model, speaker, forget }: Props) {
  const { say } = speaker;
  const [stage, setStage] = useState<'closed' | 'asking' | 'busy'>('closed');
  const next = useRef<HTMLButtonElement>(null);
  const before = useRef(stage);
  useEffect(() => {
    // What was pressed has gone; the answer that changes nothing comes first.
    if (before.current !== stage) next.current?.focus();
    before.current = stage;
  }, [stage]);
  const sure = async () => {
    setStage('busy');
    try {
      await forget(itemKey);
      await model.renew();
      model.tell({ is: 'forgotten' });
    } catch (error) {
      model.fail(error);
    }
    setStage('closed');
  };
  if (stage === 'closed') {
    return (
      <button ref={next} type="button" class="act forget" onClick={() => setStage('asking')}>
        {say('review.forget')}
      </button>
    );
  }
  const lost = say('review.forget.lost', { points: speaker.number(points) });
  return (
    <div
      class="forget"
      role="alertdialog"
      aria-label={lost}
      onKeyDown={({ key }) => {
        if (key === 'Escape') setStage('closed');
      }}
    >
      <p>{lost}</p>
      <div class="acts">
        <button type="button" class="act danger" disabled={stage === 'busy'} onClick={() => void sure()}>
          {say('review.forget.do')}
        </button>
        <button ref={next} type="button" class="act" onClick={() => setStage('closed')}>
          {say('review.forget.no')}
        </button>
      </div>
    </div>
  );
}
