import { type Exception, withoutException } from '../../lib/settings';
import type { SectionProps } from './sections';

/** What the user ignores, newest first. */
export function Exceptions({ settings, speaker, onChange }: SectionProps) {
  if (settings.exceptions.length === 0) return <p>{speaker.say('exceptions.none')}</p>;
  const again = speaker.say('popup.showAgain');
  const title = (exception: Exception) => exception.title || speaker.say('badge.untitled');
  return (
    <ul class="exceptions">
      {settings.exceptions.toReversed().map((each) => (
        <li key={`${each.what} ${each.key}`}>
          <div>
            <b>{title(each)}</b>
            <small>
              {speaker.say(`exceptions.${each.what}`)} · {speaker.date(each.at)}
            </small>
            {each.reason && <p>{each.reason}</p>}
          </div>
          <button
            type="button"
            class="act"
            aria-label={`${again}: ${title(each)}`}
            onClick={() => onChange((now) => ({ exceptions: withoutException(now, each) }))}
          >
            {again}
          </button>
        </li>
      ))}
    </ul>
  );
}
