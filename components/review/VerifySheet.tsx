import { useState } from 'preact/hooks';
import type { MessageId, Speaker } from '../../lib/i18n';
import type { Checked, FileDesk } from './files';
import type { ReviewModel } from './model';
import { Sheet } from './Sheet';

const ENDS: Readonly<Record<Checked['is'], MessageId>> = {
  fine: 'review.verify.fine',
  'other-rules': 'review.verify.other',
  wrong: 'review.verify.wrong',
};

/** Holds a file of an export against itself, as `npm run verify-export` does. */
export function VerifySheet({ model, files, speaker }: { model: ReviewModel; files: FileDesk; speaker: Speaker }) {
  const { say } = speaker;
  const [checked, setChecked] = useState<(Checked & { readonly file: string }) | null>(null);
  const [busy, setBusy] = useState(false);
  const verify = async (chosen: readonly File[]) => {
    // Of several, the manifest names the others.
    const first = chosen.find(({ name }) => !name.endsWith('.csv')) ?? chosen[0];
    if (!first) return;
    setBusy(true);
    setChecked(null);
    try {
      setChecked({ ...(await files.verify([first, ...chosen.filter((file) => file !== first)])), file: first.name });
    } catch (error) {
      model.fail(error);
    }
    setBusy(false);
  };
  return (
    <Sheet title={say('review.verify')} speaker={speaker} onClose={() => model.open(null)}>
      <p>{say('review.verify.says')}</p>
      <label class="file">
        <span>{say('review.verify.choose')}</span>
        <input
          type="file"
          multiple
          accept=".jsonl,.gz,.html,.txt,.csv"
          disabled={busy}
          onChange={({ currentTarget }) => void verify([...(currentTarget.files ?? [])])}
        />
      </label>
      <div role="status">
        {busy && <p>{say('review.working')}</p>}
        {checked && (
          <div class={`ended ${checked.is}`}>
            <p>
              <b>{say(ENDS[checked.is], { file: checked.file })}</b>
            </p>
            <ul>
              {checked.words.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Sheet>
  );
}
