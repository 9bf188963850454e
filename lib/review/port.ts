/** The part of a worker, a port or a worker's own scope that is needed to talk. */
export interface Talk {
  postMessage(message: unknown, transfer?: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

// Whatever the methods take and give: the other side's type is what is checked.
type Method = (...args: never[]) => unknown;
type Api<A> = { readonly [K in keyof A]: Method };

/** The same methods, from the other side: each answers later. What they are given and give is copied. */
export type Remote<A> = {
  readonly [K in keyof A]: A[K] extends (...args: infer Args) => infer Answer
    ? (...args: Args) => Promise<Awaited<Answer>>
    : never;
};

interface Call {
  readonly call: number;
  readonly method: string;
  readonly args: readonly never[];
}
type Reply =
  | { readonly reply: number; readonly ok: true; readonly value: unknown }
  | { readonly reply: number; readonly ok: false; readonly message: string }
  | { readonly event: unknown };

/**
 * Answers the calls that come in; gives what tells the other side of an event.
 *
 * @param transfers what of an answer is handed over instead of copied
 */
export function serve<A extends Api<A>, Event>(
  port: Talk,
  api: A,
  transfers: (value: unknown) => Transferable[] = () => [],
): (event: Event) => void {
  port.addEventListener('message', ({ data }) => void reply(data));
  async function reply({ call, method, args }: Call): Promise<void> {
    try {
      const value = await api[method as keyof A](...args);
      port.postMessage({ reply: call, ok: true, value }, transfers(value));
    } catch (error) {
      port.postMessage({ reply: call, ok: false, message: error instanceof Error ? error.message : String(error) });
    }
  }
  return (event) => port.postMessage({ event });
}

/** Calls what the other side serves. A call there that throws is an `Error` with the same message here. */
export function remote<A, Event>(port: Talk, onEvent: (event: Event) => void): Remote<A> {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let calls = 0;
  port.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
    if ('event' in data) return onEvent(data.event as Event);
    const asked = waiting.get(data.reply);
    waiting.delete(data.reply);
    if (data.ok) asked?.resolve(data.value);
    else asked?.reject(new Error(data.message));
  });
  const ask = (method: string, args: readonly unknown[]) =>
    new Promise((resolve, reject) => {
      calls += 1;
      waiting.set(calls, { resolve, reject });
      port.postMessage(
        { call: calls, method, args },
        args.filter((arg): arg is MessagePort => arg instanceof MessagePort),
      );
    });
  return new Proxy({} as Remote<A>, {
    get: (_, method) => (typeof method === 'string' ? (...args: unknown[]) => ask(method, args) : undefined),
  });
}
