interface Props<T extends string> {
  readonly legend: string;
  readonly name: string;
  readonly value: T;
  readonly options: readonly {
    readonly value: T;
    readonly label: string;
    /** Said below the label while it is chosen. */
    readonly hint?: string;
    readonly disabled?: boolean;
  }[];
  onChange(value: T): void;
}

/** One of several, all of them in sight. */
export function Radios<T extends string>({ legend, name, value, options, onChange }: Props<T>) {
  return (
    <fieldset class="radios">
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            disabled={option.disabled ?? false}
            onChange={() => onChange(option.value)}
          />
          <span>
            {option.label}
            {option.hint !== undefined && option.value === value && <small>{option.hint}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
