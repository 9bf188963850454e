import { meet, parseCount } from '../counts';
import type { CountReading, Readings } from '../model';
import type { Field, Fields, Places } from './types';
import { type Scope, textOf } from './where';

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
  const at = (places: Places): CountReading => {
    const text = textOf(scope, places);
    return text === null ? ABSENT : parseCount(text, field.count);
  };
  return agree(at(field.at), at(field.witness ?? []));
}

function isShown(scope: Scope, field: Field): boolean {
  return (textOf(scope, field.at) ?? textOf(scope, field.witness ?? [])) !== null;
}

/** Reads every field of an item. A field without an element is `absent`, or left out where it is optional. */
export function readFields(scope: Scope, fields: Fields): Readings {
  const readings: Readings = {};
  const { ratings } = scope.page.kit;
  for (const metric in fields) {
    const field = fields[metric as keyof Fields];
    if (!field || (field.optional && !isShown(scope, field))) continue;
    const read = ratings?.[metric as keyof typeof ratings] ?? readCount;
    Object.assign(readings, { [metric]: read(scope, field) });
  }
  return readings;
}
