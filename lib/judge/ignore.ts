import type { ItemFacts } from '../model';
import { authorKey, type Exception, type Settings, withException, withoutException } from '../settings';

type What = Exception['what'];
type Change = (settings: Settings) => Partial<Settings>;

/** The key under which an item, or its author, is ignored; an item without an author is meant itself. */
function target(facts: ItemFacts, what: What): Pick<Exception, 'key' | 'what'> {
  const author = what === 'author' ? authorKey(facts) : null;
  return author === null ? { key: facts.key, what: 'item' } : { key: author, what: 'author' };
}

/** Ignores an item or its author from `at` (ms) on. */
export function ignore(
  facts: ItemFacts,
  { what, reason }: { readonly what: What; readonly reason: string },
  at: number,
): Change {
  const aimed = target(facts, what);
  const title = aimed.what === 'author' ? (facts.author?.name ?? '') : facts.title;
  return (settings) => ({ exceptions: withException(settings, { ...aimed, reason, at, title }) });
}

/** Shows it again. */
export function unignore(facts: ItemFacts, { what }: { readonly what: What }): Change {
  return (settings) => ({ exceptions: withoutException(settings, target(facts, what)) });
}
