import { type Box, type SparkDot, type SparkShape, sparkShape } from '../lib/draw/geometry';
import type { Spark } from '../lib/messages/protocol';
import { shortNumber, spanLabels } from './numbers';

/** Dots closer than this run together; the line alone is clearer then. */
const LEAST_DOT_DISTANCE_PX = 6;
/** Two scale figures need this much between them. */
const SCALE_LINE_PX = 14;
const SCALE_WIDTH_PX = 52;
/** The ends of a shorter whisker would run into its dot. */
const LEAST_WHISKER_PX = 10;
/** The line of times at the foot of a picture with scales. */
const TIMES_HEIGHT_PX = 18;

interface Props {
  readonly spark: Spark;
  readonly width: number;
  readonly height: number;
  /**
   * With a language, the lowest and highest figure stand at the right and the first and last time at the foot: without
   * them a cut-off axis would exaggerate, and a few seconds would look like days.
   */
  readonly scaleLang?: string;
}

/** A series as a small picture: silences bridged by dots, a band for display rounding, arrows for "at least", the unusual stretch tinted. */
export function Sparkline({ spark, width, height, scaleLang }: Props) {
  const box: Box = scaleLang
    ? { width: width - SCALE_WIDTH_PX, height: height - TIMES_HEIGHT_PX, inset: 8 }
    : { width, height, inset: 4 };
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
      {scaleLang && (
        <>
          <Scale shape={shape} box={box} right={width} lang={scaleLang} />
          <Times spark={spark} box={box} y={height - 4} lang={scaleLang} />
        </>
      )}
      {shape.span && setsApart(shape.span, box) && (
        <rect class="stretch" x={shape.span.x} y="0" width={shape.span.width} height={box.height} />
      )}
      {shape.bands.map((d) => (
        <path key={d} class="rounding" d={d} />
      ))}
      {shape.gaps.map((d) => (
        <path key={d} class="gap" d={d} />
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

/** A tint over the whole picture would mark nothing: the line's colour alone says then that all of it is meant. */
function setsApart(span: NonNullable<SparkShape['span']>, { width, inset }: Box): boolean {
  return span.width < width - 2 * inset;
}

function Dot({ dot, last }: { dot: SparkDot; last: boolean }) {
  const { x, y } = dot;
  return (
    <g class={dot.hot ? 'dot hot' : 'dot'}>
      {dot.alone && !dot.open && dot.yLow - dot.yHigh >= LEAST_WHISKER_PX && (
        <path class="whisker" d={`M${x} ${dot.yLow}V${dot.yHigh}M${x - 3} ${dot.yLow}h6M${x - 3} ${dot.yHigh}h6`} />
      )}
      {dot.open && <path class="arrow" d={`M${x} ${y}V${y - 7}M${x - 2.5} ${y - 4.5}L${x} ${y - 7}l2.5 2.5`} />}
      <circle cx={x} cy={y} r={last ? 2.6 : 1.7} class={dot.open ? 'hollow' : ''} />
    </g>
  );
}

interface ScaleProps {
  readonly shape: SparkShape;
  readonly box: Box;
  /** Where the figures end. */
  readonly right: number;
  readonly lang: string;
}

function Scale({ shape, box, right, lang }: ScaleProps) {
  if (!shape.scale) return null;
  const { low, high } = shape.scale;
  const marks: { value: number; y: number; open?: boolean }[] = [high];
  if (low.y - high.y >= SCALE_LINE_PX) marks.push(low);
  return (
    <g class="scale">
      {marks.map((mark) => (
        <g key={mark.y}>
          <path d={`M0 ${mark.y}H${box.width}`} />
          <text class="end" x={right} y={mark.y + 4}>
            {shortNumber(mark.value, lang)}
            {mark.open ? '+' : ''}
          </text>
        </g>
      ))}
    </g>
  );
}

function Times({ spark, box, y, lang }: { spark: Spark; box: Box; y: number; lang: string }) {
  const [from, to] = [spark.points[0], spark.points.at(-1)];
  if (!from || !to) return null;
  const [first, last] = spanLabels(from.at, to.at, lang);
  if (first === last) {
    return (
      <text class="middle" x={box.width / 2} y={y}>
        {first}
      </text>
    );
  }
  return (
    <>
      <text x="0" y={y}>
        {first}
      </text>
      <text class="end" x={box.width} y={y}>
        {last}
      </text>
    </>
  );
}
