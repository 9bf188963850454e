export type Theme = 'light' | 'dark';

/** Relative brightness 0…1 of a computed `rgb(…)` colour, or null where it is see-through. */
function brightness(colour: string): number | null {
  const [red = 0, green = 0, blue = 0, alpha = 1] = colour.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0, 0];
  return alpha < 0.5 ? null : (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
}

/** The page's own theme: what the site says of itself, else what its ground looks like; not the system's. */
export function themeOf(doc: Document): Theme {
  const said = doc.documentElement.dataset.theme;
  if (said === 'dark' || said === 'light') return said;
  for (const element of [doc.body, doc.documentElement]) {
    const level = element ? brightness(getComputedStyle(element).backgroundColor) : null;
    if (level !== null) return level < 0.5 ? 'dark' : 'light';
  }
  return 'light';
}
