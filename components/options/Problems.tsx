import type { CustomProblem } from '../../lib/messages/custom';

interface Props {
  /** What they stand in the way of. */
  readonly words: string;
  readonly problems: readonly CustomProblem[];
}

/** What is wrong with an adapter, place by place. The places are the file's own names, which are English. */
export function Problems({ words, problems }: Props) {
  return (
    <div class="said wrong problems" role="status">
      <div>
        <p>{words}</p>
        <ul lang="en">
          {problems.map(({ path, message }) => (
            <li key={path}>
              <code>{path}</code> {message}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
