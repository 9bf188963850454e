import { constructTable, createColumnHelper, rowSortingFeature, tableFeatures } from '@tanstack/table-core';
import { storeReactivityBindings } from '@tanstack/table-core/store-reactivity-bindings';
import type { ComponentChildren } from 'preact';
import type { MessageId, Speaker } from '../../lib/i18n';
import type { SparkPoint } from '../../lib/messages/spark';
import type { Row } from '../../lib/review/types';
import type { ReviewColumn, ReviewSort } from '../../lib/schema/review';
import { Droplet } from '../Droplet';
import { Sparkline } from '../Sparkline';
import { Moment } from './moments';
import { bylineOf, checkWord, decisionWord, figureWord, siteWord, titleOf } from './words';

/** A row with the picture of its history, once that has been read. */
export interface ShownRow extends Row {
  readonly picture: readonly SparkPoint[] | undefined;
}

const SPARK_PX = { width: 84, height: 30 } as const;
/** More would not fit into a cell of two lines. */
const MOST_LINES = 2;

const features = tableFeatures({ coreReactivityFeature: storeReactivityBindings(), rowSortingFeature });
type Features = typeof features;

export interface ColumnMeta {
  readonly label: MessageId;
  render(row: ShownRow, speaker: Speaker): ComponentChildren;
}

const helper = createColumnHelper<Features, ShownRow>();

/** What each column is called and shows. The course is the only one that nothing can be sorted by. */
const COLUMNS: Readonly<Record<ReviewColumn | 'picture', ColumnMeta>> = {
  state: { label: 'review.column.state', render: signOf },
  title: { label: 'review.column.title', render: itemOf },
  site: { label: 'review.column.site', render: ({ site }, speaker) => siteWord(site, speaker) },
  figures: { label: 'review.column.figures', render: figuresOf },
  findings: { label: 'review.column.findings', render: findingsOf },
  firstAt: { label: 'review.column.firstAt', render: ({ firstAt }, speaker) => timeOf(firstAt, speaker) },
  lastAt: { label: 'review.column.lastAt', render: ({ lastAt }, speaker) => timeOf(lastAt, speaker) },
  picture: { label: 'review.column.picture', render: pictureOf },
  decision: { label: 'review.column.decision', render: decisionOf },
};

type ColumnId = keyof typeof COLUMNS;
const COLUMN_IDS = Object.keys(COLUMNS) as ColumnId[];
/** Of amounts and times the greatest are asked for first. */
export const beginsDescending = (id: string) => ['figures', 'findings', 'firstAt', 'lastAt'].includes(id);
export const columnOf = (id: string): ColumnMeta => COLUMNS[id as ColumnId];

const columns = helper.columns(
  COLUMN_IDS.map((id) => helper.accessor((row) => row, { id, enableSorting: id !== 'picture' })),
);

/** The table's columns and the order it is in. The rows come sorted from the worker: here are only those in sight. */
export function reviewTable(onSort: (sort: ReviewSort) => void) {
  const table = constructTable({
    features,
    columns,
    data: [] as ShownRow[],
    manualSorting: true,
    enableSortingRemoval: false,
    enableMultiSort: false,
    sortDescFirst: false,
    getRowId: (row) => String(row.id),
    onSortingChange: (updater) => {
      const before = table.options.state?.sorting ?? [];
      const [next] = typeof updater === 'function' ? updater(before) : updater;
      if (next) onSort({ by: next.id as ReviewColumn, descending: next.desc });
    },
  });
  return {
    table,
    /** Shows these rows, sorted so. */
    show(data: readonly ShownRow[], { by, descending }: ReviewSort) {
      table.setOptions((options) => ({
        ...options,
        data: [...data],
        state: { sorting: [{ id: by, desc: descending }] },
      }));
    },
  };
}

function signOf({ state }: ShownRow, speaker: Speaker) {
  return (
    <span class={`sign ${state}`}>
      <Droplet state={state} />
      <span class="hidden">{speaker.say(`state.${state}`)}</span>
    </span>
  );
}

function itemOf(row: ShownRow, speaker: Speaker) {
  return (
    <>
      <b>{titleOf(row, speaker)}</b>
      <small>{bylineOf(row, speaker)}</small>
    </>
  );
}

function figuresOf({ figures }: ShownRow, speaker: Speaker) {
  return figures.slice(0, MOST_LINES).map((figure) => {
    const { name, value } = figureWord(figure, speaker);
    return (
      <span key={figure.metric} class="figure">
        {name} <b>{value}</b>
      </span>
    );
  });
}

function findingsOf({ checks }: ShownRow, speaker: Speaker) {
  const words = checks.map((check) => checkWord(check, speaker));
  return (
    <span class="findings" title={words.join('\n')}>
      {words.slice(0, MOST_LINES).map((word) => (
        <span key={word}>{word}</span>
      ))}
      {words.length > MOST_LINES && <small>+{words.length - MOST_LINES}</small>}
    </span>
  );
}

function timeOf(at: number, speaker: Speaker) {
  return at === 0 ? null : <Moment at={at} speaker={speaker} />;
}

function pictureOf({ picture, figures: [first] }: ShownRow, speaker: Speaker) {
  if (!picture) return null;
  if (picture.length < 2 || !first) return <small>{speaker.say('review.column.picture.none')}</small>;
  const { name } = figureWord(first, speaker);
  const spark = { label: name, change: '', points: picture, span: null, name };
  return <Sparkline spark={first.metric === 'rank' ? { ...spark, isRank: true } : spark} {...SPARK_PX} />;
}

function decisionOf({ review }: ShownRow, speaker: Speaker) {
  if (!review) return <span class="decision open">{decisionWord('open', speaker)}</span>;
  return (
    <>
      <span class={`decision ${review.decision}`}>{decisionWord(review.decision, speaker)}</span>
      {review.note && <small>{review.note}</small>}
    </>
  );
}
