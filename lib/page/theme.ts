export type Theme = 'light' | 'dark';

/** Half of what the three channels of a colour can add up to. */
const MIDDLE = 384;

/** Whether a computed colour is bright; null where it lets through more than it covers. */
function isBright(colour: string): boolean | null {
  const [red = 0, green = 0, blue = 0, alpha = 1] = colour.match(/[\d.]+/g)?.map(Number) ?? [];
  return alpha < 0.5 ? null : red + green + blue >= MIDDLE;
}

/** The page's own theme: what the site says of itself, else what its ground looks like; not the system's. */
export function themeOf({ documentElement: root, body }: Document): Theme {
  const said = root.dataset.theme;
  if (said === 'dark' || said === 'light') return said;
  const ground = isBright(getComputedStyle(body).backgroundColor) ?? isBright(getComputedStyle(root).backgroundColor);
  // Where neither is painted, something in between is, or the browser itself: bright text stands on a dark ground.
  return (ground ?? !isBright(getComputedStyle(body).color)) ? 'light' : 'dark';
}

/** Calls back when the page's theme may be another: its roots or the system have changed. Until `signal` is aborted. */
export function watchTheme(tell: () => void, signal: AbortSignal): void {
  const observer = new MutationObserver(tell);
  for (const root of [document.documentElement, document.body]) observer.observe(root, { attributes: true });
  signal.addEventListener('abort', () => observer.disconnect());
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', tell, { signal });
  // A ground that fades from one to the other is read once more when it has.
  document.addEventListener('transitionend', ({ target }) => target instanceof HTMLBodyElement && tell(), { signal });
}
