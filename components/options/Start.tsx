import type { MessageId } from '../../lib/i18n';
import type { State } from '../../lib/model';
import { Droplet } from '../Droplet';
import type { SectionProps } from './sections';
import { TryIt } from './TryIt';

const DOES: readonly MessageId[] = ['start.does.reads', 'start.does.checks', 'start.does.explains'];
const NEVER: readonly MessageId[] = ['start.never.sends', 'start.never.people', 'start.never.visits'];
const STATES: readonly State[] = ['unusual', 'doubtful', 'ordinary', 'unknown'];

/** The first steps: what it does and never does, the four signs, and some invented posts to try them on. */
export function Start({ speaker, sample }: SectionProps) {
  const { say } = speaker;
  return (
    <>
      <p class="lead">{say('start.lead')}</p>
      <div class="pair">
        <Points title={say('start.does')} points={DOES.map((id) => say(id))} />
        <Points title={say('start.never')} points={NEVER.map((id) => say(id))} />
      </div>
      <h3>{say('start.signs')}</h3>
      <ul class="signs">
        {STATES.map((state) => (
          <li key={state} class={state}>
            <Droplet state={state} />
            <div>
              <b>{say(`state.${state}`)}</b>
              <p>{say(`start.signs.${state}`)}</p>
            </div>
          </li>
        ))}
      </ul>
      <h3>{say('start.try')}</h3>
      <p>{say('start.try.how')}</p>
      <TryIt speaker={speaker} sample={sample} />
      <Next words={say('start.next')} speaker={speaker} />
    </>
  );
}

const SITES = { weibo: 'https://weibo.com/', douban: 'https://movie.douban.com/' } as const;

/** The sentence with the sites' names as links. */
function Next({ words, speaker }: { words: string; speaker: SectionProps['speaker'] }) {
  return (
    <p class="next">
      {words.split(/\{(weibo|douban)\}/).map((part) =>
        part === 'weibo' || part === 'douban' ? (
          <a key={part} href={SITES[part]} target="_blank" rel="noreferrer">
            {speaker.say(`site.${part}`)}
          </a>
        ) : (
          part
        ),
      )}
    </p>
  );
}

function Points({ title, points }: { title: string; points: readonly string[] }) {
  return (
    <div>
      <h3>{title}</h3>
      <ul class="points">
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </div>
  );
}
