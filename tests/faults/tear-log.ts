import { appendFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** LevelDB writes its logs in blocks, and records within them: four bytes of checksum, two of length, one of type. */
const BLOCK_BYTES = 32 * 1024;
const HEAD_BYTES = 7;
const FIRST_PART = 2;
const WRITTEN_BYTES = 10;

/** Leaves at the end of the extension's newest database log what a kill in the middle of a write leaves: half a record. */
export function tearLog(profileDir: string): void {
  const databases = join(profileDir, 'Default/IndexedDB');
  const name = readdirSync(databases).find((each) => each.startsWith('chrome-extension_'));
  if (name === undefined) throw new Error('The extension has no database to tear.');
  const dir = join(databases, name);
  const logs = readdirSync(dir).filter((file) => file.endsWith('.log'));
  const newest = logs.toSorted().at(-1);
  if (newest === undefined) throw new Error('The database has no log to tear.');
  const log = join(dir, newest);
  const room = BLOCK_BYTES - (statSync(log).size % BLOCK_BYTES) - HEAD_BYTES;
  // At the very end of a block there is no room for a record that could be torn.
  if (room <= WRITTEN_BYTES) return;
  const half = Buffer.alloc(HEAD_BYTES + WRITTEN_BYTES);
  half.writeUInt16LE(room, 4);
  half.writeUInt8(FIRST_PART, 6);
  appendFileSync(log, half);
}
