import { Fragment } from 'preact';
import { MOST_KEEP_ALL_DAYS, type Settings } from '../../lib/settings';
import type { SectionProps } from './sections';

type Rule = Settings['retention'];

const DAYS = { min: 1, max: MOST_KEEP_ALL_DAYS } as const;
const WAYS = ['thin', 'keep'] as const;

/** How long everything is kept, and what happens then. */
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
            <Days
              label={say('data.keep.days')}
              days={rule.keepAllDays}
              onDays={(keepAllDays) => change({ keepAllDays })}
            />
          )}
        </Fragment>
      ))}
    </fieldset>
  );
}

interface DaysProps {
  readonly label: string;
  readonly days: number;
  onDays(days: number): void;
}

function Days({ label, days, onDays }: DaysProps) {
  const take = (input: HTMLInputElement) => {
    if (input.validity.valid) onDays(input.valueAsNumber);
    else input.value = String(days);
  };
  return (
    <label class="days">
      {label}
      <input
        type="number"
        class="field"
        required
        {...DAYS}
        value={days}
        onChange={({ currentTarget }) => take(currentTarget)}
      />
    </label>
  );
}
