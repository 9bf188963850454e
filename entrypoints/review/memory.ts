import { storage } from 'wxt/utils/storage';
import { type DeskMemory, readDeskMemory } from '../../lib/schema/review';

const stored = storage.defineItem<unknown>('local:review', { fallback: {} });

/** Views, rule and keys, as the moderator left them. */
export async function loadMemory(): Promise<DeskMemory> {
  return readDeskMemory(await stored.getValue());
}

export function keepMemory(memory: DeskMemory): void {
  void stored.setValue(memory);
}
