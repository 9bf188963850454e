import type { Speaker } from '../../lib/i18n';
import type { JobState } from './job';

interface Props {
  readonly job: JobState;
  readonly speaker: Speaker;
  /** What is being done: "Saving the backup". */
  readonly name: string;
}

/** How far a piece of work has come, with a way to stop it; then what it came to. */
export function JobView({ job, speaker, name }: Props) {
  if (job.share !== null)
    return (
      <div class="job">
        <label>
          {name}
          <progress max={1} value={job.share} />
        </label>
        <button type="button" class="act" onClick={job.stop}>
          {speaker.say('job.stop')}
        </button>
      </div>
    );
  if (job.said === null) return null;
  return (
    <p class={job.said.ok ? 'said' : 'said wrong'} role={job.said.ok ? 'status' : 'alert'}>
      {job.said.words}
    </p>
  );
}
