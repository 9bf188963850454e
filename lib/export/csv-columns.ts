import type { MessageId, Speaker } from '../i18n';
import type { CountMetric, ItemFacts, Point, Series } from '../model';
import type { ReviewOfExport } from '../schema/export';
import { settingsDigestOf } from './about';
import type { Prepared } from './prepare';
import type { ExportAbout } from './types';
import { timesIn, type WriteTime } from './zone';

/** A number stays one; an empty cell is null. */
export type Cell = string | number | null;

/** What a table has in its columns: names, and the cells of one row. */
export interface Table<T> {
  readonly names: readonly string[];
  row(of: T): readonly Cell[];
}

interface Column<T> {
  readonly name: string;
  cell(of: T): Cell;
}

/** Commonest first, because a screen shows the first. */
const METRICS: readonly CountMetric[] = [
  ...(['reposts', 'comments', 'likes', 'views', 'raters', 'wishes', 'doing', 'collects', 'replies', 'useful'] as const),
  ...(['heat', 'reads', 'discussions', 'originals', 'followers', 'following', 'posts', 'members'] as const),
];
const STARS = [5, 4, 3, 2, 1] as const;
const DECISIONS = {
  open: 'decision.open',
  kept: 'decision.kept',
  'set-aside': 'decision.setAside',
} as const satisfies Record<ReviewOfExport['decision'], MessageId>;

export function decisionWord(decision: ReviewOfExport['decision'], speak: Speaker): string {
  return speak.say(DECISIONS[decision]);
}

/** The name of an item's site; one that a user taught goes by its id. */
export function siteWord({ key }: Pick<ItemFacts, 'key'>, speak: Speaker): string {
  const site = key.slice(0, key.indexOf(':'));
  return site === 'weibo' || site === 'douban' ? speak.say(`site.${site}`) : site;
}

/** A figure as its site would show it, and both ends of what it can stand for. An open end is an empty cell. */
function figureColumns(speak: Speaker): readonly Column<Point>[] {
  const counts = METRICS.flatMap((metric): Column<Point>[] => {
    const name = (id: 'export.col.shown' | 'export.col.low' | 'export.col.high') =>
      speak.say(id, { metric: speak.metric(metric) });
    return [
      {
        name: name('export.col.shown'),
        cell: ({ counts: { [metric]: count } }) => (count ? speak.count(count) : null),
      },
      { name: name('export.col.low'), cell: ({ counts }) => counts[metric]?.low ?? null },
      { name: name('export.col.high'), cell: ({ counts }) => counts[metric]?.high ?? null },
    ];
  });
  const stars = STARS.map(
    (star, i): Column<Point> => ({
      name: speak.say('export.col.share', { stars: String(star) }),
      cell: (point) => point.stars?.[i] ?? null,
    }),
  );
  return [
    ...counts,
    { name: speak.metric('score'), cell: ({ score }) => score ?? null },
    ...stars,
    { name: speak.say('metric.rank'), cell: ({ rank }) => rank ?? null },
  ];
}

function tableOf<T>(columns: readonly Column<T>[]): Table<T> {
  return { names: columns.map(({ name }) => name), row: (of) => columns.map(({ cell }) => cell(of)) };
}

/** One row for each item: what it is, what it came to, and its latest figures. */
export function itemTable(about: ExportAbout, speak: Speaker): Table<Prepared> {
  const time = timesIn(about.timeZone);
  const figures = figureColumns(speak);
  return tableOf([
    ...identity(speak, time),
    ...history(speak, time),
    ...outcome(speak, time),
    { name: speak.say('export.col.rules'), cell: ({ verdict }) => verdict.rulesVersion },
    { name: speak.say('export.col.settings'), cell: () => `#${settingsDigestOf(about)}` },
    ...figures.map(({ name, cell }) => ({
      name,
      cell: ({ evidence }: Prepared) => latest(evidence.series, cell),
    })),
  ]);
}

