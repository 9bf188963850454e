import type { PanelFinding, PanelView } from '../lib/messages/protocol';
import { Droplet } from './Droplet';
import { Sparkline } from './Sparkline';
import { Yardstick } from './Yardstick';

const HEADLINE_ID = 'shuifen-headline';
const SPARK_PX = { width: 326, height: 104 } as const;

/** All that is known about one item's figures, as a non-modal dialog. */
export function Panel({ view, onClose }: { view: PanelView; onClose: () => void }) {
  const { labels } = view;
  return (
    // A tab index lets a click on plain text keep the focus inside, so that Esc still closes.
    <div class={`panel ${view.state}`} role="dialog" aria-labelledby={HEADLINE_ID} tabIndex={-1} lang={view.lang}>
      <header>
        <Droplet state={view.state} />
        <div class="title">
          <p class="state">{view.stateWord}</p>
          <h2 id={HEADLINE_ID}>{view.headline}</h2>
        </div>
        <button type="button" class="close" aria-label={labels.close} onClick={onClose}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M4 4L12 12M12 4L4 12" />
          </svg>
        </button>
      </header>
      {view.meta.map((line) => (
        <p key={line} class="meta">
          {line}
        </p>
      ))}
      {view.missing && <p class="missing">{view.missing}</p>}
      {view.spark && (
        <figure>
          <figcaption>{view.spark.label}</figcaption>
          <Sparkline spark={view.spark} {...SPARK_PX} scaleLang={view.lang} />
        </figure>
      )}
      {view.yardstick && (
        <section>
          <h3>{labels.yardstick}</h3>
          <Yardstick yardstick={view.yardstick} state={view.state} lang={view.lang} />
        </section>
      )}
      {view.findings.map((finding) => (
        <FindingView key={finding.title} finding={finding} labels={labels} titled={!isSaid(view)} />
      ))}
      {view.notChecked.length > 0 && (
        <details>
          <summary>
            {labels.notChecked} <span class="figure">{view.notChecked.length}</span>
          </summary>
          <ul>
            {view.notChecked.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
      <p class="disclaimer">{labels.disclaimer}</p>
    </div>
  );
}

/** A lone finding that gave the panel its headline does not repeat it. */
function isSaid({ findings, headline }: PanelView): boolean {
  return findings.length === 1 && findings[0]?.title === headline;
}

interface FindingProps {
  readonly finding: PanelFinding;
  readonly labels: PanelView['labels'];
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
