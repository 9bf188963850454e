import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { DROPLET_BOX, DROPLET_PATH, FILL_FROM_Y } from '../assets/droplet';
import { demoPages } from '../demo';
import { launchWithExtension } from '../tests/e2e/harness/browser';
import { takePages } from './shots';
import { Studio } from './studio';

const assets = resolve(import.meta.dirname, '../assets');
const OUT = join(assets, 'store/pictures');
const FEED = 'https://weibo.com/';

/** The stores' languages, with the folder of the extension's own name and description. */
const LANGUAGES = { en: 'en', 'zh-CN': 'zh_CN', 'zh-TW': 'zh_TW' } as const;
type StoreLanguage = keyof typeof LANGUAGES;

/** What the stores ask for, in pixels: screenshots of both, and the two tiles of the Chrome Web Store. */
const SCREENSHOT = { width: 1280, height: 800 };
const TILES = { small: { width: 440, height: 280 }, marquee: { width: 1400, height: 560 } };
/** Rows in sight get their pictures, and the item its history, within this. */
const SETTLED_MS = 600;

/** Takes what the stores show, each language from its own browser, where the demo's story was lived through. */
export async function takeStorePictures(): Promise<void> {
  for (const language of Object.keys(LANGUAGES) as StoreLanguage[]) {
    const tell = (file: string) => console.log(relative(process.cwd(), file));
    const studio = new Studio({ locale: language, colorScheme: 'light' }, OUT, tell);
    const browser = await launchWithExtension({
      headless: true,
      locale: language,
      colorScheme: 'light',
      web: (url) => studio.respond(url),
    });
    try {
      await studio.begin(browser);
      await studio.page.setViewportSize(SCREENSHOT);
      await takePages(studio);
      await takeOwnPages(studio);
      await takeTiles(studio, language);
    } finally {
      await browser.close();
    }
  }
}

async function takeOwnPages(studio: Studio): Promise<void> {
  const desk = await studio.browser.extensionPage('review.html');
  await desk.setViewportSize(SCREENSHOT);
  await desk.locator('.queue tr.item').nth(1).click();
  await desk.locator('.detail .plot canvas').first().waitFor();
  await desk.waitForTimeout(SETTLED_MS);
  await studio.take(desk, 'review');
  await desk.close();
  const options = await studio.browser.extensionPage('options.html');
  await options.setViewportSize(SCREENSHOT);
  await options.locator('.post [data-shuifen] button').last().waitFor();
  await studio.take(options, 'options');
  await options.close();
}

async function takeTiles(studio: Studio, language: StoreLanguage): Promise<void> {
  const file = join(assets, 'public/_locales', LANGUAGES[language], 'messages.json');
  const { name, description } = JSON.parse(readFileSync(file, 'utf8'));
  const feed = readFileSync(join(OUT, `feed-${language}-light.png`)).toString('base64');
  const page = await studio.browser.context.newPage();
  await page.goto(demoPages(0).find(({ url }) => url.startsWith(FEED))?.url ?? FEED);
  for (const [tile, size] of Object.entries(TILES)) {
    await page.setViewportSize(size);
    await page.setContent(tileOf(name.message, description.message, tile, feed, language));
    await page
      .locator('img')
      .evaluateAll((images) => Promise.all(images.map((image) => (image as HTMLImageElement).decode())));
    await studio.take(page, `tile-${tile}`);
  }
  await page.close();
}

const STATE_COLOURS = { unusual: '#b23a12', doubtful: '#8f5b00', ordinary: '#566b7e' } as const;

/** A droplet filled from its state's level down. */
function droplet(state: keyof typeof STATE_COLOURS): string {
  const { width, height } = DROPLET_BOX;
  const colour = STATE_COLOURS[state];
  const level = FILL_FROM_Y[state] ?? height;
  return `<svg viewBox="0 0 ${width} ${height}"><clipPath id="${state}"><rect y="${level}" width="${width}" height="${height}"/></clipPath>
    <path d="${DROPLET_PATH}" fill="#fff"/><path d="${DROPLET_PATH}" fill="${colour}" clip-path="url(#${state})"/>
    <path d="${DROPLET_PATH}" fill="none" stroke="${colour}" stroke-width="1.4"/></svg>`;
}

/** Name and description as the browser shows them, the three droplets, and on the wide tile the feed. */
function tileOf(name: string, description: string, tile: string, feed: string, language: string): string {
  const icon = readFileSync(join(assets, 'icon.svg'), 'utf8');
  return `<!doctype html><html lang="${language}"><style>
    body { margin: 0; height: 100vh; overflow: hidden; display: flex; background: linear-gradient(160deg, #f4f9fe, #d6e9f8);
      font-family: system-ui, "Noto Sans CJK SC", sans-serif; color: #17212b; }
    section { box-sizing: border-box; width: 440px; padding: 34px 36px; align-self: center; flex: none; }
    header { display: flex; align-items: center; gap: 16px; }
    header svg { width: 64px; height: 64px; }
    h1 { margin: 0; font-size: 38px; white-space: nowrap; }
    p { margin: 18px 0 20px; font-size: 18px; line-height: 1.45; text-wrap: balance; }
    div { display: flex; gap: 14px; }
    div svg { width: 28px; height: 34px; }
    img { width: 1040px; height: 650px; margin: 48px 0 0 8px; border-radius: 12px; box-shadow: 0 12px 40px #0f1c2a40; }
    .marquee section { width: 520px; padding: 0 20px 0 64px; }
    .marquee h1 { font-size: 48px; }
    .marquee header svg { width: 80px; height: 80px; }
    .marquee p { font-size: 24px; }
  </style><body class="${tile}"><section><header>${icon}<h1>${name}</h1></header><p>${description}</p>
  <div>${droplet('ordinary')}${droplet('doubtful')}${droplet('unusual')}</div></section>
  ${tile === 'marquee' ? `<img alt="" src="data:image/png;base64,${feed}">` : ''}`;
}
