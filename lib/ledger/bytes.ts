/** Thrown while reading bytes that no writer of ours has written; `decodeStretch` turns it into a value. */
export class DamagedBytes extends Error {}

/** Writes whole numbers 0…2^53 in as few bytes as they need, seven bits a byte, the low ones first. */
export class ByteWriter {
  readonly #bytes: number[] = [];

  byte(value: number): void {
    this.#bytes.push(value);
  }

  varint(value: number): void {
    let rest = value;
    // Division instead of shifts: shifts would cut numbers off at 32 bits.
    while (rest >= 128) {
      this.#bytes.push((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    this.#bytes.push(rest);
  }

  /** A varint whose first byte also carries a tag of `tagBits` bits, so that a small number and its tag are one byte. */
  tagged(value: number, tag: number, tagBits: number): void {
    const room = 1 << (7 - tagBits);
    const first = tag * room + (value % room);
    const rest = Math.floor(value / room);
    this.byte(rest === 0 ? first : first + 128);
    if (rest > 0) this.varint(rest);
  }

  /** All that was written, and two bytes by which a reader sees that it is whole. */
  seal(): Uint8Array {
    this.#bytes.push(...checksums(this.#bytes, this.#bytes.length));
    return new Uint8Array(this.#bytes);
  }
}

/** Reads what `ByteWriter` wrote. Every method throws `DamagedBytes` where the bytes end too early or mean nothing. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #end: number;
  #at = 0;

  constructor(sealed: Uint8Array) {
    this.#bytes = sealed;
    this.#end = sealed.length - 2;
    if (this.#end < 0) throw new DamagedBytes('too short');
    const [plain, weighted] = checksums(sealed, this.#end);
    if (plain !== sealed[this.#end] || weighted !== sealed[this.#end + 1]) throw new DamagedBytes('checksum differs');
  }

  byte(): number {
    const value = this.#bytes[this.#at];
    if (value === undefined || this.#at >= this.#end) throw new DamagedBytes('ends too early');
    this.#at += 1;
    return value;
  }

  varint(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.byte();
      value += (byte % 128) * scale;
      if (value > 2 ** 53) throw new DamagedBytes('number too large');
      if (byte < 128) return value;
      scale *= 128;
    }
  }

  tagged(tagBits: number): { value: number; tag: number } {
    const room = 1 << (7 - tagBits);
    const first = this.byte();
    const tag = (first & 127) >> (7 - tagBits);
    const rest = first < 128 ? 0 : this.varint();
    return { value: (first % room) + rest * room, tag };
  }

  finish(): void {
    if (this.#at !== this.#end) throw new DamagedBytes('bytes left over');
  }
}

/** Fletcher's sums modulo 256: the first sees any one changed byte, the second also bytes that changed places. */
function checksums(bytes: ArrayLike<number>, length: number): [plain: number, weighted: number] {
  let plain = 0;
  let weighted = 0;
  for (let i = 0; i < length; i += 1) {
    plain = (plain + (bytes[i] ?? 0)) & 255;
    weighted = (weighted + plain) & 255;
  }
  return [plain, weighted];
}
