import { config } from 'zod/mini';

// zod compiles validators with `new Function` where it may; an extension page's CSP forbids it and says so loudly.
config({ jitless: true });

export * as z from 'zod/mini';
