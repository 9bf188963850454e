import type { PerStep } from './steps';

/** A post's true figures; what a page shows of them is another matter. */
export interface Figures {
  readonly reposts: number;
  readonly comments: number;
  readonly likes: number;
}

type Mix = readonly [reposts: number, comments: number, likes: number];

const figures = ([reposts, comments, likes]: Mix): Figures => ({ reposts, comments, likes });

/** Told figure by figure, one mix for each stop. */
export function told(...mixes: PerStep<Mix>): PerStep<Figures> {
  const [first, second, third, fourth, fifth] = mixes;
  return [figures(first), figures(second), figures(third), figures(fourth), figures(fifth)];
}

function grown(shares: PerStep<number>, [reposts, comments, likes]: Mix): PerStep<Figures> {
  const at = (share: number): Mix => [
    Math.round(reposts * share),
    Math.round(comments * share),
    Math.round(likes * share),
  ];
  const [first, second, third, fourth, fifth] = shares;
  return told(at(first), at(second), at(third), at(fourth), at(fifth));
}

/** An older post's figures, which have almost settled: those of the last stop are given. */
export const settled = (...last: Mix): PerStep<Figures> => grown([0.957, 0.978, 0.984, 0.991, 1], last);

/** A post of the first evening, which most people see in its first two days. */
export const young = (...last: Mix): PerStep<Figures> => grown([0.32, 0.78, 0.86, 0.93, 1], last);

/** A post that comes with a later stop; before it there is nothing to show. */
export const later = (since: 1 | 2 | 3 | 4, ...last: Mix): PerStep<Figures> => {
  const shares = [0.41, 0.77, 0.9, 1];
  const at = (step: number) => (step < since ? 0 : step === 4 ? 1 : (shares[step - since] ?? 1));
  return grown([at(0), at(1), at(2), at(3), at(4)], last);
};
