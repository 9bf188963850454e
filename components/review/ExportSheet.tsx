import { useState } from 'preact/hooks';
import type { MessageId, Speaker } from '../../lib/i18n';
import type { Redaction } from '../../lib/schema/export';
import type { ExportWish, FileDesk } from './files';
import type { ReviewModel } from './model';
import { Progress } from './Progress';
import { Radios } from './Radios';
import { Sheet } from './Sheet';
import { filterWords } from './words';

type What = 'selected' | 'list' | 'all';
type Format = ExportWish['format'];
const FORMATS: readonly Format[] = ['jsonl', 'csv', 'html'];
/** Hidden by default: who hands a file on decides to name people. */
const REDACTIONS: readonly Redaction[] = ['authors', 'items', 'none'];

type Course =
  | { readonly is: 'choosing' }
  | { readonly is: 'running'; readonly items: number; readonly bytes: number; readonly stop: AbortController }
  | { readonly is: 'ended'; readonly words: string };

interface Props {
  readonly model: ReviewModel;
  readonly files: FileDesk;
  readonly speaker: Speaker;
}

/** What is chosen in the sheet. */
interface Choice {
  readonly what: What;
  readonly format: Format;
  readonly redaction: Redaction;
}

/** What to export, as what, and with whose names; then how far it is. */
export function ExportSheet({ model, files, speaker }: Props) {
  const { say, number } = speaker;
  const [choice, setChoice] = useState<Choice>({
    what: model.selected.size > 0 ? 'selected' : 'list',
    format: 'jsonl',
    redaction: 'authors',
  });
  const [course, run] = useExport({ model, files, speaker });
  const counts = { selected: model.selected.size, list: model.view.rows, all: model.view.counts.all };
  const all = counts[choice.what];
  const close = () => {
    if (course.is === 'running') course.stop.abort();
    model.open(null);
  };
  return (
    <Sheet title={say('review.export')} speaker={speaker} onClose={close}>
      <Choices
        choice={choice}
        onChange={(change) => setChoice({ ...choice, ...change })}
        counts={counts}
        reportMost={files.reportMost}
        speaker={speaker}
      />
      {course.is === 'running' ? (
        <Progress
          done={course.items}
          of={all}
          words={say('review.export.running', {
            done: number(course.items),
            all: number(all),
            bytes: bytesWord(course.bytes, speaker),
          })}
          stopWord={say('review.export.stop')}
          onStop={() => course.stop.abort()}
        />
      ) : (
        <div class="acts">
          <button type="button" class="act main" disabled={all === 0} onClick={() => void run(choice, all)}>
            {say('review.export.do')}
          </button>
          {course.is === 'ended' && <p role="status">{course.words}</p>}
        </div>
      )}
    </Sheet>
  );
}

/** How far an export is, and what begins one. */
function useExport({ model, files, speaker }: Props) {
  const { say } = speaker;
  const [course, setCourse] = useState<Course>({ is: 'choosing' });
  const run = async ({ what, format, redaction }: Choice, items: number) => {
    const stop = new AbortController();
    const onProgress = (progress: { items: number; bytes: number }) => setCourse({ is: 'running', ...progress, stop });
    onProgress({ items: 0, bytes: 0 });
    const wish = { format, redaction, ...scopeOf(what, model, speaker), items };
    const words = await files.export(wish, { signal: stop.signal, onProgress }).then(
      (names) => (names ? say('review.export.done', { files: names.join(', ') }) : say('review.export.stopped')),
      (error: unknown) => say('review.failed', { why: error instanceof Error ? error.message : String(error) }),
    );
    setCourse({ is: 'ended', words });
  };
  return [course, run] as const;
}

interface ChoicesProps {
  readonly choice: Choice;
  onChange(change: Partial<Choice>): void;
  readonly counts: Readonly<Record<What, number>>;
  readonly reportMost: number;
  readonly speaker: Speaker;
}

function Choices({ choice, onChange, counts, reportMost, speaker: { say, number } }: ChoicesProps) {
  return (
    <>
      <Radios<What>
        legend={say('review.export.what')}
        name="what"
        value={choice.what}
        options={(['selected', 'list', 'all'] as const).map((value) => ({
          value,
          label: say(`review.export.${value}`, { n: number(counts[value]) }),
          disabled: counts[value] === 0,
        }))}
        onChange={(what) => onChange({ what })}
      />
      <Radios<Format>
        legend={say('review.export.format')}
        name="format"
        value={choice.format}
        options={FORMATS.map((value) => ({ value, label: say(`review.export.${value}`, { n: number(reportMost) }) }))}
        onChange={(format) => onChange({ format })}
      />
      <Radios<Redaction>
        legend={say('review.export.names')}
        name="redaction"
        value={choice.redaction}
        options={REDACTIONS.map((value) => ({
          value,
          label: say(`review.export.names.${value}`),
          hint: say(`export.redaction.${value}` satisfies MessageId),
        }))}
        onChange={(redaction) => onChange({ redaction })}
      />
    </>
  );
}

function scopeOf(what: What, model: ReviewModel, speaker: Speaker): Pick<ExportWish, 'scope' | 'selection'> {
  const selection = speaker.say(`review.export.selection.${what}`, { filter: filterWords(model.filter, speaker) });
  if (what === 'all') return { scope: 'all', selection };
  const { order } = model.view;
  const ids = what === 'selected' ? [...model.selected] : [...order.filter((id) => id >= 0)];
  return { scope: { ids }, selection };
}

function bytesWord(bytes: number, { language }: Speaker): string {
  const format = (value: number, unit: string) =>
    new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: 1 }).format(value);
  return bytes < 1e6 ? format(bytes / 1e3, 'kilobyte') : format(bytes / 1e6, 'megabyte');
}
