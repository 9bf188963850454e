// npm run schema: the published description of the export's format, from the schema that the code itself holds it to.
// A test fails when what stands in assets/schema is no longer what the code does.
import process from 'node:process';
import { openly, tools, typescript } from './run.mjs';

process.exitCode = openly(typescript('schema.ts', [])) || openly([tools.biome, 'format', '--write', 'assets/schema']);
