interface Props {
  readonly done: number;
  readonly of: number;
  readonly words: string;
  readonly stopWord: string;
  onStop(): void;
}

/** How far a long work is, and the way out of it. */
export function Progress({ done, of, words, stopWord, onStop }: Props) {
  return (
    <div class="progress">
      <progress value={done} max={of} aria-label={words} />
      <span>{words}</span>
      <button type="button" class="act" onClick={onStop}>
        {stopWord}
      </button>
    </div>
  );
}
