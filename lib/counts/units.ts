/** What one of each unit is worth. Both scripts, the pinyin initial that video sites use, and the English letters. */
const WORTH: ReadonlyMap<string, number> = new Map([
  ['万亿', 1e12],
  ['萬億', 1e12],
  ['千万', 1e7],
  ['千萬', 1e7],
  ['百万', 1e6],
  ['百萬', 1e6],
  ['万', 1e4],
  ['萬', 1e4],
  ['亿', 1e8],
  ['億', 1e8],
  ['千', 1e3],
  ['w', 1e4],
  ['k', 1e3],
  ['m', 1e6],
  ['b', 1e9],
]);

/** Every unit's name, longer ones before those that they begin with. */
export const UNIT_NAMES: readonly string[] = [...WORTH.keys()];

/** What one of the unit is worth; 1 for the empty name of a figure in full. */
export function worthOf(unit: string): number {
  return WORTH.get(unit) ?? 1;
}
