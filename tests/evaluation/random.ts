/** A seeded source of the distributions that attacks and samples are drawn from. The same seed gives the same run. */
export class Random {
  #state: number;

  constructor(seed: number | string) {
    this.#state = typeof seed === 'number' ? seed >>> 0 : hash(seed);
  }

  /** A source of its own for a part of the work, so that adding draws in one part changes no other. */
  fork(name: string): Random {
    return new Random(hash(`${this.#state}/${name}`));
  }

  /** Uniform in [0, 1). Mulberry32. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  uniform(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  logUniform(low: number, high: number): number {
    return Math.exp(this.uniform(Math.log(low), Math.log(high)));
  }

  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(values: readonly [T, ...T[]]): T;
  pick<T>(values: readonly T[]): T | undefined;
  pick<T>(values: readonly T[]): T | undefined {
    return values[Math.floor(this.next() * values.length)];
  }

  /** A copy in random order. */
  shuffled<T>(values: readonly T[]): T[] {
    const copy = [...values];
    for (let i = copy.length - 1; i > 0; i -= 1) {
      const j = this.integer(0, i);
      [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
    }
    return copy;
  }

  /** `n` of the values, without repetition. */
  sample<T>(values: readonly T[], n: number): T[] {
    return this.shuffled(values).slice(0, n);
  }

  normal(mean = 0, sd = 1): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()));
    return mean + sd * radius * Math.cos(2 * Math.PI * this.next());
  }

  /** Marsaglia and Tsang. */
  gamma(shape: number, scale = 1): number {
    if (shape < 1) return this.gamma(shape + 1, scale) * (1 - this.next()) ** (1 / shape);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = this.normal();
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(1 - this.next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v * scale;
    }
  }

  dirichlet(weights: readonly number[]): number[] {
    const draws = weights.map((weight) => this.gamma(Math.max(weight, 1e-6)));
    const total = draws.reduce((sum, draw) => sum + draw, 0);
    return draws.map((draw) => draw / total);
  }

  poisson(mean: number): number {
    if (mean > 200) return Math.max(0, Math.round(this.normal(mean, Math.sqrt(mean))));
    const limit = Math.exp(-mean);
    let count = 0;
    for (let product = this.next(); product > limit; product *= this.next()) count += 1;
    return count;
  }

  /** How many of `n` fall into each of the shares. */
  multinomial(n: number, shares: readonly number[]): number[] {
    let left = n;
    let rest = 1;
    return shares.map((share) => {
      const drawn = rest <= 0 ? 0 : this.binomial(left, Math.min(1, share / rest));
      left -= drawn;
      rest -= share;
      return drawn;
    });
  }

  binomial(n: number, probability: number): number {
    if (n > 1000 && n * probability > 20 && n * (1 - probability) > 20) {
      const sd = Math.sqrt(n * probability * (1 - probability));
      return Math.min(n, Math.max(0, Math.round(this.normal(n * probability, sd))));
    }
    if (n > 1000) {
      const rare = Math.min(n, this.poisson(n * Math.min(probability, 1 - probability)));
      return probability <= 0.5 ? rare : n - rare;
    }
    let count = 0;
    for (let i = 0; i < n; i += 1) if (this.next() < probability) count += 1;
    return count;
  }
}

function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}
