// npm run test:faults [-- --rounds N --stops N --tabs N]
import { command } from './command.mjs';

command('test-faults.ts');
