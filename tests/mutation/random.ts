/** A seeded source of chance: the same seed makes the same mutants on every machine. */
export interface Random {
  /** A whole number from 0 up to, not including, `end`. */
  below(end: number): number;
  /** One of the items; undefined where there are none. */
  pick<T>(items: readonly T[]): T | undefined;
}

/** The generator "mulberry32", whose state is one 32-bit number. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const below = (end: number) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (((mixed ^ (mixed >>> 14)) >>> 0) * end) / 2 ** 32;
  };
  return {
    below: (end) => Math.floor(below(end)),
    pick: (items) => items[Math.floor(below(items.length))],
  };
}
