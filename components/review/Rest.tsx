import type { Speaker } from '../../lib/i18n';
import type { Verdict } from '../../lib/model';
import { checkWord } from './words';

/** What else bears on the verdict: what was looked at in vain, what could not be looked at, and by which rules. */
export function Rest({ verdict, speaker }: { verdict: Verdict; speaker: Speaker }) {
  const { say, sentence } = speaker;
  const quiet = verdict.quiet.map((check) => checkWord(check, speaker)).join(' · ');
  return (
    <section class="rest">
      {quiet && <p>{say('review.quiet', { checks: quiet })}</p>}
      {verdict.blind.length > 0 && (
        <details>
          <summary>
            {say('panel.notChecked')} {verdict.blind.length}
          </summary>
          <ul>
            {verdict.blind.map(({ check, reason }) => (
              <li key={check}>
                {say('panel.notChecked.line', { check: checkWord(check, speaker), reason: sentence(reason) })}
              </li>
            ))}
          </ul>
        </details>
      )}
      <p>
        {say('review.detail.rules', {
          rules: speaker.number(verdict.rulesVersion),
          settings: verdict.settingsDigest.slice(0, 8),
        })}
      </p>
      <p>{say('panel.disclaimer')}</p>
    </section>
  );
}
