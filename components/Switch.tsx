interface Props {
  readonly label: string;
  readonly on: boolean;
  onChange(on: boolean): void;
}

/** Something that is on or off, at once. The knob's place tells, colour only helps. */
export function Switch({ label, on, onChange }: Props) {
  return (
    <label class="switch">
      <span>{label}</span>
      <input
        type="checkbox"
        role="switch"
        checked={on}
        aria-checked={on}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
    </label>
  );
}
