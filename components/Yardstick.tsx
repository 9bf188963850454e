import { clampShare, histogramBars } from '../lib/draw/geometry';
import type { PanelYardstick } from '../lib/messages/protocol';
import type { State } from '../lib/model';
import { percent } from './numbers';

type Strip = Extract<PanelYardstick, { is: 'strip' }>;
type Histogram = Extract<PanelYardstick, { is: 'histogram' }>;

const at = (share: number) => `${clampShare(share) * 100}%`;

interface Props {
  readonly yardstick: PanelYardstick;
  readonly state: State;
  readonly lang: string;
  /** False where another strip of the same kind follows: what the box means is said once, below the last. */
  readonly legend: boolean;
}

/** Where a figure stands among ordinary ones: information, never a verdict. */
export function Yardstick({ yardstick, state, lang, legend }: Props) {
  switch (yardstick.is) {
    case 'strip':
      return <StripView strip={yardstick} state={state} legend={legend} />;
    case 'histogram':
      return <HistogramView histogram={yardstick} lang={lang} />;
    case 'words':
      return <p class="stands">{yardstick.label}</p>;
  }
}

/** Read aloud once only: where the picture's name is the same words, the picture has them. */
function Stands({ label, name }: { label: string; name: string }) {
  return (
    <p class="stands" aria-hidden={label === name}>
      {label}
    </p>
  );
}

function StripView({ strip, state, legend }: { strip: Strip; state: State; legend: boolean }) {
  const [from, middle, to] = strip.box;
  return (
    <>
      <Stands {...strip} />
      <div class={`strip ${state}`} role="img" aria-label={strip.name}>
        <i class="box" style={{ left: at(from), width: at(to - from) }} />
        {middle !== null && <i class="middle" style={{ left: at(middle) }} />}
        <svg class="marker" viewBox="0 0 12 20" style={{ left: at(strip.at) }} aria-hidden="true">
          <path d="M1 1H11L6 8Z" />
          <path d="M6 7V20" />
        </svg>
      </div>
      {legend && (
        <p class="box-label">
          <i class="swatch" />
          {strip.boxLabel}
        </p>
      )}
    </>
  );
}

function HistogramView({ histogram, lang }: { histogram: Histogram; lang: string }) {
  return (
    <>
      <div class="histogram" role="img" aria-label={histogram.name}>
        {histogramBars(histogram.rows).map((bar) => (
          <div key={bar.label} class="row">
            <span>{bar.label}</span>
            <span class="track">
              <i class="expected" style={{ width: at(bar.expectedLength) }} />
              <i class="seen" style={{ width: at(bar.length) }} />
              <i class="end" style={{ left: at(bar.expectedLength) }} />
            </span>
            <span class="figure">{percent(bar.share, lang)}</span>
          </div>
        ))}
      </div>
      <p class="box-label">
        <i class="swatch outline" />
        {histogram.label}
      </p>
    </>
  );
}
