import { useMemo } from 'preact/hooks';
import type uPlot from 'uplot';
import type { Speaker } from '../../lib/i18n';
import type { Movers } from '../../lib/review/types';
import { gainsOf } from './chart-data';
import { axesOf, type Palette, tinted } from './drawing';
import { Plot } from './Plot';

const CHART_PX = 150;

/** The account's items that were seen at both ends of the flagged stretch, on one axis: lock-step shows by itself. */
export function MoversView({ movers, speaker }: { movers: Movers; speaker: Speaker }) {
  const { at, gains } = useMemo(() => gainsOf(movers), [movers]);
  const heading = speaker.say('review.movers', { metric: speaker.metric(movers.metric) });
  const most = Math.max(1, ...movers.items.map(({ gained }) => Math.abs(gained)));
  const options = (palette: Palette): Omit<uPlot.Options, 'width' | 'height'> => ({
    legend: { show: false },
    padding: [8, 10, 0, 0],
    cursor: { drag: { x: false, y: false }, y: false },
    scales: { x: { time: true } },
    axes: axesOf(palette, speaker.language, true),
    series: [
      {},
      ...movers.items.map(
        (_, nth): uPlot.Series => ({
          stroke: nth === 0 ? palette.unusual : palette.edge,
          width: nth === 0 ? 2.4 : 1.4,
          spanGaps: true,
          points: { size: 4 },
        }),
      ),
    ],
    hooks: { drawClear: [tinted([[movers.from / 1000, movers.to / 1000]], palette.unusual)] },
  });
  const [first = 0, last = 0] = [at[0], at.at(-1)];
  return (
    <section class="movers">
      <h3>{heading}</h3>
      <Plot
        name={heading}
        height={CHART_PX}
        data={[at, ...gains]}
        range={[first - 600, last + 600]}
        basis={[movers]}
        options={options}
      />
      <ol>
        {movers.items.map(({ key, title, gained }, nth) => (
          <li key={key} class={nth === 0 ? 'this' : ''}>
            <span class="name">{title || speaker.say('badge.untitled')}</span>
            {nth === 0 && <small>{speaker.say('review.movers.this')}</small>}
            <span class="bar" aria-hidden="true">
              <i style={{ width: `${(100 * Math.abs(gained)) / most}%` }} />
            </span>
            <b>{speaker.say('review.movers.gain', { gained: speaker.number(Math.round(gained)) })}</b>
          </li>
        ))}
      </ol>
    </section>
  );
}
