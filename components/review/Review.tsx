import { useEffect, useReducer } from 'preact/hooks';
import type { Speaker } from '../../lib/i18n';
import { Droplet } from '../Droplet';
import { Detail } from './Detail';
import type { Notice } from './deciding';
import { ExportSheet } from './ExportSheet';
import { Filters } from './Filters';
import type { FileDesk } from './files';
import { Help } from './Help';
import { ImportSheet } from './ImportSheet';
import { pressed } from './keys';
import type { ReviewModel } from './model';
import { Rule } from './Rule';
import { Table } from './Table';
import { VerifySheet } from './VerifySheet';
import { Views } from './Views';
import { decisionWord } from './words';

interface Props {
  readonly model: ReviewModel;
  readonly speaker: Speaker;
  readonly files: FileDesk;
  addressOf(key: string): string | null;
  now(): number;
  forget(key: string): Promise<void>;
}

/** The moderator's desk: the queue above, all that is known of the current item below. */
export function Review({ model, speaker, files, ...given }: Props) {
  useChanges(model);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (pressed(event, model)) event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [model]);
  return (
    <main class="review" lang={speaker.language}>
      <Top model={model} speaker={speaker} />
      <Filters model={model} filter={model.filter} group={model.group} counts={model.view.counts} speaker={speaker} />
      <Bar model={model} speaker={speaker} />
      <Table model={model} speaker={speaker} />
      <Nothing model={model} speaker={speaker} />
      <Detail model={model} speaker={speaker} {...given} />
      {model.notice && <Toast notice={model.notice} model={model} speaker={speaker} />}
      {model.sheet === 'help' && <Help model={model} speaker={speaker} />}
      {model.sheet === 'export' && <ExportSheet model={model} files={files} speaker={speaker} />}
      {model.sheet === 'import' && <ImportSheet model={model} files={files} speaker={speaker} />}
      {model.sheet === 'verify' && <VerifySheet model={model} files={files} speaker={speaker} />}
    </main>
  );
}

/** Draws the page anew with the next frame after a change, however many there were. */
function useChanges(model: ReviewModel): void {
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  useEffect(() => {
    let frame = 0;
    const end = model.listen(() => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => redraw(undefined));
    });
    redraw(undefined);
    return () => {
      cancelAnimationFrame(frame);
      end();
    };
  }, [model]);
}

function Top({ model, speaker }: { model: ReviewModel; speaker: Speaker }) {
  return (
    <header class="top">
      <h1>
        <Droplet state="doubtful" />
        {speaker.say('review.title')}
      </h1>
      <Views model={model} speaker={speaker} />
      <div class="acts">
        {(['export', 'import', 'verify'] as const).map((sheet) => (
          <button key={sheet} type="button" class="act" onClick={() => model.open(sheet)}>
            {speaker.say(`review.${sheet}`)}…
          </button>
        ))}
        <button type="button" class="act" onClick={() => model.open('help')}>
          {speaker.say('review.help')} <kbd>?</kbd>
        </button>
      </div>
    </header>
  );
}

/** How much there is, and what can be done with what is selected. */
function Bar({ model, speaker }: { model: ReviewModel; speaker: Speaker }) {
  const { view, progress, selected } = model;
  const { say, number } = speaker;
  return (
    <div class="bar">
      <p role="status">
        {progress.done
          ? say('review.count', { shown: number(view.rows), all: number(view.counts.all) })
          : say('review.reading', { n: number(progress.rows) })}
      </p>
      {selected.size === 0 && <Rule model={model} speaker={speaker} />}
      {selected.size > 0 && (
        <div class="acts">
          <b>{say('review.selected', { n: number(selected.size) })}</b>
          <button type="button" class="act main" onClick={() => void model.decide('kept')}>
            {say('review.decide.keep')}
          </button>
          <button type="button" class="act" onClick={() => void model.decide('set-aside')}>
            {say('review.decide.setAside')}
          </button>
          <button type="button" class="act" onClick={() => void model.decide('open')}>
            {say('review.decide.reopen')}
          </button>
          <button type="button" class="act" onClick={() => model.selectNone()}>
            {say('review.selectNone')}
          </button>
        </div>
      )}
    </div>
  );
}

function Nothing({ model, speaker }: { model: ReviewModel; speaker: Speaker }) {
  if (model.trouble !== null)
    return (
      <p class="nothing" role="alert">
        {model.trouble}
      </p>
    );
  if (!model.progress.done || model.view.rows > 0) return null;
  return <p class="nothing">{speaker.say(model.view.counts.all === 0 ? 'review.empty' : 'review.nothing')}</p>;
}

function noticeWords(notice: Notice, speaker: Speaker): string {
  const { say, number } = speaker;
  switch (notice.is) {
    case 'decided':
      return say('review.done', { decision: decisionWord(notice.decision, speaker), n: number(notice.n) });
    case 'undone':
      return notice.n === 0 ? say('review.undo.none') : say('review.undone', { n: number(notice.n) });
    case 'note':
      return say('review.note.saved');
    case 'forgotten':
      return say('review.forgotten');
    case 'failed':
      return say('review.failed', { why: notice.why });
  }
}

function Toast({ notice, model, speaker }: { notice: Notice; model: ReviewModel; speaker: Speaker }) {
  return (
    <div class="toast" role="status">
      <span>{noticeWords(notice, speaker)}</span>
      {(notice.is === 'decided' || notice.is === 'note') && (
        <button type="button" class="act" onClick={() => void model.undo()}>
          {speaker.say('review.undo')} <kbd>u</kbd>
        </button>
      )}
    </div>
  );
}
