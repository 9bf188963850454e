interface Props {
  readonly label: string;
  readonly on: boolean;
  /** The label is only told, not shown: what stands beside the switch says it to the eye. */
  readonly isBare?: boolean;
  onChange(on: boolean): void;
}

/** Something that is on or off, at once. The knob's place tells, colour only helps. */
export function Switch({ label, on, isBare = false, onChange }: Props) {
  return (
    <label class="switch" title={isBare ? label : undefined}>
      <span class={isBare ? 'hidden' : ''}>{label}</span>
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
