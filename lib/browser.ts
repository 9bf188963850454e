/** The one door to the browser's API for the background and the extension's own pages (DESIGN §8). */

export type { Runtime } from 'webextension-polyfill';
export { default as browser } from 'webextension-polyfill';
