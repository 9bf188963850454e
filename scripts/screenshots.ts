// The gallery of the README: pages, panels, popups and options, in each language and theme. Or what the stores show.
//   npm run screenshots [-- LANGUAGE [light|dark] | -- store]
import { mkdir } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { launchWithExtension } from '../tests/e2e/harness/browser';
import { run, UsageError } from './cli';
import { takeData, takePages, takePanels, takePopups, takeReview, takeSites, takeStates, takeTuning } from './shots';
import { takeStorePictures } from './store-pictures';
import { type Look, Studio } from './studio';

const outDir = resolve(import.meta.dirname, '../assets/screenshots');
const LOCALES = ['zh-CN', 'en'];
const SCHEMES = ['light', 'dark'] as const;

async function gallery(look: Look): Promise<void> {
  const studio = new Studio(look, outDir, (file) => console.log(relative(process.cwd(), file)));
  const browser = await launchWithExtension({
    headless: true,
    locale: look.locale,
    colorScheme: look.colorScheme,
    web: (url) => studio.respond(url),
  });
  try {
    await studio.begin(browser);
    for (const take of [takePages, takePanels, takePopups, takeReview, takeTuning, takeSites, takeData, takeStates])
      await take(studio);
  } finally {
    await browser.close();
  }
}

await run('npm run screenshots [-- LANGUAGE [light|dark] | -- store]', async () => {
  const [locale, scheme] = process.argv.slice(2);
  if (locale === 'store') return takeStorePictures();
  if (locale !== undefined && !LOCALES.includes(locale)) throw new UsageError(`Not a language: ${locale}`);
  await mkdir(outDir, { recursive: true });
  for (const each of LOCALES.filter((one) => one === (locale ?? one)))
    for (const colorScheme of SCHEMES.filter((one) => one === (scheme ?? one)))
      await gallery({ locale: each, colorScheme });
});
