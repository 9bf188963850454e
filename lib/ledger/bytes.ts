/** Thrown while reading bytes that no writer of ours has written; the readers of whole rows turn it into a value. */
export class DamagedBytes extends Error {}

/** The room that the last writer no longer needs, for the next one. */
let spare: Uint8Array<ArrayBuffer> | null = null;

/** Writes whole numbers 0…2^53 in as few bytes as they need, seven bits a byte, the low ones first. */
export class ByteWriter {
  #bytes: Uint8Array<ArrayBuffer>;
  #length = 0;

  constructor() {
    this.#bytes = spare ?? new Uint8Array(1024);
    spare = null;
  }

  byte(value: number): void {
    if (this.#length === this.#bytes.length) this.#grow(1);
    this.#bytes[this.#length] = value;
    this.#length += 1;
  }

  varint(value: number): void {
    let rest = value;
    // Division instead of shifts: shifts would cut numbers off at 32 bits.
    while (rest >= 128) {
      this.byte((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    this.byte(rest);
  }

  /** A varint whose first byte also carries a tag of `tagBits` bits, so that a small number and its tag are one byte. */
  tagged(value: number, tag: number, tagBits: number): void {
    const room = 1 << (7 - tagBits);
    const first = tag * room + (value % room);
    const rest = Math.floor(value / room);
    this.byte(rest === 0 ? first : first + 128);
    if (rest > 0) this.varint(rest);
  }

  /** Bytes as they are, without their number. */
  raw(bytes: Uint8Array): void {
    if (this.#length + bytes.length > this.#bytes.length) this.#grow(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** All that was written; the last thing asked of a writer. */
  bytes(): Uint8Array {
    const written = this.#bytes.slice(0, this.#length);
    spare = this.#bytes;
    return written;
  }

  /** All that was written, and two bytes by which a reader sees that it is whole. */
  seal(): Uint8Array {
    const sum = checksum(this.#bytes, this.#length);
    this.byte(sum & 255);
    this.byte(sum >> 8);
    return this.bytes();
  }

  #grow(more: number): void {
    const grown = new Uint8Array(2 * this.#bytes.length + more);
    grown.set(this.#bytes);
    this.#bytes = grown;
  }
}

/**
 * Reads what `ByteWriter` wrote. Every method throws `DamagedBytes` where the bytes end too early or mean nothing. The
 * bytes stand open: what is read by the thousand is read in place, and `skipTo` checks once that it did not pass the end.
 */
export class ByteReader {
  readonly bytes: Uint8Array;
  readonly #end: number;
  #at = 0;
  /** Of the number that `tagged` gave last. */
  tag = 0;

  /** @param bytes what `seal` gave; opened here, so that nothing is read of bytes that are not whole */
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.#end = bytes.length - 2;
    if (this.#end < 0) throw new DamagedBytes('too short');
    const sum = checksum(bytes, this.#end);
    if (bytes[this.#end] !== (sum & 255) || bytes[this.#end + 1] !== sum >> 8)
      throw new DamagedBytes('checksum differs');
  }

  /** Where the next byte stands. */
  get at(): number {
    return this.#at;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#end;
  }

  skipTo(at: number): void {
    if (at > this.#end) throw new DamagedBytes('ends too early');
    this.#at = at;
  }

  byte(): number {
    const at = this.#at;
    const value = this.bytes[at];
    if (at >= this.#end || value === undefined) throw new DamagedBytes('ends too early');
    this.#at = at + 1;
    return value;
  }

  varint(): number {
    const first = this.byte();
    return first < 128 ? first : this.#longer(first - 128, 128);
  }

  /** What `tagged` wrote: gives the number, and the tag in `tag`. */
  tagged(tagBits: number): number {
    const shift = 7 - tagBits;
    const first = this.byte();
    const low = first & ((1 << shift) - 1);
    this.tag = (first & 127) >> shift;
    return first < 128 ? low : this.#longer(low, 1 << shift);
  }

  /** The next `length` bytes, not copied. */
  raw(length: number): Uint8Array {
    const from = this.#at;
    this.skipTo(from + length);
    return this.bytes.subarray(from, this.#at);
  }

  finish(): void {
    if (!this.isAtEnd) throw new DamagedBytes('bytes left over');
  }

  #longer(low: number, from: number): number {
    let value = low;
    let scale = from;
    for (;;) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (value > 2 ** 53) throw new DamagedBytes('number too large');
      if (byte < 128) return value;
      scale *= 128;
    }
  }
}

/** Fletcher's sums modulo 256: the low one sees any one changed byte, the high one also bytes that changed places. */
function checksum(bytes: Uint8Array, length: number): number {
  let plain = 0;
  let weighted = 0;
  // Cut off at 32 bits, of which the lowest eight are the same as if each step had been cut off at eight.
  for (let i = 0; i < length; i += 1) {
    plain = (plain + (bytes[i] ?? 0)) | 0;
    weighted = (weighted + plain) | 0;
  }
  return (plain & 255) | ((weighted & 255) << 8);
}
