import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import { build } from 'vite';
import { allAdapters } from '../../lib/adapters/all';
import { allCases } from '../../lib/adapters/cases';
import { adaptersFor } from '../../lib/adapters/engine';
import type { Adapter } from '../../lib/adapters/types';
import { findChromium } from '../../scripts/find-browser.mjs';
import { capturesWithTruth } from '../e2e/harness/captures';
import { sharedPages, withoutShared } from '../e2e/harness/shared';
import type * as inPage from './in-page';
import type { Original, Outcome, Tally } from './in-page';

const ORIGIN = 'https://mutants.test/';
const fixtures = join(import.meta.dirname, '../pages');
/** A copy of a page this long takes as much time as many of the others. */
const LARGE_PAGE = 400_000;

export interface MutantOptions {
  /** How many mutants are made, spread over the pages that the adapters know; fewer where a page shows no item. */
  readonly mutants: number;
  readonly seed: number;
  /** Only captures shorter than this many characters, where time is short. */
  readonly longest?: number;
  /** Adapters, as plain data, in place of those of the extension. */
  readonly adapters?: readonly Adapter[];
}

function originals(longest: number): readonly Original[] {
  const own = allCases.map(({ fixture, url }) => ({
    name: fixture,
    url,
    html: readFileSync(join(fixtures, fixture), 'utf8'),
  }));
  const captured = (withoutShared ? [] : capturesWithTruth()).map(({ capture, url, encoding }) => ({
    name: capture,
    url,
    html: new TextDecoder(encoding).decode(readFileSync(join(sharedPages, capture))),
  }));
  return [...own, ...captured.filter(({ html }) => html.length < longest)];
}

/** The adapters, the engine and the mutations as one script for a page. */
async function bundle(): Promise<string> {
  const entry = join(import.meta.dirname, 'in-page.ts');
  const lib = { entry, formats: ['iife' as const], name: 'mutation' };
  const built = await build({ configFile: false, logLevel: 'error', build: { write: false, lib } });
  const [output] = [built].flat();
  const [chunk] = output !== undefined && 'output' in output ? output.output : [];
  if (chunk === undefined) throw new Error('nothing was bundled');
  return chunk.code;
}

/** An empty page that may load nothing, with the script in it. */
async function openStage(script: string): Promise<{ readonly page: Page; readonly close: () => Promise<void> }> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium found: `npm start` and `npm test` install one.');
  const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
  const page = await browser.newPage();
  const headers = {
    'content-security-policy': "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'",
  };
  await page.route(/^https?:/, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><body></body>', headers }),
  );
  await page.goto(ORIGIN);
  await page.addScriptTag({ content: script });
  return { page, close: () => browser.close() };
}

function sum(outcomes: readonly Outcome[]): Outcome {
  const kinds = new Map<string, Tally>();
  for (const { kind, mutants, whole, wrong } of outcomes.flatMap((outcome) => outcome.kinds)) {
    const before = kinds.get(kind) ?? { kind, mutants: 0, whole: 0, wrong: 0 };
    kinds.set(kind, {
      kind,
      mutants: before.mutants + mutants,
      whole: before.whole + whole,
      wrong: before.wrong + wrong,
    });
  }
  return { kinds: [...kinds.values()], wrong: outcomes.flatMap(({ wrong }) => wrong) };
}

/** How many mutants of each page, so that together they are as many as wanted. */
function shares(pages: readonly Original[], mutants: number): readonly number[] {
  const weights = pages.map(({ html }) => (html.length > LARGE_PAGE ? 0.4 : 1));
  const all = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => Math.ceil((mutants * weight) / all));
}

/**
 * Changes our fixtures and the captures, where they are there, in many ways inside one Chromium page, and holds what
 * the adapters read against what each page still says.
 */
export async function runMutants(options: MutantOptions): Promise<Outcome> {
  const { mutants, seed, longest = Number.POSITIVE_INFINITY, adapters } = options;
  const pages = originals(longest).filter(({ url }) => adaptersFor(url, adapters ?? allAdapters).length > 0);
  const counts = shares(pages, mutants);
  const { page, close } = await openStage(await bundle());
  try {
    const outcomes: Outcome[] = [];
    for (const [index, original] of pages.entries()) {
      const task = [original, counts[index] ?? 0, seed + index, adapters] as const;
      outcomes.push(
        await page.evaluate(
          ([each, count, chance, others]) =>
            (globalThis as unknown as { mutation: typeof inPage }).mutation.playPage(each, count, chance, others),
          task,
        ),
      );
    }
    return sum(outcomes);
  } finally {
    await close();
  }
}
