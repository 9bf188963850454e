import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const outputs = ['chrome-mv3', 'firefox-mv3'].map((name) => join(import.meta.dirname, '../../.output', name));

/** What could carry something off the machine, or bring code in. Matched in what is built, not in what is written. */
const FORBIDDEN: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['fetch', /(?<![\w$.])fetch\s*\(/],
  ['fetch of the window', /(?:globalThis|window|self)\.fetch\b/],
  ['XMLHttpRequest', /XMLHttpRequest/],
  ['WebSocket', /WebSocket|WebTransport|RTCPeerConnection/],
  ['beacon', /sendBeacon/],
  ['EventSource', /EventSource/],
  ['an image made by a script', /new Image\b|createElement\(\s*['"`](?:img|iframe|object|embed)['"`]/],
  ['a script made by a script', /createElement\(\s*['"`]script['"`]|importScripts/],
  ['code from text', /(?<![\w$.])eval\s*\(/],
  ['a remote style, font or image', /(?:url\(|@import)\s*['"]?(?:https?:)?\/\//],
  ['a remote source', /(?:src|href)=["'](?:https?:)?\/\//],
];

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

const built = outputs
  .filter(existsSync)
  .flatMap((folder) => files(folder).filter((path) => /\.(js|css|html)$/.test(path)));

describe('what is built', () => {
  it('is there for both browsers', () => expect(outputs.filter(existsSync)).toEqual(outputs));

  it.each(FORBIDDEN)('has no %s', (_, pattern) => {
    const found = built.flatMap((path) => {
      const match = pattern.exec(readFileSync(path, 'utf8'));
      return match ? [`${path}: …${match.input.slice(Math.max(0, match.index - 40), match.index + 60)}…`] : [];
    });
    expect(found).toEqual([]);
  });
});

describe('the ban itself', () => {
  it.each([
    'const a=await fetch("https://x.test")',
    'new XMLHttpRequest',
    'navigator.sendBeacon("/x")',
    'document.createElement("img")',
    'a{background:url(//x.test/a.png)}',
    '<script src="https://x.test/a.js">',
  ])('would notice %s', (text) => expect(FORBIDDEN.some(([, pattern]) => pattern.test(text))).toBe(true));
});
