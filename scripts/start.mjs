// npm start [-- https://… | --headless | --out DIR]
import { command } from './command.mjs';

command('launch.ts');
