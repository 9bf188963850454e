import { useMemo, useState } from 'preact/hooks';
import type { Drawn } from '../../lib/draw/dots';
import { countOf } from '../../lib/draw/dots';
import type { Speaker } from '../../lib/i18n';
import type { Point, Series } from '../../lib/model';
import { figuresIn } from './chart-data';
import { Moment } from './moments';

/** A table of more rows takes the page a moment to lay out. */
const ROWS_AT_ONCE = 100;

/** Every value as it was seen, the newest first. */
export function Raw({ series, speaker }: { series: Series; speaker: Speaker }) {
  const [most, setMost] = useState(ROWS_AT_ONCE);
  const metrics = useMemo(() => figuresIn(series), [series]);
  const { say } = speaker;
  const shown = series.slice(-most).toReversed();
  const left = series.length - shown.length;
  return (
    <details class="raw">
      <summary>
        {say('review.raw')} {speaker.number(series.length)}
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, and must by keyboard too */}
      <section class="scroll" tabIndex={0} aria-label={say('review.raw')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('details.at')}</th>
              <th scope="col">{say('review.raw.until')}</th>
              <th scope="col">{say('details.looks')}</th>
              {metrics.map((metric) => (
                <th key={metric} scope="col">
                  {metric === 'rank' ? say('metric.rank') : speaker.metric(metric)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((point) => (
              <tr key={point.firstAt}>
                <td>
                  <Moment at={point.firstAt} speaker={speaker} />
                </td>
                <td>{point.lastAt > point.firstAt && <Moment at={point.lastAt} speaker={speaker} />}</td>
                <td>{speaker.number(point.looks)}</td>
                {metrics.map((metric) => (
                  <td key={metric}>{written(point, metric, speaker)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {left > 0 && (
        <button type="button" class="act" onClick={() => setMost(most + ROWS_AT_ONCE)}>
          {say('review.raw.more', { n: speaker.number(Math.min(left, ROWS_AT_ONCE)) })}
        </button>
      )}
    </details>
  );
}

function written(point: Point, metric: Drawn, speaker: Speaker): string {
  const count = countOf(point, metric);
  if (count === undefined) return '–';
  if (metric === 'score') return speaker.number(count.low, 1);
  return metric === 'rank' ? speaker.number(count.low) : speaker.count(count);
}
