// npm run verify-export -- FILE: what an export says, recomputed from what it says was seen
import { plainCommand } from './command.mjs';

plainCommand('verify-export.ts');
