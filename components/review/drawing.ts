import uPlot from 'uplot';
import { shortNumber } from '../numbers';
import type { Curve } from './chart-data';

const AXIS_FONT = '11px system-ui, sans-serif';
const Y_AXIS_PX = 58;
const X_AXIS_PX = 26;
/** A day with its year and hour. */
const X_LABEL_PX = 120;
const DAY_S = 86_400;

/** Colours from the page's tokens: a canvas knows no custom properties. */
export interface Palette {
  readonly ink: string;
  readonly line: string;
  readonly accent: string;
  readonly band: string;
  readonly unusual: string;
  readonly doubtful: string;
  readonly edge: string;
}

export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    ink: token('ink-2'),
    line: token('line'),
    accent: token('accent'),
    band: token('band'),
    unusual: token('unusual'),
    doubtful: token('doubtful'),
    edge: token('edge'),
  };
}

/** Both axes in the language's own way; without `times` the axis of time is left to the chart below. */
export function axesOf({ ink, line }: Palette, lang: string, times: boolean, decimals = 0): uPlot.Axis[] {
  const shared = { stroke: ink, font: AXIS_FONT, grid: { stroke: line, width: 1 }, ticks: { show: false } };
  const number = (value: number) => (decimals > 0 ? value.toFixed(decimals) : shortNumber(value, lang));
  return [
    times
      ? { ...shared, size: X_AXIS_PX, space: X_LABEL_PX, values: (_, splits) => timeLabels(splits, lang) }
      : { ...shared, size: 6, values: () => [] },
    { ...shared, size: Y_AXIS_PX, space: 24, values: (_, splits) => splits.map((split) => number(split)) },
  ];
}

/** Days where the marks are days apart, else the hour, with the day at its first mark; the year where another begins. */
function timeLabels(splits: readonly number[], lang: string): string[] {
  const step = (splits[1] ?? 0) - (splits[0] ?? 0);
  const day = new Intl.DateTimeFormat(lang, { month: 'short', day: 'numeric' });
  const dayOfYear = new Intl.DateTimeFormat(lang, { year: 'numeric', month: 'short', day: 'numeric' });
  const hour = new Intl.DateTimeFormat(lang, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  let last = '';
  let year = new Date().getFullYear();
  return splits.map((split) => {
    const at = split * 1000;
    const date = day.format(at);
    const isNewYear = new Date(at).getFullYear() !== year;
    const isNewDay = date !== last || isNewYear;
    [last, year] = [date, new Date(at).getFullYear()];
    const shown = isNewYear ? dayOfYear.format(at) : date;
    if (step >= DAY_S) return shown;
    return isNewDay ? `${shown} ${hour.format(at)}` : hour.format(at);
  });
}

type Draw = (u: uPlot) => void;

/** A tint behind the stretches that findings speak of. */
export function tinted(spans: readonly (readonly [number, number])[], colour: string): Draw {
  return ({ ctx, bbox, valToPos }) => {
    ctx.save();
    ctx.globalAlpha = 0.14;
    ctx.fillStyle = colour;
    // One path: findings on the same stretch would darken it else.
    ctx.beginPath();
    for (const [from, to] of spans) {
      const left = Math.max(valToPos(from, 'x', true), bbox.left);
      const right = Math.min(valToPos(to, 'x', true), bbox.left + bbox.width);
      if (right >= left) ctx.rect(left, bbox.top, Math.max(right - left, 3), bbox.height);
    }
    ctx.fill();
    ctx.restore();
  };
}

/** A short tick at the foot for every look, and a dashed line for now. */
export function ticked(looks: readonly number[], now: number, { edge, ink }: Palette): Draw {
  return ({ ctx, bbox, valToPos }) => {
    const foot = bbox.top + bbox.height;
    const inside = (x: number) => x >= bbox.left && x <= bbox.left + bbox.width;
    const stroke = (colour: string, dash: readonly number[], draw: () => void) => {
      ctx.save();
      ctx.strokeStyle = colour;
      ctx.setLineDash([...dash]);
      ctx.beginPath();
      draw();
      ctx.stroke();
      ctx.restore();
    };
    stroke(edge, [], () => {
      for (const x of looks.map((at) => Math.round(valToPos(at, 'x', true)) + 0.5).filter(inside)) {
        ctx.moveTo(x, foot);
        ctx.lineTo(x, foot - 5 * uPlot.pxRatio);
      }
    });
    const x = valToPos(now, 'x', true);
    if (inside(x)) {
      stroke(ink, [4, 4], () => {
        ctx.moveTo(x, bbox.top);
        ctx.lineTo(x, foot);
      });
    }
  };
}

/** Falls in the colour of a fact, arrows where the page showed only "at least", and whiskers where no band can be. */
export function marked({ fell, open, middle: values, low, high }: Curve, { unusual, accent }: Palette): Draw {
  const alone = values.flatMap((value, i) =>
    value !== null && values[i - 1] == null && values[i + 1] == null ? [i] : [],
  );
  return (u) => {
    const { ctx, bbox } = u;
    const [at, middle] = [u.data[0] ?? [], u.data[1] ?? []];
    const place = (i: number) => [u.valToPos(at[i] ?? 0, 'x', true), u.valToPos(middle[i] ?? 0, 'y', true)] as const;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    ctx.lineWidth = 2.4 * uPlot.pxRatio;
    ctx.strokeStyle = unusual;
    ctx.beginPath();
    for (const i of fell) {
      const before = middle[i - 1] === null ? i - 2 : i - 1;
      ctx.moveTo(...place(before));
      ctx.lineTo(...place(i));
    }
    ctx.stroke();
    ctx.lineWidth = 1.4 * uPlot.pxRatio;
    ctx.strokeStyle = accent;
    ctx.beginPath();
    for (const i of alone) {
      const [x] = place(i);
      ctx.moveTo(x, u.valToPos(low[i] ?? 0, 'y', true));
      ctx.lineTo(x, u.valToPos(high[i] ?? 0, 'y', true));
    }
    for (const i of open) {
      const [x, y] = place(i);
      const tip = y - 9 * uPlot.pxRatio;
      ctx.moveTo(x, y);
      ctx.lineTo(x, tip);
      ctx.moveTo(x - 3 * uPlot.pxRatio, tip + 4 * uPlot.pxRatio);
      ctx.lineTo(x, tip);
      ctx.lineTo(x + 3 * uPlot.pxRatio, tip + 4 * uPlot.pxRatio);
    }
    ctx.stroke();
    ctx.restore();
  };
}
