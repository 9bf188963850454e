import type { PopupDiagnose, PopupItem, PopupQuestion, PopupView } from '../lib/messages/popup-view';
import type { Spark } from '../lib/messages/protocol';
import type { ItemKey } from '../lib/model';
import { Droplet } from './Droplet';
import { Sparkline } from './Sparkline';

type PageGlance = Extract<PopupView, { is: 'page' }>;
type Note = Extract<PopupView, { is: 'note' }>;

/** What the user can ask of the popup. */
export interface PopupActions {
  /** Go to an item of the page. */
  onReveal(key: ItemKey): void;
  /** The figures of a layout match what the user sees, or differ. */
  onAnswer(layout: string, answer: 'matching' | 'differing'): void;
  /** Copy what could not be found on the page. Resolves when it lies in the clipboard. */
  onDiagnose(): Promise<void>;
}

const SPARK_PX = { width: 72, height: 28 } as const;

/** The page at a glance, or a note on why there is nothing to list and what to do next. */
export function Popup({ view, actions }: { view: PopupView; actions: PopupActions }) {
  return view.is === 'page' ? <PageView view={view} actions={actions} /> : <NoteView view={view} actions={actions} />;
}

function PageView({ view, actions }: { view: PageGlance; actions: PopupActions }) {
  return (
    <main class="popup" lang={view.lang}>
      <div class="head">
        <h1>{view.heading}</h1>
        <States states={view.states} />
        {!view.healthy && (
          <p class="notice" role="status">
            {view.health}
          </p>
        )}
        {view.diagnose && <Diagnose words={view.diagnose} onDiagnose={actions.onDiagnose} />}
        {view.question && <Question question={view.question} onAnswer={actions.onAnswer} />}
      </div>
      {view.items.length > 0 && (
        <ul class="items">
          {view.items.map((item) => (
            <ItemRow key={item.key} item={item} onReveal={actions.onReveal} />
          ))}
        </ul>
      )}
      <div class="foot">
        {view.healthy && <p>{view.health}</p>}
        <p>{view.history}</p>
      </div>
    </main>
  );
}

/** The bar's pieces repeat the sign, full, half, empty and dash, so that it reads without colour; the key says it in words. */
function States({ states }: { states: PageGlance['states'] }) {
  return (
    <>
      <div class="bar" aria-hidden="true">
        {states
          .filter(({ count }) => count > 0)
          .map(({ state, count }) => (
            <i key={state} class={state} style={{ flexGrow: String(count) }} />
          ))}
      </div>
      <ul class="key">
        {states.map(({ state, count, word }) => (
          <li key={state} class={count === 0 ? 'none' : ''}>
            <Droplet state={state} />
            <b>{count}</b> {word}
          </li>
        ))}
      </ul>
    </>
  );
}

function ItemRow({ item, onReveal }: { item: PopupItem; onReveal: PopupActions['onReveal'] }) {
  return (
    <li>
      <button type="button" class={`item ${item.state}`} onClick={() => onReveal(item.key)}>
        <Droplet state={item.state} />
        <span class="words">
          <span class="hidden">{item.stateWord}</span>
          <b>{item.title}</b>
          <small>{item.detail}</small>
        </span>
        {item.spark && takesTime(item.spark) && <Sparkline spark={item.spark} {...SPARK_PX} />}
      </button>
    </li>
  );
}

/** A change within one second is no course of things; without scales its picture would be a mere stroke. */
function takesTime({ points }: Spark): boolean {
  return points[0]?.at !== points.at(-1)?.at;
}

/** Asks once for a layout that nobody has held against the live site, with some of its figures to compare. */
function Question({ question, onAnswer }: { question: PopupQuestion; onAnswer: PopupActions['onAnswer'] }) {
  return (
    <div class="notice">
      <p>{question.question}</p>
      <ul class="samples">
        {question.samples.map((sample) => (
          <li key={sample}>{sample}</li>
        ))}
      </ul>
      <div class="acts">
        <button type="button" class="act main" onClick={() => onAnswer(question.layout, 'matching')}>
          {question.yes}
        </button>
        <button type="button" class="act" onClick={() => onAnswer(question.layout, 'differing')}>
          {question.no}
        </button>
      </div>
    </div>
  );
}

function Diagnose({ words, onDiagnose }: { words: PopupDiagnose; onDiagnose: PopupActions['onDiagnose'] }) {
  const copy = async (button: HTMLButtonElement) => {
    await onDiagnose();
    button.textContent = words.done;
  };
  return (
    <button type="button" class="act" onClick={({ currentTarget }) => void copy(currentTarget)}>
      {words.label}
    </button>
  );
}

function NoteView({ view, actions }: { view: Note; actions: PopupActions }) {
  return (
    <main class="popup note" lang={view.lang}>
      <Droplet state="ordinary" />
      <h1>{view.heading}</h1>
      <p>{view.sentence}</p>
      {view.next && <p class="next">{view.next}</p>}
      {view.diagnose && <Diagnose words={view.diagnose} onDiagnose={actions.onDiagnose} />}
    </main>
  );
}
