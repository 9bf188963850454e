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
 * when that has ended or the window changed, and closes when the anchor has left the view or the page. Driven by
 * events and observers alone: on a page at rest nothing runs.
 */
export function keepBeside(panel: HTMLElement, { anchor, host, close, isPinned, signal }: Surroundings): void {
  // A badge's host is a point without size: what the reader sees and presses is the button in it.
  const mark = anchor.shadowRoot?.querySelector('button') ?? anchor;
  let offset = { x: 0, y: 0 };
  let side: Place['side'] | undefined;

  const moveTo = (left: number, top: number) => {
    const origin = host.getBoundingClientRect();
    panel.style.left = `${left - origin.left}px`;
    panel.style.top = `${top - origin.top}px`;
  };
  const settle = (keep?: Place['side']) => {
    if (!mark.isConnected) return;
    const rect = mark.getBoundingClientRect();
    const viewport = { width: document.documentElement.clientWidth, height: innerHeight };
    const place = placePanel(rect, naturalSize(panel), viewport, keep);
    side = place.side;
    offset = { x: place.left - rect.left, y: place.top - rect.top };
    panel.style.maxHeight = `${place.maxHeight}px`;
    moveTo(place.left, place.top);
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
  addEventListener('scrollend', (event) => event.target !== host && settle(), onScroll);
  addEventListener('resize', () => settle(), { signal });
  observe(new ResizeObserver(() => settle(side)), panel, signal);
  observe(new IntersectionObserver(closeOnceGone(mark, () => isPinned() || close())), mark, signal);
}

function naturalSize(panel: HTMLElement) {
  const border = panel.offsetHeight - panel.clientHeight;
  return { width: panel.offsetWidth, height: panel.scrollHeight + border };
}

/** An anchor that is still being scrolled to has not left: it must have been in view once, or be off the page. */
function closeOnceGone(anchor: Element, close: () => void): IntersectionObserverCallback {
  let seen = false;
  return (entries) => {
    if (entries.at(-1)?.isIntersecting) seen = true;
    else if (seen || !anchor.isConnected) close();
  };
}

function observe(observer: ResizeObserver | IntersectionObserver, target: Element, signal: AbortSignal): void {
  observer.observe(target);
  signal.addEventListener('abort', () => observer.disconnect());
}
