import type { ItemFacts } from '../model';
import type { Exception, Settings } from '../schema/settings';

/** An author as exceptions name one: `<site>:<id>`; null where the page shows none. */
export function authorKey({ key, author }: Pick<ItemFacts, 'key' | 'author'>): string | null {
  return author ? `${key.slice(0, key.indexOf(':'))}:${author.id}` : null;
}

/** Why an item is not shown: the user ignores it, or its author. Null where it is shown. */
export function exceptionFor(facts: Pick<ItemFacts, 'key' | 'author'>, settings: Settings): Exception | null {
  const author = authorKey(facts);
  return settings.exceptions.find(({ what, key }) => key === (what === 'item' ? facts.key : author)) ?? null;
}

/** The exceptions with a new one, in place of one for the same thing. */
export function withException({ exceptions }: Settings, added: Exception): readonly Exception[] {
  return [...without(exceptions, added), added];
}

/** The exceptions without the one for this item or author. */
export function withoutException(
  { exceptions }: Settings,
  gone: Pick<Exception, 'key' | 'what'>,
): readonly Exception[] {
  return without(exceptions, gone);
}

const without = (exceptions: readonly Exception[], { key, what }: Pick<Exception, 'key' | 'what'>) =>
  exceptions.filter((each) => each.key !== key || each.what !== what);

/** One exception told from all others. */
export const nameOfException = ({ what, key }: Pick<Exception, 'key' | 'what'>) => `${what} ${key}`;

/** The exceptions without some of them. */
export function withoutExceptions({ exceptions }: Settings, gone: readonly Exception[]): readonly Exception[] {
  const names = new Set(gone.map(nameOfException));
  return exceptions.filter((each) => !names.has(nameOfException(each)));
}

/** The exceptions with some that were taken from the list, in the order of time; what was made anew since then stays. */
export function withExceptionsAgain(settings: Settings, again: readonly Exception[]): readonly Exception[] {
  const { exceptions } = settings;
  return [...withoutExceptions({ ...settings, exceptions: again }, exceptions), ...exceptions].toSorted(
    (one, other) => one.at - other.at,
  );
}

/** Whether the user has switched a page off: its site, or its kind. */
export function isOff(adapter: string, { sites, pages }: Settings): boolean {
  return sites[adapter.slice(0, adapter.indexOf('/'))] === false || pages[adapter] === false;
}
