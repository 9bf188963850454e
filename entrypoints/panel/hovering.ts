interface Surroundings {
  readonly anchor: HTMLElement;
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly close: () => void;
  readonly signal: AbortSignal;
}

/** So long the pointer may be on its way from the anchor to the panel, or beside both. */
const ON_ITS_WAY_MS = 300;

/**
 * Closes a panel that the pointer alone has asked for when the pointer leaves it and its anchor. A press on either
 * keeps it: from then on it is like one that was pressed for. To be called before anything else listens for leaving.
 */
export function leaveWithPointer({ anchor, host, root, close, signal }: Surroundings): void {
  const loose = new AbortController();
  const ends = AbortSignal.any([signal, loose.signal]);
  let leaving: ReturnType<typeof setTimeout> | undefined;
  const stay = () => clearTimeout(leaving);
  const leave = () => {
    stay();
    leaving = setTimeout(close, ON_ITS_WAY_MS);
  };
  ends.addEventListener('abort', stay);
  for (const each of [anchor, host]) {
    each.addEventListener('pointerenter', stay, { signal: ends });
    each.addEventListener('pointerleave', leave, { signal: ends });
  }
  for (const type of ['pointerdown', 'focusin']) host.addEventListener(type, () => loose.abort(), { signal: ends });
  const keep = (event: Event) => {
    if (!event.composedPath().includes(anchor)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    loose.abort();
    root.querySelector('button')?.focus({ preventScroll: true });
  };
  addEventListener('click', keep, { capture: true, signal: ends });
}
