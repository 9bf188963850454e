// npm run evaluate -- --data DIR --seed N: how well the checks work, on real data
import { plainCommand } from './command.mjs';

plainCommand('../tests/evaluation/evaluate.ts');
