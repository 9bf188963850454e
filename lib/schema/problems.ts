import type { z } from './zod';

/** What is wrong at one place of a user's file. */
export interface Problem {
  /** The way to the place: "item › fields › likes › at › entry 1 › where". */
  readonly path: string;
  /** What is wrong there, to be read after the path: "is missing". */
  readonly message: string;
}

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

const MAX_PROBLEMS = 20;
const KINDS: Readonly<Record<string, string>> = {
  string: 'text in quotes',
  number: 'a number',
  int: 'a whole number',
  array: 'a list [ … ]',
  object: 'an object { … }',
};

const inWords = (path: Path) =>
  path.map((step) => (typeof step === 'number' ? `entry ${step + 1}` : String(step).slice(0, 60))).join(' › ') ||
  'the file';

function isThere(value: unknown, path: Path): boolean {
  let at = value;
  for (const step of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return false;
    at = (at as Readonly<Record<PropertyKey, unknown>>)[step];
  }
  return true;
}

/** The unit in which zod measured, in words. */
const unitOf = (origin: string) => (origin === 'string' ? ' characters' : origin === 'array' ? ' entries' : '');

function messageOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${KINDS[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? `must have at most ${issue.maximum}${unitOf(issue.origin)}`
        : `must be at most ${issue.maximum}`;
    case 'too_small':
      if (issue.origin === 'string' || issue.origin === 'array') return 'must not be empty';
      return `must be at least ${issue.minimum}`;
    default:
      // The schema's own words: patterns and refinements bring theirs.
      return issue.message;
  }
}

/** What zod found wrong with `value`, in words, one problem for each place and at most 20. */
export function problemsOf(issues: readonly Issue[], value: unknown): readonly Problem[] {
  const problems = issues.flatMap((issue): Problem[] => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ path: inWords([...issue.path, key]), message: 'is not known here' }));
    const message = isThere(value, issue.path) ? messageOf(issue) : 'is missing';
    return [{ path: inWords(issue.path), message }];
  });
  const places = new Map(problems.toReversed().map((problem) => [problem.path, problem]));
  return problems.filter((problem) => places.get(problem.path) === problem).slice(0, MAX_PROBLEMS);
}
