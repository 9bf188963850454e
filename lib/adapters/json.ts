import * as LIMITS from './limits';

/**
 * The text or number at a path of names and places (`aggregateRating.ratingCount`, `offers.0.price`) in JSON. Null
 * where the path leads nowhere, to a list or an object, or where the text is no JSON or too long to be looked into.
 */
export function jsonAt(text: string, path: string): string | null {
  if (text.length > LIMITS.jsonLength) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  for (const name of path.split('.')) {
    // Own names only: `constructor` is in every object.
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return null;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}
