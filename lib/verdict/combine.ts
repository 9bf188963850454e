import { CHECKS, type Check } from '../checks';
import type { Answer, Evidence, Finding, State, Verdict } from '../model';
import { digest } from './digest';
import { missingOf } from './missing';
import {
  type CheckAnswer,
  isWatched,
  ordinaryPerThousandAt,
  posteriorOf,
  SHIPPED_MODEL,
  scoreOf,
  type VerdictModel,
} from './model';
import { RULES_VERSION } from './rules';
import { type Marks, SHIPPED_MARKS, type Tuning } from './tuning';

/** A group agrees when its weight of evidence is at least this. */
const AGREES_FROM_LLR = 1;
/** A pair within one group that may reach `unusual` together (DESIGN §5, Verdict). */
const TELLING_PAIR = ['histogram', 'surge'] as const;

/** What one check answered. */
export interface Heard {
  readonly check: Check;
  readonly answer: Answer;
}

/** The combination of the checks with one model: the shipped one, or one that was fitted without the item at hand. */
export interface Judge {
  /** Pure: the same evidence and tuning give the same verdict. */
  judge(evidence: Evidence, tuning: Tuning): Verdict;
  /** What each check that knows such items answers. */
  hear(evidence: Evidence, tuning: Tuning): readonly Heard[];
  /** What these answers come to: the second half of `judge`. */
  conclude(evidence: Evidence, heard: readonly Heard[], tuning: Tuning): Verdict;
}

/** Two groups agree, or a hard fact, or a histogram and the surge that made it. */
function stands(findings: readonly Finding[]): boolean {
  const agreeing = new Set(findings.filter(({ llr }) => llr >= AGREES_FROM_LLR).map(({ group }) => group));
  const spoke = new Set(findings.map(({ check }) => check));
  return agreeing.size >= 2 || agreeing.has('fact') || TELLING_PAIR.every((check) => spoke.has(check));
}

/**
 * Power is needed to acquit, not to suspect: ordinary is only what a main check of its kind could have seen and did
 * not, and where nothing else spoke.
 */
function stateOf(
  heard: readonly Heard[],
  findings: readonly Finding[],
  posterior: number,
  rarity: number | null,
  { doubtful, unusual, perThousand }: Marks,
): State {
  if (rarity !== null && rarity <= perThousand) {
    if (posterior >= unusual && stands(findings)) return 'unusual';
    if (posterior >= doubtful) return 'doubtful';
  }
  const acquitted = heard.some(({ check, answer }) => check.acquits && answer.say === 'quiet');
  return acquitted && findings.length === 0 ? 'ordinary' : 'unknown';
}

const notAsked = (id: 'missing.unverified' | 'missing.switchedOff'): Answer => ({
  say: 'blind',
  reason: { id, params: {} },
});

const isUnverified = ({ facts }: Evidence) => facts.flags.includes('unverified-layout');

/**
 * A judge: a weighted sum of log-likelihood ratios against a prior (DESIGN §5, HEURISTICS D).
 *
 * @param model weights and calibration
 * @param checks every check there is, or the same checks with other priors
 */
export function makeJudge(model: VerdictModel, checks: readonly Check[] = CHECKS): Judge {
  const ask = (check: Check, evidence: Evidence, { thresholds, checks: asked }: Tuning): Answer => {
    if (isUnverified(evidence)) return notAsked('missing.unverified');
    if (asked?.[check.id] === false) return notAsked('missing.switchedOff');
    return check.run(evidence, thresholds[check.id] ?? check.threshold.default);
  };
  const hear = (evidence: Evidence, tuning: Tuning): readonly Heard[] =>
    checks
      .filter(({ kinds }) => kinds.includes(evidence.facts.kind))
      .map((check) => ({ check, answer: ask(check, evidence, tuning) }));
  const conclude = (evidence: Evidence, heard: readonly Heard[], tuning: Tuning): Verdict => {
    const said = heard.map(({ check: { id, group }, answer }) => ({ id, group, answer }));
    const findings = said
      .flatMap(({ answer }) => (answer.say === 'spoke' ? [answer.finding] : []))
      .toSorted((a, b) => b.llr - a.llr);
    const score = scoreOf(said, model, evidence.facts.kind);
    const rarity = rarityOf(score, said, evidence, findings, model);
    const state = stateOf(heard, findings, posteriorOf(score), rarity, tuning.marks ?? SHIPPED_MARKS);
    return {
      key: evidence.facts.key,
      state,
      findings,
      quiet: heard.filter(({ answer }) => answer.say === 'quiet').map(({ check }) => check.id),
      blind: heard.flatMap(({ check, answer }) =>
        answer.say === 'blind' ? [{ check: check.id, reason: answer.reason }] : [],
      ),
      ordinaryPerThousand: rarity,
      organised: findings.some(({ organised }) => organised === true),
      missing: state === 'unknown' ? missingOf(evidence, heard) : null,
      rulesVersion: RULES_VERSION,
      settingsDigest: digest(tuning),
      inputDigest: evidence.digest,
    };
  };
  return { hear, conclude, judge: (evidence, tuning) => conclude(evidence, hear(evidence, tuning), tuning) };
}

/** Where no ordinary items of the kind tell of the whole verdict, the rarest of the findings does. */
function rarityOf(
  score: number,
  said: readonly CheckAnswer[],
  { facts }: Evidence,
  findings: readonly Finding[],
  model: VerdictModel,
): number | null {
  if (findings.length === 0) return null;
  const known = isWatched(said) ? 'watched' : 'glanced';
  return ordinaryPerThousandAt(score, known, facts.kind, model) ?? 1000 * Math.min(...findings.map(({ tail }) => tail));
}

/** Combines what the checks say of one item into a verdict, with the weights and calibration that ship. */
export const { judge } = makeJudge(SHIPPED_MODEL);
