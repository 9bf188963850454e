import { growingMetrics, stretchesOf } from '../checks/looks';
import type { Answer, Evidence, Sentence } from '../model';

/** Looks of one stretch from which growth can be compared. */
const LOOKS_FOR_GROWTH = 3;
/** Looks so far apart let an ordinary count grow visibly. */
const APART_MS = 3 * 3_600_000;

interface Heard {
  readonly check: { readonly id: string; readonly acquits: boolean };
  readonly answer: Answer;
}

const reasonOf = (heard: readonly Heard[], id: string) => {
  const answer = heard.find(({ check }) => check.id === id)?.answer;
  return answer?.say === 'blind' ? answer.reason : null;
};

function numberIn(sentence: Sentence, name: string): number | null {
  const param = sentence.params[name];
  return param?.is === 'number' ? param.value : null;
}

/** How many more posts of the author would show its usual mix, where that is all that is missing. */
function postsMissing(heard: readonly Heard[]): number | null {
  const reason = reasonOf(heard, 'ratio');
  if (reason?.id !== 'ratio.blind.author') return null;
  const [seen, needed] = [numberIn(reason, 'posts'), numberIn(reason, 'needed')];
  return seen === null || needed === null ? null : Math.max(1, needed - seen);
}

/** How many more looks would tell how the counts grow; null where two growing counts are not shown, or looks abound. */
function looksMissing(evidence: Evidence, heard: readonly Heard[]): number | null {
  if (reasonOf(heard, 'comove')?.id !== 'comove.blind.looks') return null;
  const latest = evidence.series.at(-1);
  if (!latest) return null;
  const shown = growingMetrics([
    [
      { at: 0, grown: 0, counts: latest.counts },
      { at: 1, grown: 1, counts: latest.counts },
    ],
  ]);
  if (shown.length < 2) return null;
  const newest = stretchesOf(evidence).at(-1);
  const joins = newest !== undefined && newest.at(-1)?.at === latest.lastAt;
  return Math.max(1, LOOKS_FOR_GROWTH - (joins ? newest.length : 1));
}

/** Something spoke, but ordinary items are often like that: what would tell more. */
function beyondTheSign(looks: number | null, posts: number | null): Sentence {
  if (looks !== null) return { id: 'missing.signLooks', params: looksParams(looks) };
  if (posts !== null) return { id: 'missing.signPosts', params: { posts: { is: 'number', value: posts } } };
  return { id: 'missing.sign', params: {} };
}

const looksParams = (looks: number) =>
  ({
    looks: { is: 'number', value: looks },
    span: { is: 'duration', valueMs: looks * APART_MS },
  }) as const;

/** For `unknown`: what would tell, as concretely as can be said. */
export function missingOf(evidence: Evidence, heard: readonly Heard[]): Sentence {
  const looks = looksMissing(evidence, heard);
  const posts = postsMissing(heard);
  if (heard.some(({ answer }) => answer.say === 'spoke')) return beyondTheSign(looks, posts);
  const main = heard.filter(({ check }) => check.acquits);
  const first = main[0];
  if (!first) return { id: 'missing.noCheck', params: {} };
  if (reasonOf(heard, first.check.id)?.id === 'missing.unverified') return { id: 'missing.unverified', params: {} };
  if (looks !== null) {
    const params = looksParams(looks);
    return posts === null
      ? { id: 'missing.looks', params }
      : { id: 'missing.looksOrPosts', params: { ...params, posts: { is: 'number', value: posts } } };
  }
  const reasons = main.flatMap(({ answer }) => (answer.say === 'blind' ? [answer.reason] : []));
  // What was switched off may be missing; but what would tell all the same comes first.
  const told = reasons.find(({ id }) => id !== 'missing.switchedOff') ?? reasons[0];
  return told && !told.id.endsWith('.undecided') ? told : { id: 'missing.leaning', params: {} };
}
