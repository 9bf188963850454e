/** A connection to a browser that speaks WebDriver BiDi: commands with answers, and events. */
export interface Bidi {
  send(method: string, params: object): Promise<unknown>;
  on(event: string, listener: (params: unknown) => void): void;
  close(): void;
}

interface Message {
  readonly id?: number;
  readonly type: 'success' | 'error' | 'event';
  readonly result?: unknown;
  readonly error?: string;
  readonly message?: string;
  readonly method?: string;
  readonly params?: unknown;
}

/** Connects to a BiDi address. A command that fails rejects with the browser's own words. */
export async function connectBidi(address: string): Promise<Bidi> {
  const socket = new WebSocket(address);
  await new Promise((done, failed) => {
    socket.onopen = done;
    socket.onerror = () => failed(new Error(`No connection to ${address}`));
  });
  const waiting = new Map<number, (message: Message) => void>();
  const listeners = new Map<string, (params: unknown) => void>();
  let lastId = 0;
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(String(data)) as Message;
    if (message.id === undefined) listeners.get(message.method ?? '')?.(message.params);
    else waiting.get(message.id)?.(message);
  };
  return {
    on: (event, listener) => void listeners.set(event, listener),
    close: () => socket.close(),
    send: (method, params) =>
      new Promise((done, failed) => {
        const id = ++lastId;
        waiting.set(id, ({ type, result, error, message }) => {
          waiting.delete(id);
          if (type === 'error') failed(new Error(`${method}: ${error}: ${message}`));
          else done(result);
        });
        socket.send(JSON.stringify({ id, method, params }));
      }),
  };
}
