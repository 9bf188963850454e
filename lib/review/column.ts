type Numbers = Float64Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>;

/** A list of numbers without a box around each: it grows by doubling. */
class Column {
  #held: Numbers;
  readonly #make: (length: number) => Numbers;

  constructor(make: (length: number) => Numbers) {
    this.#make = make;
    this.#held = make(1024);
  }

  /** 0 where nothing was put. */
  at(place: number): number {
    return this.#held[place] ?? 0;
  }

  put(place: number, value: number): void {
    if (place >= this.#held.length) {
      const larger = this.#make(Math.max(place + 1, 2 * this.#held.length));
      larger.set(this.#held);
      this.#held = larger;
    }
    this.#held[place] = value;
  }
}

export const wide = () => new Column((length) => new Float64Array(length));
export const whole = () => new Column((length) => new Uint32Array(length));
export const small = () => new Column((length) => new Uint8Array(length));
