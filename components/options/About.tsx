import type { MessageId } from '../../lib/i18n';
import type { SectionProps } from './sections';

const PRIVACY: readonly MessageId[] = [
  'about.privacy.here',
  'start.never.sends',
  'about.privacy.kept',
  'start.never.visits',
  'about.privacy.private',
];

/** Version, privacy in five lines, and what a sign cannot know. */
export function About({ speaker, version }: SectionProps) {
  const { say } = speaker;
  return (
    <>
      <p>{version}</p>
      <h3>{say('about.privacy')}</h3>
      <ul class="points">
        {PRIVACY.map((id) => (
          <li key={id}>{say(id)}</li>
        ))}
      </ul>
      <h3>{say('about.limits')}</h3>
      <p>{say('about.limits.text')}</p>
      <p class="small">{say('about.independent')}</p>
    </>
  );
}
