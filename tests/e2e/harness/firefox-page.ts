import type { Bidi } from './bidi';

/** A page in Firefox, with no more of a driver's comfort than the tests need. */
export interface FirefoxPage {
  goto(url: string): Promise<void>;
  /** Runs a function in the page; it is sent as text, so it uses nothing from outside but its arguments. */
  evaluate<A extends readonly unknown[], T>(run: (...args: A) => T | Promise<T>, ...args: A): Promise<T>;
  /** Waits until it is there and clicks with a real pointer whose accessible name or text begins so. */
  click(text: string): Promise<void>;
  /** Presses a key where the focus is: a character, or one of WebDriver's own. */
  press(key: string): Promise<void>;
  /** Waits until the text stands in the page. */
  see(text: string): Promise<void>;
  /** Chooses a file for the input with this accessible name. */
  choose(label: string, file: string): Promise<void>;
  close(): Promise<void>;
}

const PATIENCE_MS = 20_000;

export function firefoxPage(bidi: Bidi, context: string): FirefoxPage {
  /** The value that an expression comes to: a node as a reference to it. */
  const resultOf = async (expression: string) => {
    const command = { target: { context }, expression, awaitPromise: true };
    const answer = (await bidi.send('script.evaluate', command)) as Answer;
    if (answer.type === 'exception') throw new Error(`${expression}\n${answer.exceptionDetails?.text}`);
    return answer.result;
  };
  const find = async (how: string, what: string) => {
    const found = await resultOf(`(${waitFor})(${how}, ${JSON.stringify(what)}, ${PATIENCE_MS})`);
    if (!found?.sharedId) throw new Error(`Not on the page: ${what}\n${JSON.stringify(found)}`);
    return { sharedId: found.sharedId };
  };
  return {
    goto: async (url) => {
      await bidi.send('browsingContext.navigate', { context, url, wait: 'complete' });
    },
    evaluate: async (run, ...args) => {
      const told = await resultOf(`(async () => JSON.stringify([await (${run})(...${JSON.stringify(args)})]))()`);
      return JSON.parse(String(told?.value))[0];
    },
    click: async (text) => {
      const origin = { type: 'element', element: await find(pressable, text) };
      const actions = [
        { type: 'pointerMove', x: 0, y: 0, origin },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ];
      await bidi.send('input.performActions', { context, actions: [{ type: 'pointer', id: 'mouse', actions }] });
    },
    press: async (key) => {
      const actions = ['keyDown', 'keyUp'].map((type) => ({ type, value: key }));
      await bidi.send('input.performActions', { context, actions: [{ type: 'key', id: 'keyboard', actions }] });
    },
    see: async (text) => void (await find(showing, text)),
    choose: async (label, file) => {
      await bidi.send('input.setFiles', { context, element: await find(fileInput, label), files: [file] });
    },
    close: async () => void (await bidi.send('browsingContext.close', { context })),
  };
}

interface Answer {
  readonly type: 'success' | 'exception';
  readonly result?: { readonly value?: unknown; readonly sharedId?: string };
  readonly exceptionDetails?: { readonly text: string };
}

// What follows runs in the page, so it is sent as text.

const pressable = `(text) => [...document.querySelectorAll('button, label, summary, a')]
  .find((each) => !each.disabled && (each.ariaLabel ?? each.textContent.trim()).startsWith(text))`;

const showing = `(text) => [...document.querySelectorAll('body, body *')]
  .findLast((each) => each.checkVisibility() && each.textContent.includes(text))`;

const fileInput = `(label) => document.querySelector('input[type=file][aria-label="' + label + '"]')`;

const waitFor = `async (find, what, patienceMs) => {
  for (const end = Date.now() + patienceMs; Date.now() < end; ) {
    const found = find(what);
    found?.scrollIntoView({ block: 'center', behavior: 'instant' });
    await new Promise((done) => setTimeout(done, 50));
    // The page may still be scrolling to a section of its own; what is not drawn can be in no view.
    const { top, bottom, height } = found?.getBoundingClientRect() ?? {};
    if (found && (height === 0 || (bottom > 0 && top < innerHeight))) return found;
  }
  return document.body.textContent.slice(0, 800);
}`;
