import { useState } from 'preact/hooks';
import type { Speaker } from '../../lib/i18n';
import type { Imported } from '../../lib/review/api';
import type { Conflict } from '../../lib/review/types';
import type { FileDesk } from './files';
import type { ReviewModel } from './model';
import { Sheet } from './Sheet';
import { decisionWord, titleOf } from './words';

interface Props {
  readonly model: ReviewModel;
  readonly files: FileDesk;
  readonly speaker: Speaker;
}

/** Takes a colleague's file in, and asks where the two have decided otherwise. */
export function ImportSheet({ model, files, speaker }: Props) {
  const { say } = speaker;
  const [imported, setImported] = useState<Imported | null>(null);
  const [busy, setBusy] = useState(false);
  const take = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    setImported(null);
    setImported(
      await files.import(file).catch(
        (error: unknown): Imported => ({
          ok: false,
          words: [error instanceof Error ? error.message : String(error)],
        }),
      ),
    );
    setBusy(false);
    await model.renew();
  };
  return (
    <Sheet
      title={say('review.import')}
      speaker={speaker}
      onClose={() => {
        if (busy) void files.stopImport();
        model.open(null);
      }}
    >
      <p>{say('review.import.says')}</p>
      <label class="file">
        <span>{say('review.verify.choose')}</span>
        <input
          type="file"
          accept=".jsonl,.gz"
          disabled={busy}
          onChange={({ currentTarget }) => void take(currentTarget.files?.[0])}
        />
      </label>
      <div role="status">
        {busy && <p>{say('review.working')}</p>}
        {imported && <Outcome imported={imported} speaker={speaker} />}
      </div>
      {imported?.ok && imported.conflicts.length > 0 && (
        <Conflicts
          conflicts={imported.conflicts}
          speaker={speaker}
          onTake={async (taken) => {
            await files.takeOver(taken.map(({ key, mine, theirs }) => ({ key, before: mine, after: theirs })));
            setImported({ ...imported, decided: imported.decided + taken.length, conflicts: [] });
            await model.renew();
          }}
        />
      )}
    </Sheet>
  );
}

function Outcome({ imported, speaker }: { imported: Imported; speaker: Speaker }) {
  const { say, number } = speaker;
  if (!imported.ok)
    return (
      <ul class="ended wrong">
        {imported.words.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    );
  return (
    <div class="ended fine">
      <p>{imported.words}</p>
      <p>{say('review.import.decided', { n: number(imported.decided) })}</p>
    </div>
  );
}

interface ConflictsProps {
  readonly conflicts: readonly Conflict[];
  readonly speaker: Speaker;
  onTake(taken: readonly Conflict[]): Promise<void>;
}

/** Each conflict with both decisions; mine is chosen until the moderator says otherwise. */
function Conflicts({ conflicts, speaker, onTake }: ConflictsProps) {
  const { say, number } = speaker;
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set());
  const choose = (key: string, isTheirs: boolean) => {
    const next = new Set(theirs);
    if (isTheirs) next.add(key);
    else next.delete(key);
    setTheirs(next);
  };
  return (
    <section class="conflicts">
      <p>{say('review.import.conflicts', { n: number(conflicts.length) })}</p>
      {conflicts.map((conflict) => (
        <fieldset key={conflict.key}>
          <legend>{titleOf(conflict, speaker)}</legend>
          {(['mine', 'theirs'] as const).map((whose) => (
            <label key={whose}>
              <input
                type="radio"
                name={conflict.key}
                checked={(whose === 'theirs') === theirs.has(conflict.key)}
                onChange={() => choose(conflict.key, whose === 'theirs')}
              />
              <span>
                {say(`review.import.${whose}`, { decision: decisionWord(conflict[whose].decision, speaker) })}
                {conflict[whose].note && <small>{conflict[whose].note}</small>}
              </span>
            </label>
          ))}
        </fieldset>
      ))}
      <button
        type="button"
        class="act main"
        disabled={theirs.size === 0}
        onClick={() => void onTake(conflicts.filter(({ key }) => theirs.has(key)))}
      >
        {say('review.import.take')}
      </button>
    </section>
  );
}
