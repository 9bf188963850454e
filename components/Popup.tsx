import type { PopupItem, PopupView } from '../lib/messages/popup-view';
import type { ItemKey } from '../lib/model';
import { Droplet } from './Droplet';
import { Sparkline } from './Sparkline';

type PageGlance = Extract<PopupView, { is: 'page' }>;
type Note = Extract<PopupView, { is: 'note' }>;
type Reveal = (key: ItemKey) => void;

const SPARK_PX = { width: 72, height: 28 } as const;

/** The page at a glance, or a note on why there is nothing to list and what to do next. `onReveal` gets the chosen item. */
export function Popup({ view, onReveal }: { view: PopupView; onReveal: Reveal }) {
  return view.is === 'page' ? <PageView view={view} onReveal={onReveal} /> : <NoteView view={view} />;
}

function PageView({ view, onReveal }: { view: PageGlance; onReveal: Reveal }) {
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
      </div>
      {view.items.length > 0 && (
        <ul class="items">
          {view.items.map((item) => (
            <ItemRow key={item.key} item={item} onReveal={onReveal} />
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

function ItemRow({ item, onReveal }: { item: PopupItem; onReveal: Reveal }) {
  return (
    <li>
      <button type="button" class={`item ${item.state}`} onClick={() => onReveal(item.key)}>
        <Droplet state={item.state} />
        <span class="words">
          <span class="hidden">{item.stateWord}</span>
          <b>{item.title}</b>
          <small>{item.detail}</small>
        </span>
        {item.spark && <Sparkline spark={item.spark} {...SPARK_PX} />}
      </button>
    </li>
  );
}

function NoteView({ view }: { view: Note }) {
  return (
    <main class="popup note" lang={view.lang}>
      <Droplet state="ordinary" />
      <h1>{view.heading}</h1>
      <p>{view.sentence}</p>
      {view.next && <p class="next">{view.next}</p>}
    </main>
  );
}
