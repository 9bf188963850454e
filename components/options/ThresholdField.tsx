import { useId } from 'preact/hooks';

interface Props {
  /** What is set; shown above the slider. */
  readonly label: string;
  /** What a screen reader calls it, where the label alone does not tell it from others. */
  readonly name?: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly preset: number;
  /** The value in its natural unit. */
  readonly words: string;
  /** What the two ends mean. */
  readonly ends: readonly [low: string, high: string];
  /** On the way back to the default. */
  readonly back: string;
  readonly disabled?: boolean;
  onInput(value: number): void;
}

/** A slider that says its value in words, shows where its default is, and leads back to it. */
export function ThresholdField({ label, name, value, preset, words, ends, back, disabled, onInput, ...range }: Props) {
  const id = useId();
  const at = (100 * (preset - range.min)) / (range.max - range.min);
  return (
    <div class="threshold">
      <p>
        <label for={id}>{label}</label>
        <output for={id}>{words}</output>
        <button
          type="button"
          class="back"
          disabled={disabled === true || value === preset}
          aria-label={`${back}: ${name ?? label}`}
          onClick={() => onInput(preset)}
        >
          {back}
        </button>
      </p>
      <div class="track">
        <input
          id={id}
          type="range"
          {...range}
          value={value}
          disabled={disabled === true}
          aria-label={name ?? label}
          aria-valuetext={words}
          onInput={({ currentTarget }) => onInput(currentTarget.valueAsNumber)}
        />
        <i class="preset" style={{ '--at': at / 100 }} />
      </div>
      <p class="ends" aria-hidden="true">
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </p>
    </div>
  );
}
