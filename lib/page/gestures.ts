import { HOST_ATTRIBUTE } from './badge';

/** A pointer or a focus that rests on a badge for so long wants to know more. */
const REST_MS = 350;

/** What of a badge a post is not to hear: it is often one big link. */
const KEPT = 'click auxclick mousedown mouseup pointerdown pointerup keydown keyup'.split(' ');

function badgeOf({ target }: Event): HTMLElement | null {
  return target instanceof HTMLElement && target.hasAttribute(HOST_ATTRIBUTE) ? target : null;
}

/**
 * Listens to all badges of the page at once, until `signal` is aborted.
 *
 * @param open called for a click or a key (`press`), or for a pointer, or a focus brought by Tab, that has rested on the
 * badge. Never for what a script of the page has made up: it may not open what is remembered of its items and read it
 */
export function listenToBadges(open: (host: HTMLElement, isPress: boolean) => void, signal: AbortSignal): void {
  let resting: ReturnType<typeof setTimeout> | undefined;
  const goOn = () => clearTimeout(resting);
  const rest = (host: HTMLElement, { isTrusted }: Event) => {
    if (isTrusted) resting = setTimeout(open, REST_MS, host, false);
  };
  const heed = (event: Event) => {
    const host = badgeOf(event);
    if (!host) return;
    goOn();
    event.stopPropagation();
    // The focus itself can be the page's doing; and it comes back here when a panel closes.
    if (event.type === 'keyup' && (event as KeyboardEvent).key === 'Tab') rest(host, event);
    if (!event.type.endsWith('click')) return;
    event.preventDefault();
    if (event.type === 'click' && event.isTrusted) open(host, true);
  };
  // The panel listens above, at the window, and may take a click for itself.
  const early = { capture: true, signal };
  for (const type of KEPT) document.addEventListener(type, heed, early);

  const enter = (event: PointerEvent) => {
    const host = badgeOf(event);
    if (!host || event.pointerType !== 'mouse') return;
    // Not before the pointer itself moves: a page that scrolls below it means nothing.
    host.addEventListener('pointermove', (move) => rest(host, move), { once: true });
    host.addEventListener('pointerleave', goOn, { once: true });
  };
  document.addEventListener('pointerover', enter, early);
  signal.addEventListener('abort', goOn);
}
