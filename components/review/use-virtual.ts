import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useReducer, useState } from 'preact/hooks';

interface Options {
  readonly count: number;
  readonly scroller: RefObject<HTMLElement | null>;
  /** Height of a row in px. */
  heightOf(place: number): number;
  /** Height in px of what stays at the head of the list and covers what is below it. */
  readonly headPx: number;
}

/** Rows beyond the edge that are drawn, so that a slow scroll shows no gap. */
const OVERSCAN = 8;

/** Which rows of a long list are in sight. */
export function useVirtual({ count, scroller, heightOf, headPx }: Options): Virtualizer<HTMLElement, HTMLElement> {
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const options = {
    count,
    getScrollElement: () => scroller.current,
    estimateSize: heightOf,
    overscan: OVERSCAN,
    scrollMargin: headPx,
    scrollPaddingStart: headPx,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: () => redraw(undefined),
  };
  const [virtualizer] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(options));
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  return virtualizer;
}
