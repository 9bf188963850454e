import { resolve } from 'node:path';
import type {} from '@wxt-dev/auto-icons';
import { defineConfig } from 'wxt';
import { MATCHES } from './lib/adapters/hosts';
import { tightScripts } from './scripts/tight';

export default defineConfig({
  modules: ['@wxt-dev/auto-icons'],
  // Imports stand where they are used, so that a reader sees where a name comes from.
  imports: false,
  publicDir: 'assets/public',
  autoIcons: { baseIconPath: 'assets/icon.svg', developmentIndicator: false },
  manifest: {
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'en',
    // `clip-path` with a reference box is the youngest thing the pages' script needs.
    minimum_chrome_version: '120',
    permissions: ['storage', 'unlimitedStorage', 'scripting'],
    host_permissions: MATCHES,
    // For the sites that a user teaches (lib/custom): no host can be named before. None is given without the user's
    // word: the browser asks, host by host, when the user adds an adapter for it.
    optional_host_permissions: ['https://*/*'],
    content_security_policy: {
      extension_pages:
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'none'; object-src 'none'",
    },
    browser_specific_settings: {
      gecko: {
        id: 'shuifen@shuifen.invalid',
        // The first that knows `data_collection_permissions` on every device.
        strict_min_version: '142.0',
        data_collection_permissions: { required: ['none'] },
      },
    },
  },
  vite: () => ({
    plugins: [tightScripts],
    build: {
      modulePreload: { polyfill: false },
      // WXT's own log says nothing in what is built, and what it would say is thrown besides.
      rolldownOptions: { treeshake: { manualPureFunctions: ['logger'] } },
    },
    // Of WXT's own context the pages' scripts need little; it would be a tenth of their weight.
    resolve: { alias: { 'wxt/utils/content-script-context': resolve(import.meta.dirname, 'lib/page/life.ts') } },
  }),
});
