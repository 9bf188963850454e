import { useEffect, useRef, useState } from 'preact/hooks';
import type { Speaker } from '../../lib/i18n';
import type { Row } from '../../lib/review/types';
import { beginsDescending, columnOf, reviewTable, type ShownRow } from './columns';
import type { ReviewModel } from './model';
import { still } from './still';
import { useVirtual } from './use-virtual';
import { groupWord, titleOf } from './words';

const ROW_PX = 46;
const GROUP_PX = 32;
const HEAD_PX = 34;

interface Props {
  readonly model: ReviewModel;
  readonly speaker: Speaker;
}

/** The queue. Only the rows in sight are drawn; the keyboard moves the current one, which screen readers follow. */
export function Table({ model, speaker }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const { order, rows } = model.view;
  const virtual = useVirtual({
    count: order.length,
    scroller,
    heightOf: (place) => ((order[place] ?? 0) < 0 ? GROUP_PX : ROW_PX),
    headPx: HEAD_PX,
  });
  const [{ table, show }] = useState(() => reviewTable((sort) => model.setSort(sort)));
  const inSight = virtual.getVirtualItems();
  const ids = inSight.map(({ index }) => order[index] ?? -1);
  const known = ids.flatMap((id) => shownRow(model, id));
  show(known, model.sort);

  useEffect(() => model.see(ids), [ids.join(), model.view]);
  // Only headings are of another height.
  useEffect(() => virtual.measure(), [model.view.groups.length > 0 ? model.view : null]);
  useEffect(() => {
    if (model.cursor >= 0) virtual.scrollToIndex(model.cursor, { align: 'auto' });
  }, [model.cursor, model.view]);

  return (
    <div ref={scroller} class="queue">
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows can be selected, and one is the current one
        role="grid"
        tabIndex={0}
        aria-label={speaker.say('review.list')}
        aria-rowcount={rows + 1}
        aria-multiselectable="true"
        aria-activedescendant={model.cursor >= 0 ? `row-${order[model.cursor]}` : undefined}
      >
        <Head table={table} model={model} speaker={speaker} />
        <tbody style={{ height: `${virtual.getTotalSize()}px` }}>
          {inSight.map(({ index, start }) => {
            const id = order[index] ?? -1;
            const placed = { place: index, topPx: start - HEAD_PX, model, speaker };
            if (id < 0) return <GroupRow key={id} nth={-1 - id} {...placed} />;
            return (
              <ItemRow
                key={id}
                id={id}
                row={model.row(id)}
                picture={model.picture(id)}
                isCurrent={index === model.cursor}
                isSelected={model.selected.has(id)}
                table={table}
                {...placed}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function shownRow(model: ReviewModel, id: number): readonly ShownRow[] {
  const row = model.row(id);
  return row ? [{ ...row, picture: model.picture(id) }] : [];
}

type ReviewTable = ReturnType<typeof reviewTable>['table'];

function Head({ table, model, speaker }: Props & { table: ReviewTable }) {
  const all = model.selected.size > 0 && model.selected.size === model.view.rows;
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" class="check">
          <input
            type="checkbox"
            aria-label={speaker.say(all ? 'review.selectNone' : 'review.selectAll')}
            checked={all}
            onChange={() => (all ? model.selectNone() : model.selectAll())}
          />
        </th>
        {table.getHeaderGroups()[0]?.headers.map(({ column }) => (
          <HeadCell key={column.id} column={column} speaker={speaker} />
        ))}
      </tr>
    </thead>
  );
}

type Header = ReturnType<ReviewTable['getAllColumns']>[number];

function HeadCell({ column, speaker }: { column: Header; speaker: Speaker }) {
  const label = speaker.say(columnOf(column.id).label);
  const sorted = column.getIsSorted();
  if (!column.getCanSort())
    return (
      <th scope="col" class={column.id}>
        {label}
      </th>
    );
  return (
    <th
      scope="col"
      class={column.id}
      aria-sort={sorted === false ? 'none' : sorted === 'asc' ? 'ascending' : 'descending'}
    >
      <button
        type="button"
        class="sort"
        onClick={() => column.toggleSorting(sorted === false ? beginsDescending(column.id) : sorted === 'asc')}
      >
        {label}
        <span class="arrow" aria-hidden="true">
          {sorted === false ? '' : sorted === 'asc' ? '↑' : '↓'}
        </span>
      </button>
    </th>
  );
}

interface PlacedProps extends Props {
  readonly place: number;
  readonly topPx: number;
}

const placedAt = (topPx: number) => ({ transform: `translateY(${topPx}px)` });

function GroupRow({ nth, place, topPx, model, speaker }: PlacedProps & { nth: number }) {
  const group = model.view.groups[nth];
  if (!group) return null;
  return (
    <tr class="group" style={placedAt(topPx)} aria-rowindex={place + 2}>
      <td>
        <b>{groupWord(group, model.group, speaker)}</b> <span class="count">{speaker.number(group.count)}</span>
      </td>
    </tr>
  );
}

interface ItemProps extends PlacedProps {
  readonly id: number;
  /** Undefined until it has been read. */
  readonly row: Row | undefined;
  readonly picture: ShownRow['picture'];
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
  readonly table: ReviewTable;
}

const ItemRow = still(({ id, row, place, topPx, isCurrent, isSelected, table, model, speaker }: ItemProps) => {
  const shown = row && table.getRow(String(id));
  return (
    <tr
      id={`row-${id}`}
      class={`item${isCurrent ? ' current' : ''}${isSelected ? ' selected' : ''}`}
      style={placedAt(topPx)}
      aria-rowindex={place + 2}
      aria-selected={isSelected}
      onClick={() => model.moveTo(place)}
    >
      <td class="check">
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={speaker.say('review.selectOne', { title: shown ? titleOf(shown.original, speaker) : '' })}
          checked={isSelected}
          onClick={(event) => event.stopPropagation()}
          onChange={() => model.toggle(id)}
        />
      </td>
      {shown?.getAllCells().map(({ column }) => (
        <td key={column.id} class={column.id}>
          {columnOf(column.id).render(shown.original, speaker)}
        </td>
      ))}
    </tr>
  );
});
