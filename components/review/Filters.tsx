import { useEffect, useRef, useState } from 'preact/hooks';
import type { Speaker } from '../../lib/i18n';
import { NO_FILTER } from '../../lib/review/filter';
import { DECISIONS, STATES } from '../../lib/review/rows';
import type { Counts } from '../../lib/review/types';
import type { ReviewFilter, ReviewGrouping } from '../../lib/schema/review';
import { Choose } from './Choose';
import type { ReviewModel } from './model';
import { still } from './still';
import { checkWord, decisionWord, siteWord } from './words';

/** The list is asked for once typing has paused so long. */
const TYPING_MS = 150;
const DAY_MS = 86_400_000;
const GROUPINGS: readonly ReviewGrouping[] = ['none', 'topic', 'chart', 'site'];

interface Props {
  readonly model: ReviewModel;
  readonly filter: ReviewFilter;
  readonly group: ReviewGrouping;
  /** What there is to choose from. */
  readonly counts: Counts;
  readonly speaker: Speaker;
}

/** By what the list is narrowed down. */
export const Filters = still(({ model, filter, group, counts, speaker }: Props) => {
  const { say } = speaker;
  const isSet = JSON.stringify({ ...filter, decisions: [] }) !== JSON.stringify({ ...NO_FILTER, decisions: [] });
  return (
    <search class="filters">
      <Typed
        label={say('review.search')}
        id="search"
        value={filter.text}
        onType={(text) => model.setFilter({ text })}
      />
      <Choices model={model} filter={filter} counts={counts} speaker={speaker} />
      <Typed label={say('review.author')} value={filter.author} onType={(author) => model.setFilter({ author })} />
      <Times model={model} filter={filter} speaker={speaker} />
      <label class="inline">
        <input
          type="checkbox"
          checked={filter.byHand}
          onChange={({ currentTarget }) => model.setFilter({ byHand: currentTarget.checked })}
        />
        {say('review.filter.byHand')}
      </label>
      <label class="inline">
        {say('review.group')}
        <select
          class="field"
          value={group}
          onChange={({ currentTarget }) => model.setGroup(currentTarget.value as ReviewGrouping)}
        >
          {GROUPINGS.map((group) => (
            <option key={group} value={group}>
              {say(`review.group.${group}`)}
            </option>
          ))}
        </select>
      </label>
      {isSet && (
        <button
          type="button"
          class="act"
          onClick={() => model.setFilter({ ...NO_FILTER, decisions: filter.decisions })}
        >
          {say('review.filter.clear')}
        </button>
      )}
    </search>
  );
});

function Choices({ model, filter, counts, speaker }: Omit<Props, 'group'>) {
  const { say } = speaker;
  const { sites, kinds, checks } = counts;
  return (
    <>
      <Choose
        label={say('review.filter.state')}
        options={STATES.map((value) => ({ value, word: say(`state.${value}`) }))}
        chosen={filter.states}
        speaker={speaker}
        onChange={(states) => model.setFilter({ states: [...states] })}
      />
      <Choose
        label={say('review.filter.decision')}
        options={DECISIONS.map((value) => ({ value, word: decisionWord(value, speaker) }))}
        chosen={filter.decisions}
        speaker={speaker}
        onChange={(decisions) => model.setFilter({ decisions: [...decisions] })}
      />
      <Choose
        label={say('review.filter.site')}
        options={sites.map((value) => ({ value, word: siteWord(value, speaker) }))}
        chosen={filter.sites}
        speaker={speaker}
        onChange={(chosen) => model.setFilter({ sites: [...chosen] })}
      />
      <Choose
        label={say('review.filter.kind')}
        options={kinds.map((value) => ({ value, word: say(`kind.${value}`) }))}
        chosen={filter.kinds}
        speaker={speaker}
        onChange={(chosen) => model.setFilter({ kinds: [...chosen] })}
      />
      <Choose
        label={say('review.filter.check')}
        options={checks.map((value) => ({ value, word: checkWord(value, speaker) }))}
        chosen={filter.checks}
        speaker={speaker}
        onChange={(chosen) => model.setFilter({ checks: [...chosen] })}
      />
    </>
  );
}

/** Whole days in the reader's own zone. */
function Times({ model, filter, speaker }: Pick<Props, 'model' | 'filter' | 'speaker'>) {
  const { from, to } = filter;
  const day = (value: string) => (value === '' ? null : new Date(`${value}T00:00`).getTime());
  return (
    <>
      <label class="inline">
        {speaker.say('review.from')}
        <input
          type="date"
          class="field"
          data-empty={from === null}
          value={dayOf(from)}
          onChange={({ currentTarget }) => model.setFilter({ from: day(currentTarget.value) })}
        />
      </label>
      <label class="inline">
        {speaker.say('review.to')}
        <input
          type="date"
          class="field"
          data-empty={to === null}
          value={dayOf(to)}
          onChange={({ currentTarget }) => {
            const start = day(currentTarget.value);
            model.setFilter({ to: start === null ? null : start + DAY_MS - 1 });
          }}
        />
      </label>
    </>
  );
}

function dayOf(at: number | null): string {
  if (at === null) return '';
  const date = new Date(at);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

interface TypedProps {
  readonly label: string;
  readonly id?: string;
  readonly value: string;
  onType(text: string): void;
}

/** A line to type in, which is heard once the typing pauses. */
function Typed({ label, id, value, onType }: TypedProps) {
  const [typed, setTyped] = useState(value);
  const pause = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // An answer to what was typed before takes no letter away.
    if (document.activeElement !== field.current) setTyped(value);
  }, [value]);
  return (
    <input
      ref={field}
      type="search"
      class="field"
      id={id}
      aria-label={label}
      placeholder={label}
      maxLength={200}
      value={typed}
      onInput={({ currentTarget }) => {
        const { value: text } = currentTarget;
        setTyped(text);
        clearTimeout(pause.current);
        pause.current = setTimeout(() => onType(text), TYPING_MS);
      }}
    />
  );
}
