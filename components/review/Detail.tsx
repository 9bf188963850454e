import { useState } from 'preact/hooks';
import type { Speaker } from '../../lib/i18n';
import type { Finding, Verdict } from '../../lib/model';
import type { Detail as Known, Row } from '../../lib/review/types';
import { Droplet } from '../Droplet';
import { Charts } from './Charts';
import { Forget } from './Forget';
import { MoversView } from './MoversView';
import type { ReviewModel } from './model';
import { Moment, momentWords } from './moments';
import { Raw } from './Raw';
import { Rest } from './Rest';
import { still } from './still';
import { bylineOf, checkWord, decisionWord, siteWord, titleOf } from './words';

/** A share below this is no longer told apart from none. */
const LEAST_TAIL = 0.0001;

interface Props {
  readonly model: ReviewModel;
  readonly speaker: Speaker;
  /** Where the item stands on its site; null where nobody knows. */
  addressOf(key: string): string | null;
  now(): number;
  forget(key: string): Promise<void>;
}

/** All that is known of the current item. */
export function Detail({ model, speaker, ...given }: Props) {
  const row = model.currentRow();
  const { detail } = model;
  const isCurrent = row !== undefined && detail?.evidence.facts.key === row.key;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must by keyboard too
    <section class="detail" tabIndex={0} aria-label={speaker.say('review.detail')}>
      {!row && <p class="none">{speaker.say('review.detail.none')}</p>}
      {row && !isCurrent && (
        <p class="none">{speaker.say(model.isGone ? 'review.detail.gone' : 'review.detail.loading')}</p>
      )}
      {row && isCurrent && <Item key={row.key} row={row} detail={detail} model={model} speaker={speaker} {...given} />}
    </section>
  );
}

const Item = still(({ row, detail, model, speaker, addressOf, now, forget }: Props & { row: Row; detail: Known }) => {
  const { evidence, verdict, movers } = detail;
  const [openedAt] = useState(now);
  return (
    <>
      <Heading row={row} detail={detail} speaker={speaker} address={addressOf(row.key)} />
      <div class="columns">
        <div>
          <Charts series={evidence.series} verdict={verdict} now={openedAt} speaker={speaker} />
          <Raw series={evidence.series} speaker={speaker} />
        </div>
        <div>
          <Deciding row={row} model={model} speaker={speaker} />
          <Findings verdict={verdict} speaker={speaker} />
          {movers && <MoversView movers={movers} speaker={speaker} />}
          <Rest verdict={verdict} speaker={speaker} />
          <Forget itemKey={row.key} points={evidence.series.length} model={model} speaker={speaker} forget={forget} />
        </div>
      </div>
    </>
  );
});

interface HeadingProps {
  readonly row: Row;
  readonly detail: Known;
  readonly speaker: Speaker;
  readonly address: string | null;
}

function Heading({ row, detail: { evidence, verdict }, speaker, address }: HeadingProps) {
  const { say } = speaker;
  const { postedAt } = evidence.facts;
  return (
    <header class={row.state}>
      <Droplet state={row.state} />
      <div>
        <h2>{titleOf(row, speaker)}</h2>
        <p>
          <b class="state">{say(`state.${row.state}`)}</b>
          <span>
            {siteWord(row.site, speaker)} · {bylineOf(row, speaker)}
          </span>
          {postedAt !== undefined && (
            <Moment
              at={postedAt}
              speaker={speaker}
              words={say('review.detail.posted', { time: momentWords(postedAt, speaker) })}
            />
          )}
          {address && (
            <a href={address} target="_blank" rel="noreferrer">
              {say('review.detail.open')}
            </a>
          )}
        </p>
        {verdict.state !== row.state && (
          <p class="listed">
            {say('review.detail.listed', { state: say(`state.${row.state}`), now: say(`state.${verdict.state}`) })}
          </p>
        )}
      </div>
    </header>
  );
}

function Deciding({ row, model, speaker }: { row: Row; model: ReviewModel; speaker: Speaker }) {
  const { say } = speaker;
  const { review } = row;
  const kept = review?.note ?? '';
  // What is being written stands before what is kept; nothing that is read meanwhile takes a letter away.
  const [draft, setDraft] = useState<string | null>(null);
  const leave = async () => {
    const isKept = draft === null || draft === kept || (await model.note(row, draft.trim()));
    if (isKept) setDraft((now) => (now === draft ? null : now));
  };
  const decision = review?.decision ?? 'open';
  return (
    <section class="deciding">
      <div class="acts">
        <button
          type="button"
          class="act main"
          aria-pressed={decision === 'kept'}
          onClick={() => void model.decide('kept')}
        >
          {say('review.decide.keep')} <kbd>c</kbd>
        </button>
        <button
          type="button"
          class="act"
          aria-pressed={decision === 'set-aside'}
          onClick={() => void model.decide('set-aside')}
        >
          {say('review.decide.setAside')} <kbd>d</kbd>
        </button>
        {decision !== 'open' && (
          <button type="button" class="act" onClick={() => void model.decide('open')}>
            {say('review.decide.reopen')} <kbd>o</kbd>
          </button>
        )}
        {review && (
          <small>
            <Moment
              at={review.at}
              speaker={speaker}
              words={say('review.decidedAt', {
                decision: decisionWord(decision, speaker),
                time: momentWords(review.at, speaker),
              })}
            />
          </small>
        )}
      </div>
      <label>
        {say('review.note')}
        <textarea
          id="note"
          class="field"
          rows={2}
          maxLength={4000}
          placeholder={say('review.note.hint')}
          value={draft ?? kept}
          onInput={({ currentTarget }) => setDraft(currentTarget.value)}
          onBlur={() => void leave()}
        />
      </label>
    </section>
  );
}

function Findings({ verdict, speaker }: { verdict: Verdict; speaker: Speaker }) {
  return (
    <section class="found">
      <h3>{speaker.say('review.findings')}</h3>
      {verdict.findings.length === 0 && <p>{speaker.say('review.findings.none')}</p>}
      {verdict.findings.map((finding) => (
        <FindingView key={`${finding.check} ${finding.metric}`} finding={finding} speaker={speaker} />
      ))}
    </section>
  );
}

function FindingView({ finding, speaker }: { finding: Finding; speaker: Speaker }) {
  const { say, sentence, number } = speaker;
  const { span, value, threshold, llr, tail } = finding;
  const figures = {
    value: number(value, 2),
    threshold: number(threshold, 1),
    llr: number(llr, 1),
    tail: tail < LEAST_TAIL ? `< ${speaker.percent(100 * LEAST_TAIL, 2)}` : speaker.percent(100 * tail, 2),
  };
  return (
    <article>
      <h4>{sentence(finding.headline)}</h4>
      <dl>
        <div>
          <dt>{say('panel.seen')}</dt>
          <dd>{sentence(finding.seen)}</dd>
        </div>
        <div>
          <dt>{say('panel.usual')}</dt>
          <dd>{sentence(finding.usual)}</dd>
        </div>
        <div>
          <dt>{say('panel.benign')}</dt>
          <dd>{sentence(finding.benign)}</dd>
        </div>
      </dl>
      <p class="evidence">
        {checkWord(finding.check, speaker)} · {say('review.finding.figures', figures)}
        {span &&
          ` · ${say('review.finding.span', { from: momentWords(span[0], speaker), to: momentWords(span[1], speaker) })}`}
      </p>
    </article>
  );
}
