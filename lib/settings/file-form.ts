/** A record in a file with more entries than this was not written by us. */
const MOST_ENTRIES = 2000;
/** So many places are named; whoever mends them sees the rest. */
const MOST_PLACES = 5;

type Path = readonly (string | number)[];
type Entries = Readonly<Record<string, unknown>>;

/**
 * The places of a file at which it says something that its settings, read part by part, have not taken over: unknown
 * names (`__proto__` among them), wrong types, numbers out of bounds. Its depth is that of what was read.
 *
 * @returns at most five, in words: "exceptions › entry 3 › what"; none where all of it was taken over
 */
export function strangeIn(given: unknown, read: unknown): readonly string[] {
  return placesIn(given, read, []).slice(0, MOST_PLACES).map(inWords);
}

function placesIn(given: unknown, read: unknown, path: Path): readonly Path[] {
  if (Array.isArray(given) && Array.isArray(read)) return placesInList(given, read, path);
  if (isEntries(given) && isEntries(read)) return placesInEntries(given, read, path);
  return Object.is(given, read) ? [] : [path];
}

function placesInEntries(given: Entries, read: Entries, path: Path): readonly Path[] {
  const names = Object.keys(given);
  if (names.length > MOST_ENTRIES) return [path];
  return names.flatMap((name) =>
    Object.hasOwn(read, name) ? placesIn(given[name], read[name], [...path, name]) : [[...path, name]],
  );
}

/** Reading leaves out entries that are not good at all: what follows then stands further to the front. */
function placesInList(given: readonly unknown[], read: readonly unknown[], path: Path): readonly Path[] {
  const isWhole = given.length === read.length;
  let next = 0;
  return given.flatMap((each, i) => {
    const within = placesIn(each, read[next], [...path, i]);
    if (isWhole || within.length === 0) next += 1;
    return isWhole || within.length === 0 ? within : [[...path, i]];
  });
}

function isEntries(value: unknown): value is Entries {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const inWords = (path: Path) =>
  path.map((step) => (typeof step === 'number' ? `[${step + 1}]` : step.slice(0, 60))).join(' › ');
