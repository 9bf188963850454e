import type { Sentence } from '../model';
import type { z } from './zod';

/** What is wrong at one place of a user's file. */
export interface Problem {
  /** The names and the places in lists, from 0, that lead there; empty for the file itself. */
  readonly place: readonly (string | number)[];
  /** What is wrong there, to be read after the place: "is missing". */
  readonly what: Sentence;
}

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

const MAX_PROBLEMS = 20;
const KINDS: readonly string[] = ['string', 'number', 'int', 'array', 'object'];

const stepsOf = (path: Path): Problem['place'] =>
  path.map((step) => (typeof step === 'number' ? step : String(step).slice(0, 60)));

/** A place for programs and their logs: "item › fields › likes › at › entry 1 › where". */
export const placeInEnglish = (place: Problem['place']): string =>
  place.map((step) => (typeof step === 'number' ? `entry ${step + 1}` : step)).join(' › ') || 'the file';

function isThere(value: unknown, path: Path): boolean {
  let at = value;
  for (const step of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return false;
    at = (at as Readonly<Record<PropertyKey, unknown>>)[step];
  }
  return true;
}

const plain = (id: string): Sentence => ({ id, params: {} });
const withNumber = (id: string, n: number | bigint): Sentence => ({
  id,
  params: { n: { is: 'number', value: Number(n) } },
});

function sentenceOf(issue: Issue): Sentence {
  switch (issue.code) {
    case 'invalid_type':
      return plain(KINDS.includes(issue.expected) ? `wrong.kind.${issue.expected}` : 'wrong.form');
    case 'invalid_value': {
      const values = issue.values.map((value) => JSON.stringify(value)).join(', ');
      return {
        id: issue.values.length === 1 ? 'wrong.value' : 'wrong.values',
        params: { values: { is: 'text', value: values } },
      };
    }
    case 'too_big':
      if (issue.origin === 'string') return withNumber('wrong.long', issue.maximum);
      return withNumber(issue.origin === 'array' ? 'wrong.many' : 'wrong.most', issue.maximum);
    case 'too_small':
      if (issue.origin === 'string' || issue.origin === 'array') return plain('wrong.empty');
      return withNumber('wrong.least', issue.minimum);
    default:
      // Patterns and refinements of a user's file name a message of their own.
      return plain(issue.message.startsWith('wrong.') ? issue.message : 'wrong.form');
  }
}

/** What zod found wrong with `value`, in words, one problem for each place and at most 20. */
export function problemsOf(issues: readonly Issue[], value: unknown): readonly Problem[] {
  const problems = issues.flatMap((issue): Problem[] => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ place: stepsOf([...issue.path, key]), what: plain('wrong.unknown') }));
    const what = isThere(value, issue.path) ? sentenceOf(issue) : plain('wrong.missing');
    return [{ place: stepsOf(issue.path), what }];
  });
  const places = new Map(problems.toReversed().map((problem) => [placeInEnglish(problem.place), problem]));
  return problems.filter((problem) => places.get(placeInEnglish(problem.place)) === problem).slice(0, MAX_PROBLEMS);
}
