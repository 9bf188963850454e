// The gallery of the README: pages, panels, popups and options, in each language and theme. Or what the stores show.
//   npm run screenshots [-- LANGUAGE [light|dark] | -- store]
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import sharp from 'sharp';
import { launchWithExtension } from '../tests/e2e/harness/browser';
import { run, UsageError } from './cli';
import { takeBadges, takePages, takePanels, takeReview } from './shots';
import { takeData, takeSites, takeStart, takeTuning } from './shots-options';
import { takeHeldBack, takePopups, takeStates } from './shots-popup';
import { takeStorePictures } from './store-pictures';
import { type Look, PIXEL_RATIO, Studio } from './studio';

const outDir = resolve(import.meta.dirname, '../assets/screenshots');
const LOCALES = ['zh-CN', 'en'];
const PACKED = { palette: true, effort: 8, dither: 0.4, compressionLevel: 9 } as const;
const SCHEMES = ['light', 'dark'] as const;
/** In an order in which each leaves what the next one needs. */
const TAKES = [
  takePages,
  takeBadges,
  takePanels,
  takePopups,
  takeReview,
  takeTuning,
  takeSites,
  takeData,
  takeStart,
  takeStates,
] as const;

/** Rewrites a picture with 256 colours: none that the eye would miss, and the gallery weighs a third. */
async function pack(file: string): Promise<void> {
  const packed = await sharp(await readFile(file))
    .png(PACKED)
    .toBuffer();
  await writeFile(file, packed);
  console.log(relative(process.cwd(), file));
}

async function gallery(look: Look): Promise<void> {
  const studioFor = () => new Studio(look, outDir, pack);
  const studio = studioFor();
  const browser = await launchWithExtension({ headless: true, ...look, web: (url) => studio.respond(url) });
  try {
    await studio.begin(browser);
    for (const take of TAKES) await take(studio);
  } finally {
    await browser.close();
  }
  await takeHeldBack(look, studioFor);
}

await run('npm run screenshots [-- LANGUAGE [light|dark] | -- store]', async () => {
  const [locale, scheme] = process.argv.slice(2);
  if (locale === 'store') return takeStorePictures();
  if (locale !== undefined && !LOCALES.includes(locale)) throw new UsageError(`Not a language: ${locale}`);
  await mkdir(outDir, { recursive: true });
  for (const each of LOCALES.filter((one) => one === (locale ?? one)))
    for (const colorScheme of SCHEMES.filter((one) => one === (scheme ?? one)))
      await gallery({ locale: each, colorScheme, pixelRatio: PIXEL_RATIO });
});
