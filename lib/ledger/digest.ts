import type { HeadRow } from './schema';

/** Two runs of 32-bit FNV-1a, of which the second starts elsewhere: 64 bits tell changed rows apart well enough. */
class Fingerprint {
  #one = 0x811c9dc5;
  #other = 0x050c5d1f;

  add(value: number): void {
    this.#one = Math.imul(this.#one ^ value, 0x01000193);
    this.#other = Math.imul(this.#other ^ value, 0x01000193);
  }

  text(text: string): void {
    for (let i = 0; i < text.length; i += 1) this.add(text.charCodeAt(i));
    this.add(text.length);
  }

  bytes(bytes: Uint8Array): void {
    for (const byte of bytes) this.add(byte);
    this.add(bytes.length);
  }

  /** 16 hexadecimal digits. */
  toString(): string {
    return [this.#one, this.#other].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
  }
}

/** Fingerprint of one item's rows: its facts and all its stretches. */
export function digestOfRow({ b, ...facts }: HeadRow, closed: readonly Uint8Array[] = []): string {
  const print = new Fingerprint();
  print.text(JSON.stringify(facts));
  for (const bytes of [...closed, b]) print.bytes(bytes);
  return print.toString();
}

/** Fingerprint of several, in their order. */
export function digestOfDigests(digests: readonly string[]): string {
  const print = new Fingerprint();
  for (const digest of digests) print.text(digest);
  return print.toString();
}
