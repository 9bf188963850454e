import { CHECKS } from '../checks';
import type { ThresholdUnit } from '../checks/check';
import type { MessageId, Speaker } from '../i18n';
import { RULES_VERSION } from '../verdict';
import { digest } from '../verdict/digest';
import { tuningOf } from './prepare';
import type { Fact } from './statement';
import type { ExportAbout } from './types';
import { timesIn } from './zone';

/** The threshold in force of every check, by its id, in the check's natural unit. */
export function thresholdsOf(about: ExportAbout): Readonly<Record<string, { value: number; unit: ThresholdUnit }>> {
  const { thresholds } = tuningOf(about);
  return Object.fromEntries(
    CHECKS.map(({ id, threshold }) => [id, { value: thresholds[id] ?? threshold.default, unit: threshold.unit }]),
  );
}

/** The fingerprint of the settings that verdicts depend on, as it stands in every verdict. */
export function settingsDigestOf(about: ExportAbout): string {
  return digest(tuningOf(about));
}

/** What the tables and the report say of themselves, line by line. */
export function factsAbout(about: ExportAbout, speak: Speaker): readonly Fact[] {
  const version = { version: about.extension, rules: String(RULES_VERSION) };
  return [
    [speak.say('report.made'), timesIn(about.timeZone)(about.madeAt)],
    [speak.say('report.version'), speak.say('report.version.value', version)],
    [speak.say('export.col.settings'), settingsDigestOf(about)],
    [speak.say('report.zone'), about.timeZone],
    [speak.say('report.selection'), about.selection],
  ];
}

const UNITS = {
  perThousandOrdinary: 'unit.perThousandOrdinary',
  percentOfUsers: 'unit.percentOfUsers',
  percentFall: 'unit.percentFall',
} as const satisfies Record<ThresholdUnit, MessageId>;

/** The thresholds in words, e.g. "A count that fell", "a fall of 1%". */
export function thresholdFacts(about: ExportAbout, speak: Speaker): readonly Fact[] {
  const { checks } = tuningOf(about);
  return Object.entries(thresholdsOf(about)).map(([check, { value, unit }]) => [
    speak.say(`check.${check}` as MessageId),
    checks?.[check] === false
      ? speak.say('missing.switchedOff')
      : speak.say(UNITS[unit], { value: speak.number(value) }),
  ]);
}
