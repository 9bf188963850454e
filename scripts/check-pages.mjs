// npm run check:pages [-- --mutants N] [-- --seed N]
import { command } from './command.mjs';

command('check-pages.ts');
