/** Names by small numbers, so that a column of them is a column of bytes. */
export class Names<T extends string = string> {
  readonly #numbers = new Map<T, number>();
  readonly #names: T[] = [];

  numberOf(name: T): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    const number = this.#names.push(name) - 1;
    this.#numbers.set(name, number);
    return number;
  }

  /** @throws RangeError for a number that was never given out */
  nameOf(number: number): T {
    const name = this.#names[number];
    if (name === undefined) throw new RangeError(`no name has the number ${number}`);
    return name;
  }

  /** In the order in which they were first met. */
  get all(): readonly T[] {
    return this.#names;
  }
}
