export type Theme = 'light' | 'dark';

/** Half of what the three channels of a colour can add up to. */
const MIDDLE = 384;

/** The page's own theme: what the site says of itself, else what its ground looks like; not the system's. */
export function themeOf(doc: Document): Theme {
  const said = doc.documentElement.dataset.theme;
  if (said === 'dark' || said === 'light') return said;
  for (const element of [doc.body, doc.documentElement]) {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (element &&
      getComputedStyle(element)
        .backgroundColor.match(/[\d.]+/g)
        ?.map(Number)) ?? [0, 0, 0, 0];
    // What is see-through shows what lies below it.
    if (alpha >= 0.5) return red + green + blue < MIDDLE ? 'dark' : 'light';
  }
  return 'light';
}
