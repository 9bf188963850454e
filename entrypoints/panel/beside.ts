import { type Place, placePanel } from './placement';

interface Surroundings {
  readonly anchor: HTMLElement;
  /** The positioned origin that the panel's own left and top count from. */
  readonly host: HTMLElement;
  readonly close: () => void;
  /** True when the panel is to stay though its anchor goes. */
  readonly isPinned: () => boolean;
  readonly signal: AbortSignal;
}

/**
 * Keeps the panel beside its anchor until `signal` aborts: it travels along while something scrolls, finds a new place
 * when that has ended or the window changed, and closes when the anchor has left the view or the page. Under the
 * pointer it neither changes sides nor closes: a press meant for it must not land beside it. Driven by events and
 * observers alone: on a page at rest nothing runs.
 */
export function keepBeside(panel: HTMLElement, { anchor, host, close, isPinned, signal }: Surroundings): void {
  // A badge's host is a point without size: what the reader sees and presses is the button in it.
  const mark = anchor.shadowRoot?.querySelector('button') ?? anchor;
  let offset = { x: 0, y: 0 };
  let side: Place['side'] | undefined;
  let isGone = false;

  const isUnderPointer = () => panel.matches(':hover');
  const moveTo = (left: number, top: number) => {
    const origin = host.getBoundingClientRect();
    panel.style.left = `${left - origin.left}px`;
    panel.style.top = `${top - origin.top}px`;
  };
  const settle = (keep?: Place['side']) => {
    if (!mark.isConnected) return;
    const { left, top, width, height } = mark.getBoundingClientRect();
    const { startPx, viewport } = readable();
    const place = placePanel({ left, top: top - startPx, width, height }, naturalSize(panel), viewport, keep);
    side = place.side;
    offset = { x: place.left - left, y: place.top + startPx - top };
    panel.style.maxHeight = `${place.maxHeight}px`;
    moveTo(left + offset.x, top + offset.y);
  };
  const follow = () => {
    if (!mark.isConnected) return;
    const rect = mark.getBoundingClientRect();
    moveTo(rect.left + offset.x, rect.top + offset.y);
  };

  settle();
  // Scrolling does not bubble: only the capture phase tells of a feed that scrolls inside the page.
  const onScroll = { capture: true, passive: true, signal };
  addEventListener('scroll', (event) => event.target !== host && follow(), onScroll);
  addEventListener(
    'scrollend',
    (event) => event.target !== host && settle(isUnderPointer() ? side : undefined),
    onScroll,
  );
  addEventListener('resize', () => settle(), { signal });
  observe(new ResizeObserver(() => settle(side)), panel, signal);
  const closeIfGone = () => isGone && !isPinned() && close();
  const onGone = whenGone(mark, (gone) => {
    isGone = gone;
    if (!isUnderPointer()) closeIfGone();
  });
  observe(new IntersectionObserver(onGone), mark, signal);
  panel.addEventListener('pointerleave', closeIfGone, { signal });
}

/**
 * What of the window the page leaves free of its own bars. A focus that went outside would make the page scroll, and the
 * anchor with it.
 */
function readable() {
  const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(document.documentElement);
  const [startPx = 0, endPx = 0] = [scrollPaddingTop, scrollPaddingBottom].map((px) => Number.parseFloat(px) || 0);
  const viewport = { width: document.documentElement.clientWidth, height: innerHeight - startPx - endPx };
  return { startPx, viewport };
}

/** Its size when nothing limits its height: what scrolls, in it or all of it, counts whole. */
function naturalSize(panel: HTMLElement) {
  const hidden = [panel, ...panel.children].reduce((sum, each) => sum + each.scrollHeight - each.clientHeight, 0);
  return { width: panel.offsetWidth, height: panel.offsetHeight + hidden };
}

/** An anchor that is still being scrolled to has not left: it must have been in view once, or be off the page. */
function whenGone(anchor: Element, tell: (isGone: boolean) => void): IntersectionObserverCallback {
  let seen = false;
  return (entries) => {
    const isInView = entries.at(-1)?.isIntersecting ?? false;
    seen ||= isInView;
    tell(!isInView && (seen || !anchor.isConnected));
  };
}

function observe(observer: ResizeObserver | IntersectionObserver, target: Element, signal: AbortSignal): void {
  observer.observe(target);
  signal.addEventListener('abort', () => observer.disconnect());
}
