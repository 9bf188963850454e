import { CHECKS, type Check } from '../checks';
import type { Answer, CheckGroup, Evidence, Finding, Sentence, State, Verdict } from '../model';
import { digest } from './digest';
import { RULES_VERSION } from './rules';

/** How many items in a hundred are taken to be inflated before anything is seen (HEURISTICS D). */
const PRIOR = 0.05;
const DOUBTFUL_FROM = 0.3;
const UNUSUAL_FROM = 0.8;
/** A second finding of the same group repeats more than it adds. */
const SECOND_FINDING = 0.3;
/** What was looked at and found in order counts half (HEURISTICS D). */
const QUIET_WEIGHT = 0.5;
/** A group agrees when its weight of evidence is at least this. */
const AGREES_FROM_LLR = 1;
/** Fitted on injected attacks for `mix`, `growth` and `text` (HEURISTICS D); the others are set by hand until fitted. */
const WEIGHTS: { readonly [G in CheckGroup]: number } = {
  mix: 0.76,
  growth: 0.89,
  text: 1.15,
  rating: 1,
  chart: 0.8,
  crowd: 0.8,
  fact: 1,
};
/** A pair within one group that may reach `unusual` together (DESIGN §5, Verdict). */
const TELLING_PAIR = ['histogram', 'surge'] as const;

const logit = (p: number) => Math.log(p / (1 - p));
const logistic = (x: number) => 1 / (1 + Math.exp(-x));

/** What the verdict needs to know of the settings. */
export interface Tuning {
  /** By check id; a check that is not named uses its default. */
  readonly thresholds: Readonly<Record<string, number>>;
}

interface Heard {
  readonly check: Check;
  readonly answer: Answer;
}

function groupScore(findings: readonly Finding[], group: CheckGroup): number {
  const llrs = findings
    .filter((finding) => finding.group === group)
    .map(({ llr }) => llr)
    .toSorted((a, b) => b - a);
  return WEIGHTS[group] * ((llrs[0] ?? 0) + SECOND_FINDING * (llrs[1] ?? 0));
}

function posteriorOf(heard: readonly Heard[], findings: readonly Finding[]): number {
  const groups = [...new Set(findings.map(({ group }) => group))];
  const against = groups.reduce((sum, group) => sum + groupScore(findings, group), 0);
  const quiet = heard.reduce((sum, { answer }) => sum + (answer.say === 'quiet' ? answer.llr : 0), 0);
  return logistic(logit(PRIOR) + against + QUIET_WEIGHT * quiet);
}

/** Two groups agree, or a hard fact, or a histogram and the surge that made it. */
function stands(findings: readonly Finding[]): boolean {
  const agreeing = new Set(findings.filter(({ llr }) => llr >= AGREES_FROM_LLR).map(({ group }) => group));
  const spoke = new Set(findings.map(({ check }) => check));
  return agreeing.size >= 2 || agreeing.has('fact') || TELLING_PAIR.every((check) => spoke.has(check));
}

function stateOf(heard: readonly Heard[], findings: readonly Finding[]): State {
  const posterior = posteriorOf(heard, findings);
  if (posterior >= UNUSUAL_FROM && stands(findings)) return 'unusual';
  if (posterior >= DOUBTFUL_FROM) return 'doubtful';
  // Power is needed to acquit: a main check must have been able to see something, and have seen nothing.
  const acquitted = heard.some(({ check, answer }) => check.acquits && answer.say === 'quiet');
  return acquitted && findings.length === 0 ? 'ordinary' : 'unknown';
}

/** For `unknown`: why the check that could have told could not. */
function missingOf(heard: readonly Heard[]): Sentence {
  const main = heard.find(({ check }) => check.acquits);
  if (main?.answer.say === 'blind') return main.answer.reason;
  return { id: main ? 'missing.undecided' : 'missing.noCheck', params: {} };
}

function withoutJudgement(evidence: Evidence, reason: string): readonly Heard[] {
  const sentence = { id: reason, params: {} };
  return CHECKS.filter(({ kinds }) => kinds.includes(evidence.facts.kind)).map((check) => ({
    check,
    answer: { say: 'blind', reason: sentence },
  }));
}

function hear(evidence: Evidence, tuning: Tuning): readonly Heard[] {
  if (evidence.facts.flags.includes('unverified-layout')) return withoutJudgement(evidence, 'missing.unverified');
  return CHECKS.filter(({ kinds }) => kinds.includes(evidence.facts.kind)).map((check) => ({
    check,
    answer: check.run(evidence, tuning.thresholds[check.id] ?? check.threshold.default),
  }));
}

/**
 * Combines what the checks say of one item into a verdict: a weighted sum of log-likelihood ratios against a prior
 * (DESIGN §5, HEURISTICS D). Pure: the same evidence and tuning give the same verdict.
 */
export function judge(evidence: Evidence, tuning: Tuning): Verdict {
  const heard = hear(evidence, tuning);
  const findings = heard
    .flatMap(({ answer }) => (answer.say === 'spoke' ? [answer.finding] : []))
    .toSorted((a, b) => b.llr - a.llr);
  const state = stateOf(heard, findings);
  const unverified = evidence.facts.flags.includes('unverified-layout');
  return {
    key: evidence.facts.key,
    state,
    findings,
    quiet: heard.filter(({ answer }) => answer.say === 'quiet').map(({ check }) => check.id),
    blind: heard.flatMap(({ check, answer }) =>
      answer.say === 'blind' ? [{ check: check.id, reason: answer.reason }] : [],
    ),
    ordinaryPerThousand: findings.length > 0 ? 1000 * Math.min(...findings.map(({ tail }) => tail)) : null,
    organised: findings.some(({ organised }) => organised === true),
    missing: state !== 'unknown' ? null : unverified ? { id: 'missing.unverified', params: {} } : missingOf(heard),
    rulesVersion: RULES_VERSION,
    settingsDigest: digest(tuning),
    inputDigest: evidence.digest,
  };
}
