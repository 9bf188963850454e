// npm run bench -- ledger
import { command } from './command.mjs';

command('bench.ts');
