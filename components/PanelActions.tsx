import { Component, createRef, type RefObject } from 'preact';
import type { PanelView } from '../lib/messages/protocol';

type What = 'item' | 'author';

/** What the reader can have done about an item. Each resolves to whether it was. */
export interface PanelActions {
  ignore(what: What, reason: string): Promise<boolean>;
  unignore(what: What): Promise<boolean>;
  /** Puts the item on the moderator's desk, or takes it off again. */
  review(open: boolean): Promise<boolean>;
  /** Shows the item there. */
  openReview(): Promise<boolean>;
}

interface Props {
  readonly view: Pick<PanelView, 'labels' | 'mayIgnore' | 'review'>;
  readonly actions: PanelActions;
}

interface State {
  readonly review: PanelView['review'];
  /** Where *ignore here* stands; once ignored, what was. */
  readonly ignoring: 'no' | 'asking' | What;
  readonly failed: boolean;
}

/** The page's own scripts can press a button in here; only the reader may decide. */
const byReader = (act: () => void) => (event: Event) => {
  if (event.isTrusted) act();
};

/**
 * What the reader can do about the item: *send to review*, and *ignore here*, which asks what and why and can be taken
 * back on the spot. A class, because Preact's hooks would weigh a tenth of the panel's script.
 */
export class Actions extends Component<Props, State> {
  override state: State = { review: this.props.view.review, ignoring: 'no', failed: false };
  readonly #next = createRef<HTMLButtonElement & HTMLInputElement>();

  override componentDidUpdate(_: Props, before: State): void {
    // What was pressed has gone: without this the focus would fall out of the panel.
    if (before.ignoring !== this.state.ignoring) this.#next.current?.focus({ preventScroll: true });
  }

  override render() {
    const { ignoring, failed } = this.state;
    const { labels, mayIgnore } = this.props.view;
    return (
      <div class="actions">
        {failed && <p role="alert">{labels.failed}</p>}
        {ignoring === 'asking' ? (
          <IgnoreForm
            view={this.props.view}
            first={this.#next}
            onIgnore={(what, reason) => void this.#do(() => this.props.actions.ignore(what, reason), what)}
            onCancel={() => this.setState({ ignoring: 'no' })}
          />
        ) : (
          this.#review()
        )}
        {ignoring === 'no' && this.state.review !== 'none' && this.#openReview()}
        {ignoring === 'no' && mayIgnore.length > 0 && (
          <button
            ref={this.#next}
            type="button"
            class="act"
            onClick={byReader(() => this.setState({ ignoring: 'asking' }))}
          >
            {labels.ignore}
          </button>
        )}
        {(ignoring === 'item' || ignoring === 'author') && this.#ignored(ignoring)}
      </div>
    );
  }

  #review() {
    const { labels } = this.props.view;
    const { review } = this.state;
    if (review === 'decided') return <p>{labels.inReview}</p>;
    const opens = review === 'none';
    const act = async () => {
      const done = await this.props.actions.review(opens);
      this.setState(done ? { review: opens ? 'open' : 'none', failed: false } : { failed: true });
    };
    return (
      <button
        type="button"
        class={opens ? 'act main' : 'act'}
        title={opens ? '' : labels.unreview}
        onClick={byReader(() => void act())}
      >
        {opens ? labels.review : `✓ ${labels.inReview}`}
      </button>
    );
  }

  #openReview() {
    const act = async () => {
      if (!(await this.props.actions.openReview())) this.setState({ failed: true });
    };
    return (
      <button type="button" class="act" onClick={byReader(() => void act())}>
        {this.props.view.labels.openReview}
      </button>
    );
  }

  #ignored(what: What) {
    const { labels } = this.props.view;
    return (
      <>
        <p role="status">{labels.ignored}</p>
        <button
          ref={this.#next}
          type="button"
          class="act"
          onClick={byReader(() => void this.#do(() => this.props.actions.unignore(what), 'no'))}
        >
          {labels.undo}
        </button>
      </>
    );
  }

  async #do(work: () => Promise<boolean>, then: State['ignoring']): Promise<void> {
    const done = await work();
    this.setState(done ? { ignoring: then, failed: false } : { failed: true });
  }
}

interface FormProps {
  readonly view: Props['view'];
  readonly first: RefObject<HTMLInputElement | null>;
  onIgnore(what: What, reason: string): void;
  onCancel(): void;
}

function IgnoreForm({ view: { labels, mayIgnore }, first, onIgnore, onCancel }: FormProps) {
  const reason = createRef<HTMLInputElement>();
  const ignore = byReader(() => {
    const what = first.current?.checked === false ? 'author' : 'item';
    onIgnore(what, reason.current?.value.trim() ?? '');
  });
  return (
    <fieldset>
      <legend>{labels.ignoreWhat}</legend>
      {mayIgnore.map((what) => (
        <label key={what}>
          <input ref={what === 'item' ? first : null} type="radio" name="ignore" defaultChecked={what === 'item'} />
          {what === 'item' ? labels.ignoreItem : labels.ignoreAuthor}
        </label>
      ))}
      <input
        ref={reason}
        type="text"
        class="field reason"
        maxLength={200}
        placeholder={labels.ignoreReason}
        aria-label={labels.ignoreReason}
        onKeyDown={(event) => event.key === 'Enter' && !event.isComposing && ignore(event)}
      />
      <div class="acts">
        <button type="button" class="act main" onClick={ignore}>
          {labels.ignoreDo}
        </button>
        <button type="button" class="act" onClick={onCancel}>
          {labels.cancel}
        </button>
      </div>
    </fieldset>
  );
}
