import { Switch } from '../Switch';
import type { SectionProps } from './sections';

const SHOW = ['all', 'marked'] as const;
const SITES = ['weibo', 'douban'] as const;

/** Which signs are shown, and on which sites. */
export function Badges({ settings, speaker, onChange }: SectionProps) {
  const { say } = speaker;
  const turn = (site: string, on: boolean) =>
    onChange(({ sites: { [site]: _, ...others } }) => ({ sites: on ? others : { ...others, [site]: false } }));
  return (
    <>
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
      <h3>{say('badges.sites')}</h3>
      <p>{say('badges.sites.why')}</p>
      <div class="switches">
        {SITES.map((site) => (
          <Switch
            key={site}
            label={say(`site.${site}`)}
            on={settings.sites[site] !== false}
            onChange={(on) => turn(site, on)}
          />
        ))}
      </div>
    </>
  );
}
