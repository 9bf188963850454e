import type { SectionProps } from './sections';

const SHOW = ['all', 'marked'] as const;

/** Which signs are shown. */
export function Badges({ settings, speaker, onChange }: SectionProps) {
  const { say } = speaker;
  return (
    <fieldset class="choices">
      <legend>{say('badges.show')}</legend>
      {SHOW.map((show) => (
        <label key={show}>
          <input
            type="radio"
            name="show"
            checked={settings.show === show}
            onChange={() => onChange(() => ({ show }))}
          />
          <span>
            {say(`badges.show.${show}`)}
            <small>{say(`badges.show.${show}.why`)}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
