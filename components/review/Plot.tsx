import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import { type Palette, paletteOf } from './drawing';
import { useTheme } from './use-theme';

interface Props {
  /** What the picture shows, in words. */
  readonly name: string;
  readonly height: number;
  readonly data: uPlot.AlignedData;
  /** Seconds since 1970; what of it is shown. */
  readonly range: readonly [from: number, to: number];
  /** Made anew when one of these changes. */
  readonly basis: readonly unknown[];
  options(palette: Palette): Omit<uPlot.Options, 'width' | 'height'>;
  onZoom?(range: readonly [from: number, to: number]): void;
}

/** A uPlot that is as wide as its place, follows the theme, and is told where to look. */
export function Plot({ name, height, data, range, basis, options, onZoom }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const theme = useTheme();
  const zoom = useRef(onZoom);
  zoom.current = onZoom;

  useEffect(() => {
    const { current } = place;
    if (!current) return;
    const made = options(paletteOf(current));
    const onScale = (u: uPlot, key: string) => {
      const { min, max } = u.scales.x ?? {};
      if (key === 'x' && min != null && max != null) zoom.current?.([min, max]);
    };
    const setScale = [...(made.hooks?.setScale ?? []), onScale];
    const size = { width: Math.max(current.clientWidth, 100), height };
    const drawn = new uPlot({ ...made, ...size, hooks: { ...made.hooks, setScale } }, data, current);
    plot.current = drawn;
    const watching = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0) drawn.setSize({ width: entry.contentRect.width, height });
    });
    watching.observe(current);
    return () => {
      watching.disconnect();
      drawn.destroy();
      plot.current = null;
    };
  }, [theme, height, ...basis]);

  useEffect(() => {
    const { min, max } = plot.current?.scales.x ?? {};
    if (min !== range[0] || max !== range[1]) plot.current?.setScale('x', { min: range[0], max: range[1] });
  }, [range[0], range[1], theme, ...basis]);

  return <div ref={place} class="plot" role="img" aria-label={name} />;
}
