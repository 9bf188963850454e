// npm run test:faults [-- --long] [--rounds N] [--stops N] [--tabs N]
import { command } from './command.mjs';

command('test-faults.ts');
