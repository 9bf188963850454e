import type { Speaker } from '../../lib/i18n';
import type { ReviewModel } from './model';
import { siteWord } from './words';

const STATES = ['unusual', 'doubtful'] as const;

/** What comes to the desk by itself: by state and by site. */
export function Rule({ model, speaker }: { model: ReviewModel; speaker: Speaker }) {
  const { rule } = model.memory;
  const { say } = speaker;
  const toggled = <T extends string>(list: readonly T[], value: T, isIn: boolean) =>
    isIn ? [...list, value] : list.filter((each) => each !== value);
  return (
    <fieldset class="rule">
      <legend>{say('review.rule')}</legend>
      {STATES.map((state) => (
        <label key={state} class="inline">
          <input
            type="checkbox"
            checked={rule.states.includes(state)}
            onChange={({ currentTarget }) =>
              model.remember({ rule: { ...rule, states: toggled(rule.states, state, currentTarget.checked) } })
            }
          />
          {say(`state.${state}`)}
        </label>
      ))}
      {model.view.counts.sites.map((site) => (
        <label key={site} class="inline">
          <input
            type="checkbox"
            checked={!rule.without.includes(site)}
            onChange={({ currentTarget }) =>
              model.remember({ rule: { ...rule, without: toggled(rule.without, site, !currentTarget.checked) } })
            }
          />
          {siteWord(site, speaker)}
        </label>
      ))}
      <small>{say('review.rule.says')}</small>
    </fieldset>
  );
}
