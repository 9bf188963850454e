import type { Speaker } from '../../lib/i18n';
import type { PopupIgnored, PopupItem, PopupQuestion, PopupView } from '../../lib/messages/popup-view';
import type { Spark } from '../../lib/messages/protocol';
import { Droplet } from '../Droplet';
import { Sparkline } from '../Sparkline';
import { Diagnose } from './Diagnose';
import type { PopupActions } from './Popup';
import { Trouble } from './Trouble';

type PageGlance = Extract<PopupView, { is: 'page' }>;

const SPARK_PX = { width: 72, height: 28 } as const;

interface Props {
  readonly view: PageGlance;
  readonly speaker: Speaker;
  readonly actions: PopupActions;
}

/** The page at a glance. */
export function PageView({ view, speaker, actions }: Props) {
  return (
    <>
      <div class="head">
        <States states={view.states} />
        {view.since && <p class="since">{view.since}</p>}
      </div>
      <div class="scroll">
        <Notices view={view} actions={actions} />
        {view.items.length > 0 && (
          <ul class="items">
            {view.items.map((item) => (
              <ItemRow key={item.key} item={item} onReveal={actions.onReveal} />
            ))}
          </ul>
        )}
        {view.ignored && <Ignored ignored={view.ignored} speaker={speaker} onShowAgain={actions.onShowAgain} />}
      </div>
    </>
  );
}

/** What the user should know before the list, or can do something about. */
function Notices({ view, actions }: { view: PageGlance; actions: PopupActions }) {
  return (
    <>
      {view.trouble && <Trouble trouble={view.trouble} />}
      {!view.healthy && (
        <div class="notice">
          <p role="status">{view.health}</p>
          {view.diagnose && <Diagnose words={view.diagnose} onDiagnose={actions.onDiagnose} />}
        </div>
      )}
      {view.taught && (
        <div class="notice calm">
          <p>{view.taught}</p>
        </div>
      )}
      {view.question && <Question question={view.question} onAnswer={actions.onAnswer} />}
    </>
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
          <small>
            {item.news && <em>{item.news}</em>}
            {item.detail}
          </small>
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

interface IgnoredProps {
  readonly ignored: NonNullable<PageGlance['ignored']>;
  readonly speaker: Speaker;
  readonly onShowAgain: PopupActions['onShowAgain'];
}

/** Out of sight, as was asked, and one press away. */
function Ignored({ ignored, speaker, onShowAgain }: IgnoredProps) {
  const again = speaker.say('popup.showAgain');
  return (
    <details class="ignored">
      <summary>{ignored.heading}</summary>
      <ul>
        {ignored.entries.map((entry: PopupIgnored) => (
          <li key={`${entry.what} ${entry.key}`}>
            <span class="words">
              <b>{entry.title}</b>
              {entry.reason && <small>{entry.reason}</small>}
            </span>
            <button
              type="button"
              class="act"
              aria-label={`${again}: ${entry.title}`}
              onClick={() => onShowAgain(entry)}
            >
              {again}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
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
