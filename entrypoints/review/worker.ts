import { type DeskApi, type DeskEvent, deskApi } from '../../lib/review/api';
import { serve, type Talk } from '../../lib/review/port';

/** What can be handed over: the order of the rows, which can be long. */
function transfers(value: unknown): Transferable[] {
  const order = typeof value === 'object' && value !== null && 'order' in value ? value.order : null;
  return order instanceof Int32Array ? [order.buffer as ArrayBuffer] : [];
}

// The page begins to ask as soon as it has made this worker: everything listens from the first moment.
const scope = globalThis as unknown as Talk;
const api: DeskApi = deskApi((event) => tell(event));
const tell = serve<DeskApi, DeskEvent>(scope, api, transfers);
