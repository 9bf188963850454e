import { DASH_PATH, DROPLET_BOX, DROPLET_PATH, FILL_FROM_Y } from '../../../assets/droplet';
import { countOf, type Drawn } from '../../draw/dots';
import type { MessageId, Speaker } from '../../i18n';
import type { Finding, Point, Series, State } from '../../model';
import { decisionWord, siteWord } from '../csv-columns';
import type { Prepared } from '../prepare';
import type { WriteTime } from '../zone';
import { charts, figureWord } from './chart';
import { type Html, html } from './html';

/** Longer tables are for the JSON Lines; on paper these are some two pages. */
const MOST_ROWS = 100;
const STARS = [5, 4, 3, 2, 1] as const;

/** The sign of a state, as beside a post. */
export function droplet(state: State): Html {
  const { width, height } = DROPLET_BOX;
  const from = FILL_FROM_Y[state];
  const drop = html`<path d="${DROPLET_PATH}" fill="none" stroke="currentColor" stroke-width="1.4"/>`;
  const dash = html`<path d="${DASH_PATH}" stroke="currentColor" stroke-width="1.8" stroke-linecap="round"/>`;
  const rest = height - (from ?? height);
  const filling =
    rest > 0
      ? html`<svg y="${from}" width="${width}" height="${rest}" viewBox="0 ${from} ${width} ${rest}"><path d="${DROPLET_PATH}" fill="currentColor"/></svg>`
      : null;
  return html`<svg class="droplet ${state}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" aria-hidden="true">${filling}${from === null ? dash : drop}</svg>`;
}

/** An item's title for people; where it has none, words that say so. */
export function titleOf({ evidence }: Prepared, speak: Speaker): string {
  return evidence.facts.title || speak.say('report.untitled');
}

/** All that the report says of one item. */
export function section(item: Prepared, id: string, speak: Speaker, time: WriteTime): Html {
  const { verdict, evidence } = item;
  return html`<article id="${id}" aria-labelledby="${id}-title">
<header>${droplet(verdict.state)}<h3 id="${id}-title"><bdi>${titleOf(item, speak)}</bdi></h3></header>
<p class="meta">${line(whatItIs(item, speak, time))}</p>
<p class="verdict ${verdict.state}"><strong>${speak.say(`state.${verdict.state}`)}</strong> ${rarity(item, speak)}</p>
${item.listedAs && listed(item.listedAs, verdict.state, speak)}
${verdict.missing && html`<p>${speak.sentence(verdict.missing)}</p>`}
${decision(item, speak, time)}
${verdict.findings.map((finding) => findingPart(finding, speak))}
${charts(evidence, verdict, speak, time)}
${looked(item, speak)}
${observations(evidence.series, speak, time)}
</article>
`;
}

const line = (parts: readonly Html[]) => html`${parts.map((part, i) => (i === 0 ? part : html` · ${part}`))}`;

function whatItIs({ evidence, address }: Prepared, speak: Speaker, time: WriteTime): readonly Html[] {
  const { facts } = evidence;
  const key = html`<bdi>${facts.key}</bdi>`;
  return [
    html`${siteWord(facts, speak)}`,
    html`${speak.say(`kind.${facts.kind}`)}`,
    ...(facts.author ? [html`${speak.say('export.col.author')}: <bdi>${facts.author.name}</bdi>`] : []),
    ...(facts.postedAt === undefined ? [] : [html`${speak.say('export.col.postedAt')}: ${time(facts.postedAt)}`]),
    address === null ? key : html`<a href="${address}" rel="noreferrer">${key}</a>`,
  ];
}

function rarity({ verdict: { ordinaryPerThousand } }: Prepared, speak: Speaker): string {
  if (ordinaryPerThousand === null) return '';
  if (ordinaryPerThousand < 1) return speak.say('meta.veryRare');
  return speak.say('meta.rare', { n: speak.number(Math.round(ordinaryPerThousand)) });
}

function listed(listedAs: State, state: State, speak: Speaker): Html {
  const words = { listed: speak.say(`state.${listedAs}`), state: speak.say(`state.${state}`) };
  return html`<p>${speak.say('report.listedAs', words)}</p>`;
}