function identity(speak: Speaker, time: WriteTime): readonly Column<Prepared>[] {
  const facts = (cell: (facts: ItemFacts) => Cell) => (item: Prepared) => cell(item.evidence.facts);
  const authorId = ({ key, author }: ItemFacts) => author && `${key.slice(0, key.indexOf(':'))}:${author.id}`;
  return [
    { name: speak.say('export.col.item'), cell: facts(({ key }) => key) },
    { name: speak.say('export.col.address'), cell: ({ address }) => address },
    { name: speak.say('export.col.site'), cell: facts((item) => siteWord(item, speak)) },
    { name: speak.say('export.col.kind'), cell: facts(({ kind }) => speak.say(`kind.${kind}`)) },
    { name: speak.say('export.col.title'), cell: facts(({ title }) => title) },
    { name: speak.say('export.col.author'), cell: facts(({ author }) => author?.name ?? null) },
    // With the site before it, so that a spreadsheet takes it for text and keeps all of its digits.
    { name: speak.say('export.col.authorId'), cell: facts(authorId) },
    {
      name: speak.say('export.col.postedAt'),
      cell: facts(({ postedAt }) => (postedAt === undefined ? null : time(postedAt))),
    },
  ];
}

function history(speak: Speaker, time: WriteTime): readonly Column<Prepared>[] {
  const seen = (cell: (series: Series) => Cell) => (item: Prepared) => cell(item.evidence.series);
  const moment = (at: number | undefined) => (at === undefined ? null : time(at));
  return [
    { name: speak.say('export.col.firstAt'), cell: seen((series) => moment(series[0]?.firstAt)) },
    { name: speak.say('export.col.lastAt'), cell: seen((series) => moment(series.at(-1)?.lastAt)) },
    { name: speak.say('export.col.looks'), cell: seen((series) => series.reduce((sum, { looks }) => sum + looks, 0)) },
    { name: speak.say('export.col.points'), cell: seen((series) => series.length) },
  ];
}

function outcome(speak: Speaker, time: WriteTime): readonly Column<Prepared>[] {
  const sentences = ({ verdict }: Prepared, which: 'headline' | 'seen' | 'usual' | 'benign') =>
    verdict.findings.map((finding) => speak.sentence(finding[which])).join(' | ') || null;
  const { say } = speak;
  return [
    { name: say('export.col.state'), cell: ({ verdict }) => say(`state.${verdict.state}`) },
    { name: say('export.col.organised'), cell: ({ verdict }) => (verdict.organised ? say('export.yes') : null) },
    { name: say('export.col.rarity'), cell: ({ verdict }) => verdict.ordinaryPerThousand },
    { name: say('export.col.findings'), cell: (item) => sentences(item, 'headline') },
    { name: say('panel.seen'), cell: (item) => sentences(item, 'seen') },
    { name: say('panel.usual'), cell: (item) => sentences(item, 'usual') },
    { name: say('panel.benign'), cell: (item) => sentences(item, 'benign') },
    {
      name: say('export.col.missing'),
      cell: ({ verdict }) => verdict.missing && speak.sentence(verdict.missing),
    },
    { name: say('export.col.decision'), cell: ({ review }) => review && decisionWord(review.decision, speak) },
    { name: say('export.col.note'), cell: ({ review }) => review?.note ?? null },
    { name: say('export.col.decidedAt'), cell: ({ review }) => review && time(review.at) },
  ];
}

/** A figure as it was last seen: not every look shows all of them. */
function latest(series: Series, cell: Column<Point>['cell']): Cell {
  for (let i = series.length - 1; i >= 0; i -= 1) {
    const point = series[i];
    const value = point ? cell(point) : null;
    if (value !== null) return value;
  }
  return null;
}

interface Observation {
  readonly item: Prepared;
  readonly point: Point;
}

/** One row for each point of an item's series. */
export function observationTable(about: ExportAbout, speak: Speaker): Table<Observation> {
  const time = timesIn(about.timeZone);
  const { say } = speak;
  return tableOf<Observation>([
    { name: say('export.col.item'), cell: ({ item }) => item.evidence.facts.key },
    { name: say('export.col.title'), cell: ({ item }) => item.evidence.facts.title },
    { name: say('export.col.firstAt'), cell: ({ point }) => time(point.firstAt) },
    { name: say('export.col.lastAt'), cell: ({ point }) => time(point.lastAt) },
    { name: say('export.col.looks'), cell: ({ point }) => point.looks },
    ...figureColumns(speak).map(({ name, cell }) => ({ name, cell: ({ point }: Observation) => cell(point) })),
  ]);
}
