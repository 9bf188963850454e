import { meet, parseCount, parseScore, parseShares } from '../counts';
import type { CountMetric, CountReading, Readings } from '../model';
import type { Field, Fields } from './types';
import { type Scope, textOf, textsAt } from './where';

const ABSENT = { state: 'absent' } as const;

/**
 * What two places tell of one figure. A bare label tells nothing, so the other place decides; neither does a witness
 * that cannot be read. Two figures that no true value fits are unreadable.
 */
export function agree(main: CountReading, witness: CountReading): CountReading {
  if (main.state === 'unreadable' || witness.state !== 'found') return main;
  if (main.state === 'absent') return witness;
  const common = meet(main, witness);
  return common ? { ...main, ...common } : { state: 'unreadable', text: main.text };
}

function readCount(scope: Scope, field: Field): CountReading {
  const [main, witness] = [field.at, field.witness ?? []].map((places): CountReading => {
    const text = textOf(scope, places);
    return text === null ? ABSENT : parseCount(text, field.count);
  });
  return agree(main ?? ABSENT, witness ?? ABSENT);
}

function readScore(scope: Scope, field: Field): NonNullable<Readings['score']> {
  const [main = ABSENT, witness = ABSENT] = [field.at, field.witness ?? []].map((places) =>
    parseScore(textOf(scope, places) ?? ''),
  );
  if (main.state === 'unreadable' || witness.state !== 'found') return main;
  if (main.state === 'absent' || main.value === witness.value) return witness;
  return { state: 'unreadable', text: main.text };
}

function readStars(scope: Scope, field: Field): NonNullable<Readings['stars']> {
  const texts = field.at.map((place) => textsAt(scope, place)).find((found) => found.length > 0);
  return parseShares(texts ?? []);
}

function isShown(scope: Scope, field: Field): boolean {
  return textOf(scope, [...field.at, ...(field.witness ?? [])]) !== null;
}

/** Reads every field of an item. A field without an element is `absent`, or left out where it is optional. */
export function readFields(scope: Scope, fields: Fields): Readings {
  const readings: { -readonly [M in keyof Readings]: Readings[M] } = {};
  for (const [metric, field] of Object.entries(fields)) {
    if (field.optional && !isShown(scope, field)) continue;
    if (metric === 'stars') readings.stars = readStars(scope, field);
    else if (metric === 'score') readings.score = readScore(scope, field);
    else readings[metric as CountMetric] = readCount(scope, field);
  }
  return readings;
}
