import { useMemo } from 'preact/hooks';
import type { Speaker } from '../../lib/i18n';
import { MARK_LIMITS, type Marks, PRESET_NAMES, PRESETS, presetOf, withMark } from '../../lib/settings';
import type { SectionProps } from './sections';
import { ThresholdField } from './ThresholdField';
import { useTrial } from './Trial';

const LIMITS = ['doubtful', 'unusual', 'perThousand'] as const satisfies readonly (keyof Marks)[];
type Limit = (typeof LIMITS)[number];

/** From where on an item is marked: three presets with what they come to, and the limits that they set. */
export function Sensitivity({ speaker, desk }: SectionProps) {
  const { marks } = useTrial().tuned;
  // Drawn anew only when one of its own sliders moves.
  return useMemo(() => <Limits speaker={speaker} desk={desk} marks={marks} />, [speaker, desk, marks]);
}

interface Props extends Pick<SectionProps, 'speaker' | 'desk'> {
  readonly marks: Marks;
}

function Limits({ speaker, desk, marks: set }: Props) {
  const { say } = speaker;
  const { onTry } = useTrial();
  const chosen = presetOf(set);
  const names = chosen === 'own' ? [...PRESET_NAMES, chosen] : PRESET_NAMES;
  return (
    <>
      <p>{say('sensitivity.lead')}</p>
      <fieldset class="presets">
        <legend class="hidden">{say('options.sensitivity')}</legend>
        {names.map((name) => {
          const marks = name === 'own' ? set : PRESETS[name];
          return (
            <label key={name} data-chosen={name === chosen}>
              <input
                type="radio"
                name="preset"
                checked={name === chosen}
                onChange={() => onTry((tuned) => ({ ...tuned, marks }))}
              />
              <span>
                <b>{say(`sensitivity.${name}`)}</b>
                <small>{say(`sensitivity.${name}.why`)}</small>
                <Ordinary speaker={speaker} desk={desk} marks={marks} />
              </span>
            </label>
          );
        })}
      </fieldset>
      <h3>{say('sensitivity.limits')}</h3>
      <p>{say('sensitivity.limits.why')}</p>
      {LIMITS.map((limit) => (
        <LimitField key={limit} speaker={speaker} limit={limit} value={set[limit]} />
      ))}
      <p class="small">{say('sensitivity.measured')}</p>
    </>
  );
}

/** What some limits come to: of 1,000 ordinary posts, so many marked, at most so many of them unusual. */
function Ordinary({ marks, desk, speaker }: Props) {
  const ordinary = desk.ordinaryPosts(marks);
  const sets = speaker.say('sensitivity.sets', {
    doubtful: strengthIn(marks.doubtful, speaker),
    unusual: strengthIn(marks.unusual, speaker),
    limit: speaker.number(marks.perThousand),
  });
  if (!ordinary) return <small>{sets}</small>;
  return (
    <>
      <span class="marked">{speaker.say('sensitivity.marked', { marked: speaker.number(ordinary.marked) })}</span>
      <small>{speaker.say('sensitivity.marked.unusual', { unusual: speaker.number(ordinary.unusual) })}</small>
      <small>{sets}</small>
    </>
  );
}

const STRENGTHS = 20;

/** A posterior as a strength on a scale: it stands on an assumed prior, and is never shown as a probability (DESIGN §5). */
const strengthIn = (posterior: number, speaker: Speaker) => speaker.number(Math.round(STRENGTHS * posterior));

interface LimitProps {
  readonly speaker: Speaker;
  readonly limit: Limit;
  readonly value: number;
}

function LimitField({ speaker, limit, value }: LimitProps) {
  const { say } = speaker;
  const { onTry } = useTrial();
  const { default: preset, ...range } = MARK_LIMITS[limit];
  const isRarity = limit === 'perThousand';
  const words = (at: number) =>
    isRarity
      ? say('unit.perThousandOrdinary', { value: speaker.number(at) })
      : say('sensitivity.strength', { strength: strengthIn(at, speaker), most: speaker.number(STRENGTHS) });
  const end = (at: number, means: 'more' | 'fewer') =>
    say('checks.end', {
      value: isRarity ? speaker.number(at) : strengthIn(at, speaker),
      means: say(`sensitivity.${means}`),
    });
  return (
    <ThresholdField
      {...range}
      label={say(`sensitivity.limit.${limit}`)}
      value={value}
      preset={preset}
      words={words(value)}
      ends={[end(range.min, isRarity ? 'fewer' : 'more'), end(range.max, isRarity ? 'more' : 'fewer')]}
      back={say('checks.back', { value: words(preset) })}
      onInput={(moved) => onTry((tuned) => withMark(tuned, limit, moved))}
    />
  );
}
