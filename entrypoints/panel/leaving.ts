interface Surroundings {
  readonly anchor: HTMLElement;
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly close: () => void;
  readonly signal: AbortSignal;
}

/**
 * Closes the panel on Esc, on a press outside, on the anchor's own click, and when Tab leaves it at either end; keeps
 * every other key from the page, whose shortcuts are not meant while a reader is in here.
 */
export function listenForLeaving({ anchor, host, root, close, signal }: Surroundings): void {
  const capture = { capture: true, signal };
  addEventListener('keydown', (event) => event.key === 'Escape' && closeInsteadOf(event), capture);
  addEventListener('click', (event) => event.composedPath().includes(anchor) && closeInsteadOf(event), capture);
  addEventListener('pointerdown', (event) => isOutside(event) && close(), { ...capture, passive: true });
  host.addEventListener('keydown', (event) => isTabOut(event, root) && leaveByTab(event), { signal });
  for (const type of ['keydown', 'keyup', 'keypress'] as const) {
    host.addEventListener(type, (event) => event.stopPropagation(), { signal });
  }

  function closeInsteadOf(event: Event) {
    event.preventDefault();
    event.stopImmediatePropagation();
    close();
  }
  function leaveByTab(event: Event) {
    closeInsteadOf(event);
    // The key goes up on the anchor, where it would open the panel again.
    addEventListener('keyup', (up) => up.stopImmediatePropagation(), { capture: true, once: true });
  }
  /** A press on the anchor is left to the click that follows: closing here would let that click open the panel again. */
  function isOutside(event: Event): boolean {
    const path = event.composedPath();
    return !path.includes(host) && !path.includes(anchor);
  }
}

/** The host stands at the body's end: past its last control, or before its first, Tab would drop the reader far from the anchor. */
function isTabOut(event: KeyboardEvent, root: ShadowRoot): boolean {
  if (event.key !== 'Tab') return false;
  const stops = [...root.querySelectorAll('button, summary, input, [tabindex="0"]')].filter((stop) =>
    stop.checkVisibility(),
  );
  const active = root.activeElement;
  if (event.shiftKey) return active === stops[0] || active?.role === 'dialog';
  return active === stops.at(-1);
}
