// npm run build: set-up, then the extension for both families of browsers.
import { ensureBuilt } from './build.mjs';
import { prepared } from './command.mjs';
import { say } from './run.mjs';

const NAMES = { chrome: 'Chrome, Edge and Chromium', firefox: 'Firefox' };

prepared(() => {
  for (const [browser, name] of Object.entries(NAMES)) {
    ensureBuilt(browser);
    say(`The extension for ${name}: .output/${browser}-mv3`);
  }
  return 0;
});
