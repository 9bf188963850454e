import { useRef } from 'preact/hooks';

interface Props {
  readonly label: string;
  /** What the dialog offers, e.g. `.json`. */
  readonly accept: string;
  readonly disabled?: boolean;
  onFile(file: File): void;
}

/** A button that opens a file. */
export function FileButton({ label, accept, disabled = false, onFile }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const take = (from: HTMLInputElement) => {
    const [file] = from.files ?? [];
    // The same file can be chosen again, after it was mended.
    from.value = '';
    if (file) onFile(file);
  };
  return (
    <>
      <button type="button" class="act" disabled={disabled} onClick={() => input.current?.click()}>
        {label}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        accept={accept}
        onChange={({ currentTarget }) => take(currentTarget)}
      />
    </>
  );
}
