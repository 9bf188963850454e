export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where the panel stands, in px of the viewport. */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly maxHeight: number;
  readonly side: 'below' | 'above';
}

const GAP_PX = 6;
const MARGIN_PX = 8;
/** Taller would hide the page it speaks of. */
const TALLEST_PX = 640;
/** With less than this on either side of the anchor, covering the anchor is the smaller harm. */
const LEAST_ROOM_PX = 180;

/**
 * Finds the panel's place beside its anchor: below it, or above where there is more room for what it needs, wholly
 * inside the viewport. `natural` is the panel's size when nothing limits its height; `keep` holds on to a side chosen
 * before, so that a panel that grows does not jump.
 */
export function placePanel(anchor: Rect, natural: Size, viewport: Size, keep?: Place['side']): Place {
  const roomBelow = viewport.height - MARGIN_PX - (anchor.top + anchor.height + GAP_PX);
  const roomAbove = anchor.top - GAP_PX - MARGIN_PX;
  const wanted = Math.min(natural.height, TALLEST_PX);
  const side = keep ?? (wanted <= roomBelow || roomBelow >= roomAbove ? 'below' : 'above');
  const room = side === 'below' ? roomBelow : roomAbove;
  const all = viewport.height - 2 * MARGIN_PX;
  const maxHeight = Math.min(TALLEST_PX, all, room >= LEAST_ROOM_PX ? room : all);
  const height = Math.min(natural.height, maxHeight);
  const top = side === 'below' ? anchor.top + anchor.height + GAP_PX : anchor.top - GAP_PX - height;
  return {
    left: within(startsOrEnds(anchor, natural.width, viewport.width), natural.width, viewport.width),
    top: within(top, height, viewport.height),
    maxHeight,
    side,
  };
}

/** Left edges together, or right edges where the panel would stick out at the right. */
function startsOrEnds(anchor: Rect, width: number, whole: number): number {
  return anchor.left + width <= whole - MARGIN_PX ? anchor.left : anchor.left + anchor.width - width;
}

function within(start: number, length: number, whole: number): number {
  return Math.max(MARGIN_PX, Math.min(start, whole - MARGIN_PX - length));
}
