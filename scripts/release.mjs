// npm run release -- patch|minor|major [--dry]: checks, a new version, its zips
import { plainCommand } from './command.mjs';

plainCommand('release.ts');
