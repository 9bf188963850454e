import type { MessageId, Speaker } from '../i18n';
import type { Redaction } from '../schema/export';

const REDACTION_SAYS = {
  none: 'export.redaction.none',
  authors: 'export.redaction.authors',
  items: 'export.redaction.items',
} as const satisfies Record<Redaction, MessageId>;

/** What is hidden of people in a file, and what that means: also for the question before an export. */
export function redactionSays(redaction: Redaction, speak: Speaker): string {
  return speak.say(REDACTION_SAYS[redaction]);
}

/** How an export is to be read, and what it does not claim, in sentences. Every format carries them. */
export function statementOf(redaction: Redaction, speak: Speaker): readonly string[] {
  return [
    speak.say('export.says.claims'),
    speak.say('export.says.states'),
    speak.say('export.says.sample'),
    speak.say('export.says.rounding'),
    redactionSays(redaction, speak),
    speak.say('export.says.manifest'),
  ];
}

/** A name and what stands there, both in words. */
export type Fact = readonly [label: string, value: string];
