/** Settings of some version as they were stored: nothing is certain of their parts. */
type Stored = Readonly<Record<string, unknown>>;

/**
 * Step n takes settings of version n + 1 to n + 2: pure, from old to new only, and frozen once released.
 * `tests/unit/settings/examples.ts` keeps an example of every version.
 */
const STEPS: readonly ((old: Stored) => Stored)[] = [
  // 2: what is shown where, and exceptions. Before, a badge stood beside every item of every site.
  (old) => ({ ...old, show: 'all', sites: {}, pages: {}, exceptions: [] }),
  // 3: checks can be switched off; from where on an item is marked, and how long history is kept whole, can be chosen.
  (old) => ({
    ...old,
    checks: {},
    marks: { doubtful: 0.3, unusual: 0.8, perThousand: 10 },
    retention: { keepAllDays: 30, afterwards: 'thin' },
  }),
  // 4: what is thinned has a bound of size.
  (old) => ({ ...old, retention: { ...recordIn(old.retention), mostMegabytes: 500 } }),
];

function recordIn(part: unknown): Stored {
  return typeof part === 'object' && part !== null && !Array.isArray(part) ? (part as Stored) : {};
}

/** The version of a stored object: the first one did not say. */
export function versionOf(stored: Stored): number {
  const { version } = stored;
  return typeof version === 'number' && Number.isInteger(version) && version >= 1 ? version : 1;
}

/** Brings stored settings up to the newest version. Those of a later version than this code knows stay as they are. */
export function migrate(stored: Stored): Stored {
  const from = versionOf(stored);
  const migrated = STEPS.slice(from - 1).reduce((old, step) => step(old), stored);
  return { ...migrated, version: Math.max(from, STEPS.length + 1) };
}
