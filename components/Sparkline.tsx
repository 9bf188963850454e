import type { Spark } from '../lib/messages/protocol';
import { type Box, type SparkDot, type SparkShape, sparkShape } from './geometry';
import { shortNumber } from './numbers';

/** Dots closer than this run together; the line alone is clearer then. */
const LEAST_DOT_DISTANCE_PX = 6;
/** Two scale figures need this much between them. */
const SCALE_LINE_PX = 14;
const SCALE_WIDTH_PX = 52;

interface Props {
  readonly spark: Spark;
  readonly width: number;
  readonly height: number;
  /** With a language, the lowest and highest figure stand at the right: a cut-off axis without them would exaggerate. */
  readonly scaleLang?: string;
}

/** A series as a small picture: breaks for silences, a band for display rounding, arrows for "at least", the unusual stretch tinted. */
export function Sparkline({ spark, width, height, scaleLang }: Props) {
  const box: Box = { width: scaleLang ? width - SCALE_WIDTH_PX : width, height, inset: scaleLang ? 8 : 4 };
  const shape = sparkShape(spark, box);
  const crowded = shape.dots.length * LEAST_DOT_DISTANCE_PX > box.width;
  const last = shape.dots.at(-1);
  return (
    <svg
      class="spark"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={spark.name}
    >
      {scaleLang && <Scale shape={shape} width={box.width} lang={scaleLang} />}
      {shape.span && <rect class="stretch" x={shape.span.x} y="0" width={shape.span.width} height={height} />}
      {shape.bands.map((d) => (
        <path key={d} class="rounding" d={d} />
      ))}
      {shape.lines.map(({ d, hot }) => (
        <path key={d} class={hot ? 'line hot' : 'line'} d={d} />
      ))}
      {shape.dots.map(
        (dot) =>
          (dot === last || dot.alone || !crowded) && <Dot key={`${dot.x} ${dot.y}`} dot={dot} last={dot === last} />,
      )}
    </svg>
  );
}

function Dot({ dot, last }: { dot: SparkDot; last: boolean }) {
  const { x, y } = dot;
  return (
    <g class={dot.hot ? 'dot hot' : 'dot'}>
      {dot.alone && !dot.open && dot.yLow !== dot.yHigh && (
        <path class="whisker" d={`M${x} ${dot.yLow}V${dot.yHigh}M${x - 3} ${dot.yLow}h6M${x - 3} ${dot.yHigh}h6`} />
      )}
      {dot.open && <path class="arrow" d={`M${x} ${y}V${y - 7}M${x - 2.5} ${y - 4.5}L${x} ${y - 7}l2.5 2.5`} />}
      <circle cx={x} cy={y} r={last ? 2.6 : 1.7} class={dot.open ? 'hollow' : ''} />
    </g>
  );
}

function Scale({ shape, width, lang }: { shape: SparkShape; width: number; lang: string }) {
  if (!shape.scale) return null;
  const { low, high } = shape.scale;
  const marks: { value: number; y: number; open?: boolean }[] = [high];
  if (low.y - high.y >= SCALE_LINE_PX) marks.push(low);
  return (
    <g class="scale">
      {marks.map((mark) => (
        <g key={mark.y}>
          <path d={`M0 ${mark.y}H${width}`} />
          <text x={width + 6} y={mark.y + 4}>
            {shortNumber(mark.value, lang)}
            {mark.open ? '+' : ''}
          </text>
        </g>
      ))}
    </g>
  );
}
