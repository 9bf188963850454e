// Where browsers stand on this machine. Looks only: nothing is installed or started here.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import process from 'node:process';

const chromiumPlaces = {
  names: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge', 'brave-browser'],
  mac: [
    'Chromium.app/Contents/MacOS/Chromium',
    'Google Chrome.app/Contents/MacOS/Google Chrome',
    'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    'Brave Browser.app/Contents/MacOS/Brave Browser',
  ],
  windows: [
    'Chromium/Application/chrome.exe',
    'Google/Chrome/Application/chrome.exe',
    'Microsoft/Edge/Application/msedge.exe',
  ],
};

const firefoxPlaces = {
  names: ['firefox-esr', 'firefox'],
  mac: ['Firefox.app/Contents/MacOS/firefox', 'Firefox Developer Edition.app/Contents/MacOS/firefox'],
  windows: ['Mozilla Firefox/firefox.exe', 'Firefox Developer Edition/firefox.exe'],
};

/** Every file at which one of the places would stand on this system, in order of preference. */
function candidates(places) {
  const { HOME = '', PATH = '' } = process.env;
  if (process.platform === 'darwin') {
    return ['/Applications', join(HOME, 'Applications')].flatMap((folder) =>
      places.mac.map((app) => join(folder, app)),
    );
  }
  if (process.platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => process.env[name] ?? []);
    return folders.flatMap((folder) => places.windows.map((file) => join(folder, file)));
  }
  const folders = PATH.split(delimiter).filter(Boolean);
  return places.names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** The Chromium that Playwright has downloaded, if it has. */
function playwrightsOwn() {
  try {
    const path = createRequire(import.meta.url)('playwright').chromium.executablePath();
    return existsSync(path) ? path : null;
  } catch {
    // Not installed, or no build for this system: then it is simply not there.
    return null;
  }
}

/** The program that an environment variable names. Throws when it names one that is not there. */
function named(variable) {
  const path = process.env[variable];
  if (!path) return null;
  if (!existsSync(path)) throw new Error(`${variable} is ${path}, and there is no such file.`);
  return path;
}

/** The path of a Chromium, Chrome, Edge or Brave, or null. Throws when CHROMIUM_PATH names none. */
export function findChromium() {
  return named('CHROMIUM_PATH') ?? playwrightsOwn() ?? candidates(chromiumPlaces).find(existsSync) ?? null;
}

/** The path of a Firefox, or null. Throws when FIREFOX_PATH names none. */
export function findFirefox() {
  return named('FIREFOX_PATH') ?? candidates(firefoxPlaces).find(existsSync) ?? null;
}
