/** A figure as an export writes it: a number, or the lowest and highest true value; null is no highest. */
type Figure = number | readonly [low: number, high: number | null];

/** First look and last look in seconds since 1970, how many looks, and the figures by their metrics. */
type Point = readonly [firstAt: number, lastAt: number, looks: number, figures: Readonly<Record<string, unknown>>];

export interface PlottedItem {
  readonly key: string;
  readonly title: string;
  readonly state: string;
  readonly points: readonly Point[];
}

/** The exported items of a JSON Lines file; its other lines (head, context, digests) are passed over. */
export function itemsOf(jsonLines: string): readonly PlottedItem[] {
  return jsonLines.split('\n').flatMap((line) => {
    if (!line.startsWith('{"item"')) return [];
    const { item, title, points, verdict } = JSON.parse(line);
    return [{ key: item, title: title ?? '', state: verdict.state, points }];
  });
}

/** One look at one metric, in milliseconds; `high` is null where the site shows a cap. */
interface Mark {
  readonly at: number;
  readonly low: number;
  readonly high: number | null;
}

const WIDTH = 760;
const PANEL = { height: 130, left: 90, right: 24, top: 34, bottom: 26 } as const;
const HEAD = 40;
/** So far a bar stands out beyond the values at its ends: an exact figure is a mark as well. */
const LEAST_PX = 2.5;
const COLOURS = { ink: '#17212b', faint: '#55626f', line: '#dee4ea', mark: '#1769aa' } as const;
const STATE_COLOURS: Readonly<Record<string, string>> = { unusual: '#b23a12', doubtful: '#8f5b00' };

const isFigure = (value: unknown): value is Figure =>
  typeof value === 'number' || (Array.isArray(value) && value.length === 2 && typeof value[0] === 'number');

/** Figures with the two shares of ratings that waves move; they come five stars first, in percent. */
function withShares({ stars, ...figures }: Point[3]): Point[3] {
  return Array.isArray(stars) ? { ...figures, 'five stars, %': stars[0], 'one star, %': stars[4] } : figures;
}

function marksOf(points: readonly Point[], metric: string): readonly Mark[] {
  return points.flatMap(([firstAt, lastAt, , figures]) => {
    const figure = withShares(figures)[metric];
    if (!isFigure(figure)) return [];
    const [low, high] = typeof figure === 'number' ? [figure, figure] : figure;
    const ends = firstAt === lastAt ? [firstAt] : [firstAt, lastAt];
    return ends.map((at) => ({ at: at * 1000, low, high }));
  });
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

const text = (x: number, y: number, words: string, more = '') =>
  `<text x="${x}" y="${y}" fill="${COLOURS.faint}" ${more}>${escaped(words)}</text>`;

const round = (value: number) => Math.round(value * 10) / 10;
const inChina = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ');

/**
 * Draws an item's figures, one panel a metric: each look as a bar from the lowest to the highest true value, and a line
 * through the lowest ones. A capped figure has no upper end: its bar is dashed and reaches the panel's top.
 *
 * @returns an SVG file that stands alone
 */
export function plot({ key, title, state, points }: PlottedItem): string {
  const metrics = [...new Set(points.flatMap(([, , , figures]) => Object.keys(withShares(figures))))];
  const panels = metrics.map((metric) => ({ metric, marks: marksOf(points, metric) }));
  const drawn = panels.filter(({ marks }) => marks.length > 0);
  const times = points.flatMap(([firstAt, lastAt]) => [firstAt * 1000, lastAt * 1000]);
  const span = { from: Math.min(...times), to: Math.max(...times) };
  const height = HEAD + drawn.length * PANEL.height;
  const head = [
    text(16, 26, title || key, `font-size="16" font-weight="600" style="fill:${COLOURS.ink}"`),
    text(WIDTH - 16, 26, state, `text-anchor="end" style="fill:${STATE_COLOURS[state] ?? COLOURS.faint}"`),
  ];
  const body = drawn.map(({ metric, marks }, i) => panel(metric, marks, span, HEAD + i * PANEL.height));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="system-ui, sans-serif" font-size="12">`,
    `<title>${escaped(title || key)}</title>`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    ...head,
    ...body,
    '</svg>\n',
  ].join('\n');
}

function panel(metric: string, marks: readonly Mark[], span: { from: number; to: number }, offset: number): string {
  const [top, bottom] = [offset + PANEL.top, offset + PANEL.height - PANEL.bottom];
  const [left, right] = [PANEL.left, WIDTH - PANEL.right];
  const values = marks.flatMap(({ low, high }) => [low, high ?? low]);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const x = ({ at }: Mark) => round(left + ((at - span.from) / (span.to - span.from || 1)) * (right - left));
  const y = (value: number) => round(bottom - ((value - least) / (most - least || 1)) * (bottom - top));
  const bars = marks.map((mark) => {
    const end = mark.high === null ? top : y(mark.high) - LEAST_PX;
    const dashes = mark.high === null ? ' stroke-dasharray="3 3"' : '';
    return `<path d="M${x(mark)} ${y(mark.low) + LEAST_PX}V${end}" stroke="${COLOURS.mark}" stroke-width="5"${dashes}/>`;
  });
  const line = marks.map((mark) => `${x(mark)},${y(mark.low)}`).join(' ');
  const digits = (value: number) => value.toLocaleString('en-US');
  return [
    text(left, top - 12, metric, `font-weight="600" style="fill:${COLOURS.ink}"`),
    `<path d="M${left} ${bottom}H${right}M${left} ${top}H${right}" stroke="${COLOURS.line}"/>`,
    text(left - 10, top + 4, digits(most), 'text-anchor="end"'),
    ...(least === most ? [] : [text(left - 10, bottom + 4, digits(least), 'text-anchor="end"')]),
    text(left, bottom + 16, inChina(span.from)),
    text(right, bottom + 16, inChina(span.to), 'text-anchor="end"'),
    `<polyline points="${line}" fill="none" stroke="${COLOURS.mark}" stroke-width="1.5"/>`,
    ...bars,
  ].join('\n');
}
