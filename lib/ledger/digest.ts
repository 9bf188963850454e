import type { HeadRow } from './schema';

const PRIME = 0x01000193;

/** 32-bit FNV-1a, and once more over its own steps: 48 bits of the two tell changed rows apart well enough. */
class Fingerprint {
  #one = 0x811c9dc5;
  #other = 0x050c5d1f;

  text(text: string): void {
    let [one, other] = [this.#one, this.#other];
    for (let i = 0; i < text.length; i += 1) {
      one = Math.imul(one ^ text.charCodeAt(i), PRIME);
      other = Math.imul(other ^ one, PRIME);
    }
    this.#end(one, other, text.length);
  }

  bytes(bytes: Uint8Array): void {
    let [one, other] = [this.#one, this.#other];
    // Four at a time; past the end there are zeros, which the length tells from real ones.
    for (let i = 0; i < bytes.length; i += 4) {
      const low = (bytes[i] ?? 0) | ((bytes[i + 1] ?? 0) << 8);
      const high = ((bytes[i + 2] ?? 0) << 16) | ((bytes[i + 3] ?? 0) << 24);
      one = Math.imul(one ^ low ^ high, PRIME);
      one ^= one >>> 15;
      other = Math.imul(other ^ one, PRIME);
    }
    this.#end(one, other, bytes.length);
  }

  #end(one: number, other: number, length: number): void {
    this.#one = Math.imul(one ^ length, PRIME);
    this.#other = Math.imul(other ^ length, PRIME);
  }

  /** 12 hexadecimal digits. */
  toString(): string {
    return (this.#one >>> 0).toString(16).padStart(8, '0') + (this.#other >>> 16).toString(16).padStart(4, '0');
  }
}

/** Fingerprint of one item's rows: its facts and all its stretches, not what was made of them. */
export function digestOfRow(row: HeadRow, closed: readonly Uint8Array[] = []): string {
  const print = new Fingerprint();
  print.text(factsText(row));
  for (const bytes of closed) print.bytes(bytes);
  print.bytes(row.b);
  return print.toString();
}

/**
 * What an item is known by as JSON, in an order of its own: a row that was just made has another than one that was
 * read. Put together by hand, because JSON is slow with a list of names; kept verdicts bear digests of this very text.
 */
export function factsText({ k, t, a, o, n, p, u, s, f, r, c }: HeadRow): string {
  let text = `{"k":${k},"t":${JSON.stringify(t)}`;
  if (a !== undefined) text += `,"a":${JSON.stringify(a)}`;
  if (o !== undefined) text += `,"o":${o}`;
  if (n !== undefined) text += `,"n":${JSON.stringify(n)}`;
  if (p !== undefined) text += `,"p":${p}`;
  if (u !== undefined) text += `,"u":${u}`;
  if (s !== undefined) text += `,"s":${s}`;
  if (f !== undefined) text += `,"f":${f}`;
  if (r !== undefined) text += `,"r":${JSON.stringify(r)}`;
  if (c !== undefined) text += `,"c":[${c.join()}]`;
  return `${text}}`;
}

/** Fingerprint of several, in their order. */
export function digestOfDigests(digests: readonly string[]): string {
  const print = new Fingerprint();
  for (const digest of digests) print.text(digest);
  return print.toString();
}
