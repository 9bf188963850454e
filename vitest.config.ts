import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

// Firefox is driven over a WebSocket, which Node 20 has only behind this switch.
const execArgv = typeof WebSocket === 'undefined' ? ['--experimental-websocket'] : [];

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [WxtVitest()],
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          setupFiles: ['tests/unit/properties.ts'],
          testTimeout: 30_000,
          // Otherwise what imports a style gets an empty text.
          css: { include: [/\.css/] },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          execArgv,
          // Each file starts a browser of its own: one at a time.
          fileParallelism: false,
          // A machine that stands still for a second is no bug. What passed only then is named at the end of the run.
          retry: 1,
          // On a busy machine a page takes more than the usual second to come to rest.
          expect: { poll: { timeout: 10_000 } },
          testTimeout: 90_000,
          hookTimeout: 90_000,
        },
      },
    ],
  },
});
