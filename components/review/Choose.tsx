import { useEffect, useRef } from 'preact/hooks';
import type { Speaker } from '../../lib/i18n';

interface Props<T extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly word: string }[];
  /** None means all. */
  readonly chosen: readonly T[];
  readonly speaker: Speaker;
  onChange(chosen: readonly T[]): void;
}

/** A choice of several, folded away behind what is chosen. */
export function Choose<T extends string>({ label, options, chosen, speaker, onChange }: Props<T>) {
  const fold = useRef<HTMLDetailsElement>(null);
  useFoldsAway(fold);
  const words = options.filter(({ value }) => chosen.includes(value)).map(({ word }) => word);
  const summary =
    chosen.length === 0
      ? speaker.say('review.filter.any')
      : words.length === 1
        ? words[0]
        : speaker.say('review.filter.some', { n: speaker.number(chosen.length) });
  return (
    <details ref={fold} class={chosen.length > 0 ? 'choose set' : 'choose'}>
      <summary>
        {label} <b>{summary}</b>
      </summary>
      <fieldset>
        <legend class="hidden">{label}</legend>
        {options.map(({ value, word }) => (
          <label key={value}>
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={({ currentTarget }) =>
                onChange(currentTarget.checked ? [...chosen, value] : chosen.filter((each) => each !== value))
              }
            />
            {word}
          </label>
        ))}
      </fieldset>
    </details>
  );
}

/** Closes a fold where something else is pressed, and with Escape. */
function useFoldsAway(fold: { readonly current: HTMLDetailsElement | null }): void {
  useEffect(() => {
    const close = (event: Event) => {
      const { current } = fold;
      if (!current?.open) return;
      const leaves = event instanceof KeyboardEvent && event.key === 'Escape';
      if (leaves || (event.type === 'pointerdown' && !event.composedPath().includes(current))) current.open = false;
    };
    addEventListener('pointerdown', close);
    addEventListener('keydown', close);
    return () => {
      removeEventListener('pointerdown', close);
      removeEventListener('keydown', close);
    };
  }, [fold]);
}
