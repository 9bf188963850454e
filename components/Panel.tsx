import type { PanelFinding, PanelView, PanelYardstick, Spark } from '../lib/messages/protocol';
import { Details } from './Details';
import { Droplet } from './Droplet';
import { Mix } from './Mix';
import { Actions, type PanelActions } from './PanelActions';
import { Sparkline } from './Sparkline';
import { Yardstick } from './Yardstick';

const HEADLINE_ID = 'shuifen-headline';
const SPARK_PX = { width: 326, height: 104 } as const;
const SMALL_SPARK_PX = { width: 156, height: 40 } as const;
const FLAT_SPARK_PX = { width: 156, height: 20 } as const;

interface Props {
  readonly view: PanelView;
  readonly actions: PanelActions;
  onClose(): void;
}

/** All that is known about one item's figures, as a non-modal dialog. */
export function Panel({ view, actions, onClose }: Props) {
  const { labels, lang, state } = view;
  // A line that stands still all along needs no large picture.
  const main = view.sparks.find(({ isFlat }) => !isFlat);
  const others = view.sparks.filter((spark) => spark !== main);
  const reason = (finding: PanelFinding) => (
    <FindingView key={finding.title} finding={finding} labels={labels} titled={finding.title !== view.headline} />
  );
  return (
    // A tab index lets a click on plain text keep the focus inside, so that Esc still closes.
    <div class={`panel ${state}`} role="dialog" aria-labelledby={HEADLINE_ID} tabIndex={-1} lang={lang}>
      <Head view={view} onClose={onClose} />
      <div class="body">
        {view.meta.map((line) => (
          <p key={line} class="meta">
            {line}
          </p>
        ))}
        {view.missing && <p class="missing">{view.missing}</p>}
        {view.findings.slice(0, 1).map(reason)}
        {main && <MainSpark spark={main} lang={lang} />}
        {main && others.length > 0 && <SmallSparks sparks={others} />}
        {view.findings.slice(1).map(reason)}
        {view.yardsticks.length > 0 && (
          <section>
            <h3>{labels.yardstick}</h3>
            {view.yardsticks.map((yardstick, i, all) => (
              <Yardstick
                key={yardstick.label}
                yardstick={yardstick}
                state={state}
                lang={lang}
                legend={legendOf(yardstick) !== legendOf(all[i + 1])}
              />
            ))}
          </section>
        )}
        {!main && others.length > 0 && (
          <section>
            <SmallSparks sparks={others} />
          </section>
        )}
        {view.mix && <Mix mix={view.mix} />}
        <div class="folds">
          {view.notChecked.length > 0 && <NotChecked lines={view.notChecked} label={labels.notChecked} />}
          {view.details.rows.length > 0 && <Details details={view.details} label={labels.details} />}
        </div>
        <p class="disclaimer">{labels.disclaimer}</p>
      </div>
      <Actions view={view} actions={actions} />
    </div>
  );
}

function Head({ view, onClose }: { view: PanelView; onClose: () => void }) {
  return (
    <div class="head">
      <Droplet state={view.state} />
      <div class="title">
        <p class="state">{view.stateWord}</p>
        <h2 id={HEADLINE_ID}>{view.headline}</h2>
      </div>
      <button type="button" class="close" aria-label={view.labels.close} onClick={onClose}>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M4 4L12 12M12 4L4 12" />
        </svg>
      </button>
    </div>
  );
}

function MainSpark({ spark, lang }: { spark: Spark; lang: string }) {
  return (
    <figure>
      <figcaption>{spark.label}</figcaption>
      <Sparkline spark={spark} {...SPARK_PX} scaleLang={lang} />
    </figure>
  );
}

/** The other figures, small: their ends stand in words, because their axes have no figures. */
function SmallSparks({ sparks }: { sparks: readonly Spark[] }) {
  return (
    <div class="small-sparks">
      {sparks.map((spark) => (
        <figure key={spark.label}>
          <figcaption aria-hidden="true">
            {spark.label} <span class="figure">{spark.change}</span>
          </figcaption>
          <Sparkline spark={spark} {...(spark.isFlat ? FLAT_SPARK_PX : SMALL_SPARK_PX)} />
        </figure>
      ))}
    </div>
  );
}

/** What a strip's box stands for: said once for several that have the same. */
const legendOf = (yardstick: PanelYardstick | undefined) => (yardstick?.is === 'strip' ? yardstick.boxLabel : null);

function NotChecked({ lines, label }: { lines: readonly string[]; label: string }) {
  return (
    <details>
      <summary>
        {label} <span class="figure">{lines.length}</span>
      </summary>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}

interface FindingProps {
  readonly finding: PanelFinding;
  readonly labels: PanelView['labels'];
  /** False for the one that gave the panel its headline. */
  readonly titled: boolean;
}

function FindingView({ finding, labels, titled }: FindingProps) {
  const lines = [
    { is: 'seen', term: labels.seen, text: finding.seen },
    { is: 'usual', term: labels.usual, text: finding.usual },
    { is: 'benign', term: labels.benign, text: finding.benign },
  ].filter((line) => line.text !== '');
  return (
    <section>
      {titled && <h3>{finding.title}</h3>}
      <dl>
        {lines.map(({ is, term, text }) => (
          <div key={is} class={is}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
