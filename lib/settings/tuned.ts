import type { Marks, Settings } from '../schema/settings';

/** What of the settings verdicts depend on. */
export type Tuned = Pick<Settings, 'thresholds' | 'checks' | 'marks'>;

/** A check as far as its switch and its threshold go. */
interface Tunable {
  readonly id: string;
  readonly threshold: { readonly default: number };
}

/** Limits with a name. `balanced` is how it ships, and what the weights were fitted for. */
export const PRESETS = {
  cautious: { doubtful: 0.5, unusual: 0.9, perThousand: 5 },
  balanced: { doubtful: 0.3, unusual: 0.8, perThousand: 10 },
  strict: { doubtful: 0.2, unusual: 0.65, perThousand: 20 },
} as const satisfies Record<string, Marks>;
type PresetName = keyof typeof PRESETS;
export const PRESET_NAMES = ['cautious', 'balanced', 'strict'] as const satisfies readonly PresetName[];

/** The preset whose limits these are; `own` where none has them. */
export function presetOf(marks: Marks): PresetName | 'own' {
  return PRESET_NAMES.find((name) => isSameMarks(PRESETS[name], marks)) ?? 'own';
}

/** With one threshold moved. At its default a check is not named: should that change with the rules, it follows. */
export function withThreshold(tuned: Tuned, { id, threshold }: Tunable, value: number): Tuned {
  const { [id]: _, ...others } = tuned.thresholds;
  return { ...tuned, thresholds: value === threshold.default ? others : { ...others, [id]: value } };
}

/** With one check switched on or off. */
export function withCheck(tuned: Tuned, { id }: Pick<Tunable, 'id'>, on: boolean): Tuned {
  const { [id]: _, ...others } = tuned.checks;
  return { ...tuned, checks: on ? others : { ...others, [id]: false } };
}

/** With one limit moved. What is unusual is doubtful too: the other limit gives way. */
export function withMark({ marks, ...tuned }: Tuned, name: keyof Marks, value: number): Tuned {
  const moved = { ...marks, [name]: value };
  if (name === 'doubtful') return { ...tuned, marks: { ...moved, unusual: Math.max(moved.unusual, value) } };
  if (name === 'unusual') return { ...tuned, marks: { ...moved, doubtful: Math.min(moved.doubtful, value) } };
  return { ...tuned, marks: moved };
}

/** Whether two come to the same. */
export function isSameTuned(one: Tuned, other: Tuned): boolean {
  return (
    isSameMarks(one.marks, other.marks) &&
    isSameRecord(one.thresholds, other.thresholds) &&
    isSameRecord(one.checks, other.checks)
  );
}

const MARKS = ['doubtful', 'unusual', 'perThousand'] as const;

const isSameMarks = (one: Marks, other: Marks) => MARKS.every((name) => one[name] === other[name]);

function isSameRecord(one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>): boolean {
  return [...Object.keys(one), ...Object.keys(other)].every((name) => one[name] === other[name]);
}
