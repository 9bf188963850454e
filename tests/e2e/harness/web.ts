import type { BrowserContext, Route } from 'playwright';

/** What a server of the small web would send. `body` goes out byte for byte. */
export interface WebAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The whole web of a run: the answer to a URL, or null where there is nothing. */
export type Web = (url: string) => WebAnswer | null;

/** Answers every http(s) request of the context from `web`; what it does not know is refused. Nothing reaches the network. */
export async function serve(context: BrowserContext, web: Web): Promise<void> {
  await context.route(/^https?:/, (route) => answer(route, web(route.request().url())));
}

async function answer(route: Route, found: WebAnswer | null): Promise<void> {
  if (!found) return route.abort('blockedbyclient');
  const { status, contentType, body, headers } = found;
  // As a header: Playwright's own `contentType` is overridden by it, and a charset in it is what decides the encoding.
  await route.fulfill({ status, headers: { ...headers, 'content-type': contentType }, body });
}
