import type { Speaker } from '../../lib/i18n';
import type { CustomProblem } from '../../lib/messages/custom';

interface Props {
  /** What they stand in the way of. */
  readonly words: string;
  readonly problems: readonly CustomProblem[];
  readonly speaker: Speaker;
}

/** What is wrong with an adapter, place by place. Of a place the names are the file's own. */
export function Problems({ words, problems, speaker }: Props) {
  return (
    <div class="said wrong problems" role="status">
      <div>
        <p>{words}</p>
        <ul>
          {problems.map(({ place, what }) => (
            <li key={place.join('.')}>
              <code>{placeIn(place, speaker)}</code> {speaker.sentence(what)}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function placeIn(place: CustomProblem['place'], { say, number }: Speaker): string {
  const steps = place.map((step) => (typeof step === 'number' ? say('wrong.entry', { n: number(step + 1) }) : step));
  return steps.join(' › ') || say('wrong.file');
}
