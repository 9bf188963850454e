// npm run screenshots: the pictures of the README, made anew from the demo
import { command } from './command.mjs';

command('screenshots.ts');
