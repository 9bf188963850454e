import { parseScore, parseShares } from '../counts';
import type { Readings } from '../model';
import type { Kit } from './kit';
import type { Field } from './types';
import { type Scope, textOf, textsAt } from './where';

const ABSENT = { state: 'absent' } as const;

function score(scope: Scope, field: Field): NonNullable<Readings['score']> {
  const [main = ABSENT, witness = ABSENT] = [field.at, field.witness ?? []].map((places) =>
    parseScore(textOf(scope, places) ?? ''),
  );
  if (main.state === 'unreadable' || witness.state !== 'found') return main;
  if (main.state === 'absent' || main.value === witness.value) return witness;
  return { state: 'unreadable', text: main.text };
}

function stars(scope: Scope, field: Field): NonNullable<Readings['stars']> {
  const texts = field.at.map((place) => textsAt(scope, place)).find((found) => found.length > 0);
  return parseShares(texts ?? []);
}

/** Reads what only rated things have. Two places that tell different scores make it unreadable. */
export const RATINGS: NonNullable<Kit['ratings']> = { score, stars };
