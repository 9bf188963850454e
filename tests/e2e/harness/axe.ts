import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';

/** The ways in which a reader may have a page shown. */
const THEMES = [
  { colorScheme: 'light', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'active' },
] as const;

/** Of WCAG 2.2 AA, but axe does not ask for it unless it is told to. */
const ALSO = { 'target-size': { enabled: true } };

interface Wishes {
  /** Rules of axe that do not apply here. */
  readonly without?: readonly string[];
  /** The part of the page that is looked at, by its selector; without it all of it is. */
  readonly within?: string;
  /** False where axe misreads forced colours: it takes a text's fill for its colour, and that is told unforced. */
  readonly forced?: false;
  /** Makes ready what is to be looked at, once in each theme. */
  readonly prepare?: () => Promise<void>;
}

/** What axe objects to on a page of the extension, in each theme; empty where all is well. */
export async function objections(
  page: Page,
  { without = [], within, forced, prepare }: Wishes = {},
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const theme of THEMES) {
    if (forced === false && theme.forcedColors === 'active') continue;
    await page.emulateMedia({ ...theme, reducedMotion: 'reduce' });
    await prepare?.();
    const unwanted = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
    const axe = new AxeBuilder({ page }).options({ rules: { ...ALSO, ...unwanted } });
    const { violations } = await (within === undefined ? axe : axe.include(within)).analyze();
    const name = `${theme.colorScheme}${theme.forcedColors === 'active' ? ', forced colours' : ''}`;
    found.push(...violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html ?? ''}`));
  }
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
  return found;
}
