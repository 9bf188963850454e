import { Fragment } from 'preact';
import { MEGABYTES, MOST_KEEP_ALL_DAYS, type Settings } from '../../lib/settings';
import type { SectionProps } from './sections';

type Rule = Settings['retention'];

const DAYS = { min: 1, max: MOST_KEEP_ALL_DAYS } as const;
const WAYS = ['thin', 'keep'] as const;

/** How long everything is kept, what happens then, and how large what is left may become. */
export function Retention({ settings, speaker, onChange }: Pick<SectionProps, 'settings' | 'speaker' | 'onChange'>) {
  const { say } = speaker;
  const rule = settings.retention;
  const change = (part: Partial<Rule>) => onChange((now) => ({ retention: { ...now.retention, ...part } }));
  return (
    <fieldset class="choices">
      <legend>{say('data.keep')}</legend>
      {WAYS.map((afterwards) => (
        <Fragment key={afterwards}>
          <label>
            <input
              type="radio"
              name="retention"
              checked={rule.afterwards === afterwards}
              onChange={() => change({ afterwards })}
            />
            <span>
              {say(`data.keep.${afterwards}`)}
              <small>{say(`data.keep.${afterwards}.why`)}</small>
            </span>
          </label>
          {afterwards === 'thin' && rule.afterwards === 'thin' && (
            <>
              <Bound
                label={say('data.keep.days')}
                bounds={DAYS}
                value={rule.keepAllDays}
                onValue={(keepAllDays) => change({ keepAllDays })}
              />
              <Bound
                label={say('data.keep.megabytes')}
                bounds={MEGABYTES}
                value={rule.mostMegabytes}
                onValue={(mostMegabytes) => change({ mostMegabytes })}
              />
            </>
          )}
        </Fragment>
      ))}
    </fieldset>
  );
}

interface BoundProps {
  readonly label: string;
  readonly bounds: { readonly min: number; readonly max: number };
  readonly value: number;
  onValue(value: number): void;
}

function Bound({ label, bounds, value, onValue }: BoundProps) {
  const take = (input: HTMLInputElement) => {
    if (input.validity.valid) onValue(input.valueAsNumber);
    else input.value = String(value);
  };
  return (
    <label class="bound">
      {label}
      <input
        type="number"
        class="field"
        required
        {...bounds}
        value={value}
        onChange={({ currentTarget }) => take(currentTarget)}
      />
    </label>
  );
}
