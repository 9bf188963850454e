import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';

/** The ways in which a reader may have a page shown. */
const THEMES = [
  { colorScheme: 'light', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'active' },
] as const;

interface Wishes {
  /** Rules of axe that do not apply here. */
  readonly without?: readonly string[];
  /** The part of the page that is looked at, by its selector; without it all of it is. */
  readonly within?: string;
  /** Makes ready what is to be looked at, once in each theme. */
  readonly prepare?: () => Promise<void>;
}

/** What axe objects to on a page of the extension, in each theme; empty where all is well. */
export async function objections(
  page: Page,
  { without = [], within, prepare }: Wishes = {},
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const theme of THEMES) {
    await page.emulateMedia({ ...theme, reducedMotion: 'reduce' });
    await prepare?.();
    const axe = new AxeBuilder({ page }).disableRules([...without]);
    const { violations } = await (within === undefined ? axe : axe.include(within)).analyze();
    const name = `${theme.colorScheme}${theme.forcedColors === 'active' ? ', forced colours' : ''}`;
    found.push(...violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html ?? ''}`));
  }
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
  return found;
}
