// npm run seed -- --items 100000
import { command } from './command.mjs';

command('seed.ts');
