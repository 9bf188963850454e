import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { EXPORT_FORMAT, exportJsonSchema } from '../lib/schema/export';

const file = resolve(import.meta.dirname, `../assets/schema/shuifen-export-${EXPORT_FORMAT}.schema.json`);
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, JSON.stringify(exportJsonSchema()));
