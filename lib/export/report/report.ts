import tokens from '../../../assets/tokens.css?raw';
import { type Speaker, speaker } from '../../i18n';
import { factsAbout, thresholdFacts } from '../about';
import type { Prepared } from '../prepare';
import { Sha256, sha256 } from '../sha256';
import { type Fact, statementOf } from '../statement';
import type { ExportAbout } from '../types';
import { timesIn } from '../zone';
import { type Html, html, ours } from './html';
import { MANIFEST_TAG } from './manifest';
import style from './report.css?raw';
import { droplet, section, titleOf } from './section';

/** The contents stand before the items, so these are held until all have come; and nobody prints more. */
export const REPORT_MOST_ITEMS = 500;

/** Paper is light whatever the screen is. */
const STYLE = `${tokens.replaceAll('@media (prefers-color-scheme: dark)', '@media screen and (prefers-color-scheme: dark)')}\n${style}`;

/**
 * A report for people as one HTML file: no script, nothing loaded, charts drawn into it; it reads on a screen, light or
 * dark, and on paper. Of more than `REPORT_MOST_ITEMS` items it takes the first and says so.
 */
export async function* report(
  items: AsyncIterable<Prepared>,
  about: ExportAbout,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const speak = speaker(about.language, about.timeZone);
  const time = timesIn(about.timeZone);
  const entries: Html[] = [];
  const sections: Html[] = [];
  let isCut = false;
  for await (const item of items) {
    isCut = sections.length === REPORT_MOST_ITEMS;
    if (isCut) break;
    const id = `item-${sections.length + 1}`;
    entries.push(entry(item, id, speak));
    sections.push(section(item, id, speak, time));
  }
  const encoder = new TextEncoder();
  const hash = new Sha256();
  for (const piece of [head(about, speak), front(about, entries, isCut, speak), ...sections, back(about, speak)]) {
    const bytes = encoder.encode(String(piece));
    hash.update(bytes);
    yield bytes;
  }
  yield encoder.encode(String(foot(hash.hex(), speak)));
}

function entry(item: Prepared, id: string, speak: Speaker): Html {
  const { state, findings } = item.verdict;
  const [first] = findings;
  const why = first ? html` <span class="why">${speak.sentence(first.headline)}</span>` : null;
  return html`<li><a href="#${id}">${droplet(state)}<bdi>${titleOf(item, speak)}</bdi></a> <span class="state ${state}">${speak.say(`state.${state}`)}</span>${why}</li>
`;
}

function head({ language }: ExportAbout, speak: Speaker): Html {
  const policy = `default-src 'none'; style-src 'sha256-${base64(sha256(STYLE))}'; base-uri 'none'; form-action 'none'`;
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${speak.say('report.title')}</title>
<style>${ours(STYLE)}</style>
</head>
`;
}

function front(about: ExportAbout, entries: readonly Html[], isCut: boolean, speak: Speaker): Html {
  return html`<body>
<main>
<h1>${speak.say('report.title')}</h1>
<section><h2>${speak.say('report.about')}</h2>
${table([...factsAbout(about, speak), [speak.say('report.items'), speak.number(entries.length)]])}
${isCut ? html`<p class="cut">${cutSentence(about, speak)}</p>` : null}
</section>
<section><h2>${speak.say('report.statement')}</h2>
<ul>${statementOf(about.redaction, speak).map((sentence) => html`<li>${sentence}</li>\n`)}<li>${speak.say('report.chart.legend')}</li>
</ul></section>
<nav aria-labelledby="contents"><h2 id="contents">${speak.say('report.contents')}</h2>
<ol>
${entries}</ol></nav>
<h2>${speak.say('report.items')}</h2>
`;
}

function back(about: ExportAbout, speak: Speaker): Html {
  return html`<section class="back"><h2>${speak.say('report.thresholds')}</h2>
${table(thresholdFacts(about, speak))}
</section>
</main>
`;
}

function table(facts: readonly Fact[]): Html {
  return html`<dl class="facts">${facts.map(([label, value]) => html`<div><dt>${label}</dt><dd><bdi>${value}</bdi></dd></div>\n`)}</dl>`;
}

function cutSentence({ items }: ExportAbout, speak: Speaker): string {
  const shown = speak.number(REPORT_MOST_ITEMS);
  if (items === null) return speak.say('report.first.unknown', { shown });
  return speak.say('report.first', { shown, items: speak.number(items) });
}

function foot(digest: string, speak: Speaker): Html {
  return html`${ours(MANIFEST_TAG)}<p>${speak.say('report.digest')}: <code>${digest}</code></p>
<p>${speak.say('export.says.manifest')}</p></footer>
</body>
</html>
`;
}

const base64 = (hex: string) =>
  btoa(String.fromCharCode(...(hex.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16))));
