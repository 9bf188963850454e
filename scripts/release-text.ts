/** Which part of a version goes up. */
export type Step = 'major' | 'minor' | 'patch';

/** The version after another of the form `1.2.3`. Throws on any other form. */
export function versionAfter(version: string, step: Step): string {
  const parts = /^(\d+)\.(\d+)\.(\d+)$/.exec(version);
  if (!parts) throw new Error(`${version} is not of the form 1.2.3.`);
  const [major = 0, minor = 0, patch = 0] = parts.slice(1).map(Number);
  if (step === 'major') return `${major + 1}.0.0`;
  return step === 'minor' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

const UNRELEASED = /^## Unreleased\n([\s\S]*?)(?=^## |(?![\s\S]))/m;

/** What a change log says under _Unreleased_, without the heading; empty where it says nothing. */
export function unreleasedIn(changeLog: string): string {
  return UNRELEASED.exec(changeLog)?.[1]?.trim() ?? '';
}

/**
 * A change log whose unreleased part has become the entry of a version.
 *
 * @param day as `2026-11-23`
 */
export function withEntry(changeLog: string, version: string, day: string): string {
  const entry = `## Unreleased\n\n## ${version}, ${day}\n\n${unreleasedIn(changeLog)}\n\n`;
  // As a function: a `$` in an entry is a dollar.
  return `${changeLog.replace(UNRELEASED, () => entry).trimEnd()}\n`;
}

/** A package's file, or its lock's, with another version of the package itself; all else stays byte for byte. */
export function withVersion(json: string, old: string, version: string): string {
  // In a lock the package stands twice, before any other: at the head, and as its own first entry.
  const [before = '', ...after] = json.split(/(?="node_modules\/)/);
  return [before.replaceAll(`"version": "${old}"`, `"version": "${version}"`), ...after].join('');
}

/** What `web-ext lint --output json` says, as far as it is used. */
export interface Lint {
  readonly errors: readonly LintLine[];
  readonly warnings: readonly LintLine[];
}

interface LintLine {
  readonly code: string;
  readonly file?: string;
  readonly message: string;
}

/** Preact sets `innerHTML` where a component asks for it; none of ours does, and Biome sees to that. */
const NOT_OURS = ['UNSAFE_VAR_ASSIGNMENT'];

/** One line for each error and each warning that is ours. */
export function complaintsOf({ errors, warnings }: Lint): readonly string[] {
  const ours = [...errors, ...warnings.filter(({ code }) => !NOT_OURS.includes(code))];
  return ours.map(({ code, file, message }) => `${code} in ${file ?? 'the package'}: ${message}`);
}
