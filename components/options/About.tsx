import type { MessageId, Speaker } from '../../lib/i18n';
import type { SectionProps } from './sections';
import type { WholeQuality } from './tuning';

const PRIVACY: readonly MessageId[] = [
  'about.privacy.here',
  'start.never.sends',
  'about.privacy.kept',
  'start.never.visits',
  'about.privacy.private',
];

const LIMITS: readonly MessageId[] = [
  'about.limits.text',
  'about.limits.attacks',
  'about.limits.fans',
  'about.limits.proportion',
  'about.limits.growth',
  'about.limits.large',
];

/** Version and what changed, privacy in five lines, how well it works, and what a sign cannot know. */
export function About({ speaker, version, desk, rules }: SectionProps) {
  const { say } = speaker;
  return (
    <>
      <p>{version}</p>
      <details>
        <summary>{say('about.rules')}</summary>
        {/* The log is kept in one language, as the code that it tells of. */}
        <dl class="rules" lang="en">
          {rules.map(({ version: number, date, what }) => (
            <div key={number}>
              <dt>
                {number} · {date}
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
      </details>
      <h3>{say('about.privacy')}</h3>
      <ul class="points">
        {PRIVACY.map((id) => (
          <li key={id}>{say(id)}</li>
        ))}
      </ul>
      {desk.whole && <HowWell whole={desk.whole} speaker={speaker} />}
      <h3>{say('about.limits')}</h3>
      <ul class="points">
        {LIMITS.map((id) => (
          <li key={id}>{say(id)}</li>
        ))}
      </ul>
      <p class="small">{say('about.independent')}</p>
    </>
  );
}

function HowWell({ whole, speaker }: { whole: WholeQuality; speaker: Speaker }) {
  const { say } = speaker;
  const { found, markedOnce, markedGrowing } = whole;
  const percent = (share: number) => speaker.percent(100 * share, 0);
  const number = (value: number) => speaker.number(Math.round(value));
  return (
    <>
      <h3>{say('about.quality')}</h3>
      <p>{say('about.quality.how')}</p>
      <ul class="points">
        <li>
          {say('about.quality.found', {
            share: percent(found.value),
            low: percent(found.low),
            high: percent(found.high),
          })}
        </li>
        <li>{say('about.quality.marked', { once: number(markedOnce.value), growing: number(markedGrowing.value) })}</li>
        <li>{say('about.quality.checks')}</li>
      </ul>
    </>
  );
}
