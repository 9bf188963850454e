import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The captures of real pages, which are kept beside the project and never in it. */
export const sharedPages = join(import.meta.dirname, '../../../../shared/pages');

/** Why tests of the captures are skipped, or null. */
export const withoutShared = existsSync(join(sharedPages, 'index.json'))
  ? null
  : 'the real captures are not on this machine';
