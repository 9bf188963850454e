// npm run read -- --url URL FILE | --index INDEX.json
import { command } from './command.mjs';

command('read.ts');