function decision({ review }: Prepared, speak: Speaker, time: WriteTime): Html | null {
  if (review === null) return null;
  const note = review.note === '' ? null : html` — <bdi>${review.note}</bdi>`;
  return html`<p class="decision">${speak.say('export.col.decision')}: <strong>${decisionWord(review.decision, speak)}</strong>, ${time(review.at)}${note}</p>`;
}

function findingPart(finding: Finding, speak: Speaker): Html {
  const lines = [
    [speak.say('panel.seen'), speak.sentence(finding.seen)],
    [speak.say('panel.usual'), speak.sentence(finding.usual)],
    [speak.say('panel.benign'), speak.sentence(finding.benign)],
  ] as const;
  return html`<section class="finding"><h4>${speak.sentence(finding.headline)}</h4>
<dl>${lines.map(([term, text]) => html`<div><dt>${term}</dt><dd>${text}</dd></div>`)}</dl></section>
`;
}

/** Which checks saw nothing, and which could not look: a report that left them out would claim more than it knows. */
function looked({ verdict: { quiet, blind } }: Prepared, speak: Speaker): Html | null {
  const name = (check: string) => speak.say(`check.${check}` as MessageId);
  const lines = [
    ...(quiet.length > 0 ? [html`<li>${speak.say('report.quiet')}: ${quiet.map(name).join(' · ')}</li>`] : []),
    ...blind.map(
      ({ check, reason }) =>
        html`<li>${speak.say('panel.notChecked')}: ${speak.say('panel.notChecked.line', { check: name(check), reason: speak.sentence(reason) })}</li>`,
    ),
  ];
  return lines.length > 0 ? html`<ul class="checks">${lines}</ul>` : null;
}

type Cell = (point: Point) => string;

function observations(series: Series, speak: Speaker, time: WriteTime): Html | null {
  if (series.length === 0) return null;
  const shown = series.slice(-MOST_ROWS);
  const columns: readonly (readonly [name: string, cell: Cell])[] = [
    [
      `${speak.say('export.col.firstAt')} – ${speak.say('export.col.lastAt')}`,
      ({ firstAt, lastAt }) => (firstAt === lastAt ? time(firstAt) : `${time(firstAt)} – ${time(lastAt)}`),
    ],
    [speak.say('export.col.looks'), ({ looks }) => speak.number(looks)],
    ...figureCells(shown, speak),
  ];
  const counted = { shown: speak.number(shown.length), points: speak.number(series.length) };
  const more =
    series.length > shown.length ? html` <small>${speak.say('report.observations.last', counted)}</small>` : null;
  return html`<table><caption>${speak.say('report.observations')}${more}</caption>
<thead><tr>${columns.map(([name]) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${shown.map((point) => html`<tr>${columns.map(([, cell]) => html`<td>${cell(point)}</td>`)}</tr>\n`)}</tbody></table>`;
}

/** A column for each figure that any of the looks showed. */
function figureCells(series: Series, speak: Speaker): readonly (readonly [string, Cell])[] {
  const there = new Set(series.flatMap(({ counts }) => Object.keys(counts) as (keyof Point['counts'])[]));
  const drawn: Drawn[] = [...there];
  if (series.some(({ rank }) => rank !== undefined)) drawn.push('rank');
  const counts = drawn.map((metric): [string, Cell] => [
    figureWord(metric, speak),
    (point) => figure(point, metric, speak),
  ]);
  const score: Cell = (point) => (point.score === undefined ? '' : speak.number(point.score, 1));
  const stars = STARS.map((star, i): [string, Cell] => [
    speak.say('yardstick.star', { stars: String(star) }),
    (point) => (point.stars ? speak.percent(point.stars[i] ?? 0) : ''),
  ]);
  return [
    ...counts,
    ...(series.some((point) => point.score !== undefined) ? [[speak.metric('score'), score] as const] : []),
    ...(series.some((point) => point.stars) ? stars : []),
  ];
}

/** As the site would show it; where that stands for more than one number, all that it can stand for. */
function figure(point: Point, metric: Drawn, speak: Speaker): string {
  const count = countOf(point, metric);
  if (!count) return '';
  const whole = (value: number) => speak.number(value, 0);
  if (count.high === count.low) return whole(count.low);
  const shown = speak.count(count);
  if (count.high === null) return shown;
  const ends = `${whole(count.low)}–${whole(count.high)}`;
  return shown.includes('–') ? ends : `${shown} (${ends})`;
}
