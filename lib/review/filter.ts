import type { ReviewFilter, ReviewRule } from '../schema/review';
import { DECISIONS, type Rows, STATES } from './rows';

/** Says of a row whether it is wanted. */
export type Test = (id: number) => boolean;

/** An empty filter: all that is on the desk. */
export const NO_FILTER: ReviewFilter = {
  states: [],
  sites: [],
  kinds: [],
  checks: [],
  decisions: [],
  byHand: false,
  author: '',
  text: '',
  from: null,
  to: null,
};

/** What a moderator begins with: what nobody has decided yet. */
export const OPEN_ONLY: ReviewFilter = { ...NO_FILTER, decisions: ['open'] };

/** Whether an item is on the desk at all: flagged as the rule has it, or sent by hand. */
function ruled(rows: Rows, rule: ReviewRule): Test {
  const states = new Set(rule.states.map((state) => STATES.indexOf(state)));
  const without = new Set(rule.without.map((site) => rows.sites.numberOf(site)));
  return (id) =>
    rows.gone.at(id) === 0 &&
    (rows.reviewed.at(id) === 1 || (states.has(rows.state.at(id)) && !without.has(rows.site.at(id))));
}

/** What each part of a filter asks; those that ask nothing are left out. */
function parts(rows: Rows, filter: ReviewFilter): readonly Test[] {
  const tests: Test[] = [];
  const oneOf = (wanted: readonly number[], column: { at(id: number): number }) => {
    const set = new Set(wanted);
    if (set.size > 0) tests.push((id) => set.has(column.at(id)));
  };
  oneOf(
    filter.states.map((state) => STATES.indexOf(state)),
    rows.state,
  );
  oneOf(
    filter.decisions.map((decision) => DECISIONS.indexOf(decision)),
    rows.decision,
  );
  oneOf(
    filter.sites.map((site) => rows.sites.numberOf(site)),
    rows.site,
  );
  oneOf(
    filter.kinds.map((kind) => rows.kinds.numberOf(kind)),
    rows.kind,
  );
  const bits = filter.checks.reduce((sum, check) => sum | (1 << rows.checks.numberOf(check)), 0);
  if (bits !== 0) tests.push((id) => (rows.spoke.at(id) & bits) !== 0);
  if (filter.byHand) tests.push((id) => rows.reviewed.at(id) === 1);
  if (filter.from !== null) tests.push((id) => rows.lastAt.at(id) >= (filter.from ?? 0));
  if (filter.to !== null) tests.push((id) => rows.firstAt.at(id) <= (filter.to ?? 0));
  return [...tests, ...words(rows, filter)];
}

/** Authors are asked once each, titles and notes row by row. */
function words(rows: Rows, filter: ReviewFilter): readonly Test[] {
  const tests: Test[] = [];
  const author = filter.author.trim().toLowerCase();
  if (author !== '') {
    const meant = rows.authors.map((each) => each !== null && has(`${each.name}\n${each.id}`, author));
    tests.push((id) => meant[rows.author.at(id)] ?? false);
  }
  const wanted = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length > 0) {
    tests.push((id) => {
      const text = `${rows.titles[id]}\n${rows.authorOf(id)?.name ?? ''}\n${rows.notes.get(id) ?? ''}\n${rows.keys[id]}`;
      return wanted.every((word) => has(text, word));
    });
  }
  return tests;
}

const has = (text: string, word: string) => text.toLowerCase().includes(word);

/** The ids of the rows that rule and filter let through, in the order in which they came. */
export function filtered(rows: Rows, rule: ReviewRule, filter: ReviewFilter): number[] {
  const tests = [ruled(rows, rule), ...parts(rows, filter)];
  const ids: number[] = [];
  for (let id = 0; id < rows.length; id += 1) if (tests.every((test) => test(id))) ids.push(id);
  return ids;
}
