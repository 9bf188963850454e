import type { Evidence, ItemKey, PageView, Verdict } from '../model';
import { markStale } from './chores';
import type { OnDamage } from './error';
import { MOST_AUTHOR_ITEMS, readEvidence } from './evidence';
import { keepVerdicts } from './keep';
import { authorOfAccount, siteOfKey } from './keys';
import { type Recorded, recordView } from './record';
import type { Shelf } from './shelf';

/** What is judged in the same transaction in which a page view is recorded: each row is then written once. */
export interface Judging {
  /** Whose evidence is wanted, as it is with the page view. */
  readonly keys: readonly ItemKey[];
  /** The verdicts to be kept. May be asked more than once: where a transaction fails, all of it is done anew. */
  readonly judge: (evidence: ReadonlyMap<ItemKey, Evidence>) => readonly Verdict[];
}

export interface RecordedAndJudged {
  readonly recorded: Recorded;
  /** What went wrong in the judging. */
  readonly failure: { readonly error: unknown } | null;
}

/** Records a page view and keeps the verdicts on it. What was seen is kept even where judging it fails. */
export async function recordJudged(
  shelf: Shelf,
  view: PageView,
  atMs: number,
  { keys, judge }: Judging,
  onDamage: OnDamage,
): Promise<RecordedAndJudged> {
  const recorded = await recordView(shelf, view, atMs, onDamage);
  try {
    const evidence = await readEvidence(shelf, keys, onDamage);
    await keepVerdicts(shelf, judge(evidence));
    await markStale(shelf, elsewhere(recorded, evidence));
    return { recorded, failure: null };
  } catch (error) {
    return { recorded, failure: { error } };
  }
}

/** The authors of what is new who have items beside those that were judged: to these it is evidence too. */
function elsewhere({ added, changed }: Recorded, evidence: ReadonlyMap<ItemKey, Evidence>): Set<string> {
  const authors = new Set<string>();
  for (const key of [...added, ...changed]) {
    const account = authorOfAccount(key);
    if (account !== null) authors.add(account);
    const { facts, authorItems = [] } = evidence.get(key) ?? {};
    if (!facts?.author) continue;
    const author = `${siteOfKey(key)}:${facts.author.id}`;
    if (authors.has(author)) continue;
    const isElsewhere =
      authorItems.length === MOST_AUTHOR_ITEMS || authorItems.some((other) => !evidence.has(other.facts.key));
    if (isElsewhere) authors.add(author);
  }
  return authors;
}
