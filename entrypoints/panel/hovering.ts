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
 * Closes a panel that a pointer or a focus at rest has asked for when that leaves it and its anchor. A press on either
 * keeps it, as Tab does, which goes from the anchor into it: from then on it is like one that was pressed for. To be
 * called before anything else listens for leaving.
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
  anchor.addEventListener('focusout', () => anchor.matches(':hover') || leave(), { signal: ends });
  for (const type of ['pointerdown', 'focusin']) host.addEventListener(type, () => loose.abort(), { signal: ends });
  const keep = (event: Event) => {
    if (!event.composedPath().includes(anchor) || !isInwards(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    loose.abort();
    root.querySelector('button')?.focus({ preventScroll: true });
  };
  for (const type of ['click', 'keydown']) addEventListener(type, keep, { capture: true, signal: ends });
}

const isInwards = (event: Event) => !(event instanceof KeyboardEvent) || (event.key === 'Tab' && !event.shiftKey);
