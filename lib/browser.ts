/** The one door to the browser's API for the background and the extension's own pages (DESIGN §8). */
export { default as browser } from 'webextension-polyfill';
export type { Menus, Runtime, Scripting, Tabs } from 'webextension-polyfill';
