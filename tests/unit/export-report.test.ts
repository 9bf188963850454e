import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import fc from 'fast-check';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REPORT_MOST_ITEMS, verifyFile } from '../../lib/export';
import { html } from '../../lib/export/report/html';
import { speaker } from '../../lib/i18n';
import { memoryLedger } from '../../lib/ledger';
import { findChromium } from '../../scripts/find-browser.mjs';
import { ABOUT, ALL, fileOf, HOSTILE, itemsOf, ledgerWithStory } from '../export/samples';
import { found, NOW, post, viewOf } from '../ledger/samples';
import { evidence, facts, point } from './checks/evidence';

const SLOW_MS = 90_000;
const folder = mkdtempSync(join(tmpdir(), 'shuifen-report-'));
let browser: Browser;

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: findChromium() ?? '', args: ['--no-sandbox'] });
}, SLOW_MS);
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

async function onDisk(file: Blob): Promise<string> {
  const path = join(folder, `${Math.random()}.html`);
  writeFileSync(path, Buffer.from(await file.arrayBuffer()));
  return pathToFileURL(path).href;
}

const hostile = async (redaction: 'none' | 'authors') => {
  const ledger = memoryLedger();
  const posts = HOSTILE.map((title, i) =>
    post(i, { likes: found(i) }, { title, author: { id: '7', name: [...title].reverse().join('').slice(0, 40) } }),
  );
  await ledger.record(viewOf(...posts), NOW);
  const keys = posts.map(({ key }) => key);
  return fileOf('html', itemsOf(ledger, keys), { redaction });
};

describe('html', () => {
  it('lets no text become markup', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...HOSTILE)), (text) => {
        const made = String(html`<p title="${text}">${text}</p>`);
        const inner = made.slice('<p title="'.length, -'</p>'.length).replace('">', '');
        expect(inner).not.toMatch(/[<>"']/);
        expect(inner).not.toMatch(/&(?!amp;|lt;|gt;|quot;|#39;)/);
      }),
    );
  });
});

describe('the report', () => {
  it.each(['none', 'authors'] as const)(
    'shows hostile titles as what they are, without scripts, without a request, without a complaint (%s)',
    async (redaction) => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      const said: string[] = [];
      const asked: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      page.on('request', (request) => asked.push(request.url()));
      const url = await onDisk(await hostile(redaction));
      await page.goto(url);
      const titles = await page.locator('article h3').allTextContents();
      expect(titles).toHaveLength(HOSTILE.length);
      expect(titles).toContain('</script><script>alert(1)</script><img src=x onerror=alert(1)>');
      expect(titles).toContain('👩‍👩‍👧‍👦🏳️‍🌈 𠮷野家');
      expect(await page.locator('article script, article img, article style').count()).toBe(0);
      expect(asked).toEqual([url]);
      expect(said).toEqual([]);
      await context.close();
    },
    SLOW_MS,
  );

  it.each([
    ['en', 'light'],
    ['zh-CN', 'dark'],
    ['zh-TW', 'light'],
  ] as const)(
    'passes axe in %s, %s',
    async (language, colorScheme) => {
      // Only for the checker: the report itself allows no script.
      const context = await browser.newContext({ bypassCSP: true, colorScheme });
      const page = await context.newPage();
      await page.goto(await onDisk(await fileOf('html', itemsOf(await ledgerWithStory()), { language })));
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
      await context.close();
    },
    SLOW_MS,
  );

  it(
    'forbids everything but its own style, which applies',
    async () => {
      const page = await browser.newPage();
      await page.goto(await onDisk(await fileOf('html', itemsOf(await ledgerWithStory()))));
      expect(await page.locator('meta[http-equiv]').getAttribute('content')).toMatch(
        /^default-src 'none'; style-src 'sha256-/,
      );
      const [display, ran] = await page.evaluate(() => {
        const script = document.createElement('script');
        script.textContent = 'document.title = "ran"';
        document.body.append(script);
        return [getComputedStyle(document.querySelector('article header') ?? document.body).display, document.title];
      });
      expect(display).toBe('flex');
      expect(ran).not.toBe('ran');
      await page.close();
    },
    SLOW_MS,
  );

  it(
    'is light on paper also where the screen is dark, and begins the items on a new page',
    async () => {
      const page = await browser.newPage({ colorScheme: 'dark' });
      await page.goto(await onDisk(await fileOf('html', itemsOf(await ledgerWithStory()))));
      const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      expect(await ground()).toBe('rgb(20, 25, 31)');
      await page.emulateMedia({ media: 'print' });
      expect(await ground()).toBe('rgb(255, 255, 255)');
      const pages = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
      expect(pages).toBeGreaterThan(ALL.length / 2);
      await page.close();
    },
    SLOW_MS,
  );

  it('draws every figure that changed, with its gap, its band and the stretch that a finding speaks of', async () => {
    const text = await (await fileOf('html', itemsOf(await ledgerWithStory()))).text();
    const padded = text.slice(text.indexOf('<article id="item-1"'), text.indexOf('<article id="item-2"'));
    expect(padded.match(/<svg class="chart"/g)).toHaveLength(3);
    // Two runs in each: nobody looked for twenty hours.
    expect(padded.match(/<path class="band"/g)).toHaveLength(2);
    const fallen = text.slice(text.indexOf('<article id="item-2"'), text.indexOf('<article id="item-3"'));
    expect(fallen).toContain('<rect class="stretch"');
  });

  it('has a digest at its foot by which damage is found', async () => {
    const file = await fileOf('html', itemsOf(await ledgerWithStory()));
    const check = (of: Blob) => verifyFile(of, async () => null, speaker('en'));
    expect((await check(file)).is).toBe('fine');
    const changed = (await file.text()).replace('山海之间', '山海之閒');
    expect((await check(new Blob([changed]))).is).toBe('wrong');
    expect((await check(new Blob([(await file.text()).slice(0, -2000)]))).is).toBe('wrong');
  });

  it('takes no more items than fit on a desk, and says so', async () => {
    async function* many() {
      for (let i = 0; i <= REPORT_MOST_ITEMS; i += 1) {
        const key = `weibo:post:${i}`;
        const of = evidence({ facts: facts({ key }), series: [point({ counts: { likes: i } })] });
        yield { evidence: of, verdict: null, review: null };
      }
    }
    const text = await (await fileOf('html', many(), { language: 'en', items: 900 })).text();
    expect(text.match(/<article /g)).toHaveLength(REPORT_MOST_ITEMS);
    expect(text).toContain(`The first ${REPORT_MOST_ITEMS} of 900 are in this report`);
    expect(text).toContain(ABOUT.selection);
  });
});
