// npm run plot -- [FILE] [--item KEY] [--out FILE.svg]
import { command } from './command.mjs';

command('plot.ts');
