import { useEffect, useMemo, useState } from 'preact/hooks';
import type { MessageId, Speaker } from '../../lib/i18n';
import type { CheckGroup } from '../../lib/model';
import { withCheck, withThreshold } from '../../lib/settings';
import { Switch } from '../Switch';
import type { SectionProps } from './sections';
import { ThresholdField } from './ThresholdField';
import { useTrial } from './Trial';
import type { CheckCard, Quality, Spoken, TuningDesk } from './tuning';

/** In the order in which they are listed: what needs the least history first. */
const GROUPS: readonly CheckGroup[] = ['mix', 'growth', 'crowd', 'text', 'rating', 'chart', 'fact'];

/** Every check: what it looks at, how well it does, when it spoke last, its switch and its threshold. */
export function Checks({ speaker, desk }: SectionProps) {
  const spoken = useSpoken(desk);
  return (
    <>
      <p>{speaker.say('checks.lead')}</p>
      <p class="small">{speaker.say('checks.lead.measured')}</p>
      {GROUPS.map((group) => (
        <div key={group} class="group">
          <h3>{speaker.say(`checks.group.${group}`)}</h3>
          {desk.checks
            .filter((check) => check.group === group)
            .map((check) => (
              <Slot key={check.id} check={check} speaker={speaker} spoken={spoken} />
            ))}
        </div>
      ))}
    </>
  );
}

function useSpoken(desk: TuningDesk): Spoken {
  const [spoken, setSpoken] = useState<Spoken>({ at: {}, isDone: false });
  useEffect(() => desk.lookBack(setSpoken), [desk]);
  return spoken;
}

interface SlotProps {
  readonly check: CheckCard;
  readonly speaker: Speaker;
  readonly spoken: Spoken;
}

/** A card that is drawn anew only when something of its own has changed: a slider moves sixty times a second. */
function Slot({ check, speaker, spoken }: SlotProps) {
  const { thresholds, checks } = useTrial().tuned;
  const isOn = checks[check.id] !== false;
  const value = thresholds[check.id] ?? check.threshold.default;
  const last = check.judges ? spokenIn(check.id, spoken, speaker) : speaker.say('checks.spoken.cannot');
  return useMemo(
    () => <Card check={check} speaker={speaker} last={last} isOn={isOn} value={value} />,
    [check, speaker, last, isOn, value],
  );
}

interface CardProps {
  readonly check: CheckCard;
  readonly speaker: Speaker;
  /** When it spoke last, in words. */
  readonly last: string;
  readonly isOn: boolean;
  readonly value: number;
}

function Card({ check, speaker, last, isOn, value }: CardProps) {
  const { say } = speaker;
  const { onTry } = useTrial();
  return (
    <article class="check" data-check={check.id} data-off={!isOn}>
      <Switch
        label={say(`check.${check.id}` as MessageId)}
        on={isOn}
        onChange={(on) => onTry((tuned) => withCheck(tuned, check, on))}
      />
      <p>{say(`check.${check.id}.what` as MessageId)}</p>
      <dl>
        <dt>{say('checks.quality')}</dt>
        <dd>{qualityIn(check.quality, speaker)}</dd>
        <dt>{say('checks.spoken')}</dt>
        <dd>{last}</dd>
      </dl>
      {check.judges && <Threshold check={check} speaker={speaker} isOn={isOn} value={value} />}
    </article>
  );
}

function Threshold({ check, speaker, isOn, value }: Omit<CardProps, 'last'>) {
  const { say } = speaker;
  const { onTry } = useTrial();
  const { unit, default: preset, ...range } = check.threshold;
  const words = (value: number) => say(`unit.${unit}`, { value: speaker.number(value) });
  // A rarity is a share of ordinary items: the more of them, the more often the check speaks. A fall is not.
  const [low, high] = unit === 'perThousandOrdinary' ? (['seldom', 'often'] as const) : (['often', 'seldom'] as const);
  return (
    <ThresholdField
      {...range}
      label={say('checks.threshold')}
      name={say('checks.threshold.of', { check: say(`check.${check.id}` as MessageId) })}
      value={value}
      preset={preset}
      words={words(value)}
      ends={[
        say('checks.end', { value: speaker.number(range.min), means: say(`checks.${low}`) }),
        say('checks.end', { value: speaker.number(range.max), means: say(`checks.${high}`) }),
      ]}
      back={say('checks.back', { value: words(preset) })}
      disabled={!isOn}
      onInput={(moved) => onTry((tuned) => withThreshold(tuned, check, moved))}
    />
  );
}

function qualityIn(quality: Quality | null, speaker: Speaker): string {
  if (!quality) return speaker.say('checks.quality.none');
  const { found, falseAlarms } = quality;
  const percent = (share: number) => speaker.percent(100 * share, 0);
  const parts: string[] = [];
  if (found)
    parts.push(
      found.low === found.high
        ? speaker.say('checks.quality.found', { share: percent(found.low) })
        : speaker.say('checks.quality.foundBetween', {
            low: percent(found.low),
            high: percent(found.high),
            tasks: speaker.number(found.tasks),
          }),
    );
  if (falseAlarms)
    parts.push(
      speaker.say('checks.quality.alarms', {
        value: speaker.number(falseAlarms.value),
        low: speaker.number(falseAlarms.low),
        high: speaker.number(falseAlarms.high),
      }),
    );
  return parts.join(speaker.say('checks.quality.and'));
}

function spokenIn(check: string, { at, isDone }: Spoken, speaker: Speaker): string {
  const time = at[check];
  if (time !== undefined) return speaker.date(time);
  return speaker.say(isDone ? 'checks.spoken.never' : 'checks.spoken.looking');
}
