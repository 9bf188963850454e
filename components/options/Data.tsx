import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Speaker } from '../../lib/i18n';
import { AskTwice } from './AskTwice';
import { FileButton } from './FileButton';
import { HistoryFacts, siteName } from './HistoryFacts';
import type { HistoryGlance, HistoryHands, HistorySight } from './history';
import { JobView } from './JobView';
import { useJob } from './job';
import { Retention } from './Retention';
import { SettingsFile } from './SettingsFile';
import type { SectionProps } from './sections';

/** The history: how much there is, how long it is kept, its backup, and how to be rid of it; then the settings' file. */
export function Data(props: SectionProps) {
  const { speaker, history } = props;
  const [sight, refresh] = useSight(history, speaker);
  return (
    <>
      {sight?.trouble && (
        <div class="notice" role="status">
          <p>{sight.trouble.sentence}</p>
          <p class="next">{sight.trouble.next}</p>
        </div>
      )}
      {sight?.glance && <HistoryFacts glance={sight.glance} speaker={speaker} />}
      <Retention {...props} />
      <Backup history={history} speaker={speaker} glance={sight?.glance ?? null} onDone={refresh} />
      {sight?.glance && <Erase history={history} speaker={speaker} glance={sight.glance} onDone={refresh} />}
      <SettingsFile {...props} />
    </>
  );
}

/** The history as it was looked at last, and what looks again; also when the user comes back to the page. */
function useSight(history: HistoryHands, speaker: Speaker): readonly [HistorySight | null, () => Promise<void>] {
  const [sight, setSight] = useState<HistorySight | null>(null);
  const refresh = useCallback(async () => setSight(await history.look(speaker)), [history, speaker]);
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') void refresh();
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [refresh]);
  return [sight, refresh];
}

interface PartProps {
  readonly history: HistoryHands;
  readonly speaker: Speaker;
  readonly glance: HistoryGlance | null;
  onDone(): Promise<void>;
}

/** Everything into a file, and out of one. */
function Backup({ history, speaker, glance, onDone }: PartProps) {
  const { say } = speaker;
  const job = useJob();
  const [name, setName] = useState('');
  const isBusy = job.share !== null;
  const save = async () => {
    setName(say('data.backup.busy'));
    await job.start((each) => history.backup(each, speaker));
  };
  const restore = async (file: File) => {
    setName(say('data.restore.busy'));
    await job.start((each) => history.restore(file, each, speaker));
    await onDone();
  };
  return (
    <>
      <h3>{say('data.backup')}</h3>
      <p>{say('data.backup.why')}</p>
      <div class="acts">
        <button type="button" class="act main" disabled={isBusy || !glance?.items} onClick={() => void save()}>
          {say('data.backup.save')}
        </button>
        <FileButton
          label={say('data.restore.open')}
          accept=".gz,.jsonl,application/gzip"
          disabled={isBusy || glance === null}
          onFile={(file) => void restore(file)}
        />
      </div>
      <JobView job={job} speaker={speaker} name={name} />
    </>
  );
}

/** What is remembered of one site, or all of it, can be deleted; it is asked for twice. */
function Erase({ history, speaker, glance, onDone }: PartProps & { readonly glance: HistoryGlance }) {
  const { say } = speaker;
  const job = useJob();
  const erase = async (site: string | null) => {
    await job.start(() => history.erase(site, speaker));
    await onDone();
  };
  const ways = [
    ...glance.sites.map(({ id, items }) => ({ id, items, name: siteName(id, speaker) })),
    { id: null, items: glance.items, name: say('data.erase.all') },
  ];
  return (
    <>
      <h3>{say('data.erase')}</h3>
      <p>{say('data.erase.why')}</p>
      <ul class="erase">
        {ways.map(({ id, items, name }) => (
          <li key={id ?? ''}>
            <span>{name}</span>
            <AskTwice
              speaker={speaker}
              label={say('data.erase.open')}
              name={`${say('data.erase.open')} ${name}`}
              lost={say('data.erase.lost', { what: name, items: speaker.number(items) })}
              disabled={job.share !== null || items === 0}
              onSure={() => void erase(id)}
            />
          </li>
        ))}
      </ul>
      <JobView job={job} speaker={speaker} name={say('data.erase.busy')} />
    </>
  );
}
