import { useEffect, useRef, useState } from 'preact/hooks';
import type { Speaker } from '../../lib/i18n';

interface Props {
  readonly speaker: Speaker;
  /** On the button that begins it: "Delete…". */
  readonly label: string;
  /** Its accessible name, where the label alone does not tell what it is about. */
  readonly name?: string;
  /** What is lost. */
  readonly lost: string;
  readonly disabled: boolean;
  onSure(): void;
}

type Stage = 'closed' | 'lost' | 'sure';

/** A button for what cannot be undone: says what is lost, then asks once more. */
export function AskTwice({ speaker, label, name = label, lost, disabled, onSure }: Props) {
  const [stage, setStage] = useState<Stage>('closed');
  const door = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  const isOpen = stage !== 'closed';
  useEffect(() => {
    if (wasOpen.current && !isOpen) door.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  const next = () => {
    setStage(stage === 'lost' ? 'sure' : 'closed');
    if (stage === 'sure') onSure();
  };
  return (
    <>
      <button
        ref={door}
        type="button"
        class="act"
        aria-label={name}
        aria-expanded={isOpen}
        disabled={disabled}
        onClick={() => setStage(isOpen ? 'closed' : 'lost')}
      >
        {label}
      </button>
      {isOpen && (
        <Question
          key={stage}
          words={stage === 'lost' ? lost : speaker.say('data.erase.sure')}
          yes={speaker.say(stage === 'lost' ? 'data.erase.go' : 'data.erase.now')}
          no={speaker.say('job.cancel')}
          onYes={next}
          onNo={() => setStage('closed')}
        />
      )}
    </>
  );
}

interface QuestionProps {
  readonly words: string;
  readonly yes: string;
  readonly no: string;
  onYes(): void;
  onNo(): void;
}

/** The answer that changes nothing has the focus. */
function Question({ words, yes, no, onYes, onNo }: QuestionProps) {
  const safe = useRef<HTMLButtonElement>(null);
  useEffect(() => safe.current?.focus(), []);
  return (
    <div
      class="ask"
      role="alertdialog"
      aria-label={words}
      onKeyDown={({ key }) => {
        if (key === 'Escape') onNo();
      }}
    >
      <p>{words}</p>
      <div class="acts">
        <button type="button" class="act danger" onClick={onYes}>
          {yes}
        </button>
        <button ref={safe} type="button" class="act" onClick={onNo}>
          {no}
        </button>
      </div>
    </div>
  );
}
