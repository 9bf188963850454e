import { useState } from 'preact/hooks';
import type { MessageId, Speaker } from '../../lib/i18n';
import { NO_FILTER, OPEN_ONLY } from '../../lib/review/filter';
import type { SavedView } from '../../lib/schema/review';
import type { ReviewModel } from './model';

type Shown = Omit<SavedView, 'name'>;

const WORST_FIRST = { by: 'state', descending: false } as const;
const LATEST_FIRST = { by: 'decision', descending: true } as const;

/** The views that are always there. */
const BUILT_IN: readonly (Shown & { readonly id: string; readonly label: MessageId })[] = [
  { id: 'open', label: 'review.view.open', filter: OPEN_ONLY, sort: WORST_FIRST, group: 'none' },
  {
    id: 'byHand',
    label: 'review.view.byHand',
    filter: { ...OPEN_ONLY, byHand: true },
    sort: WORST_FIRST,
    group: 'none',
  },
  {
    id: 'kept',
    label: 'review.view.kept',
    filter: { ...NO_FILTER, decisions: ['kept'] },
    sort: LATEST_FIRST,
    group: 'none',
  },
  {
    id: 'setAside',
    label: 'review.view.setAside',
    filter: { ...NO_FILTER, decisions: ['set-aside'] },
    sort: LATEST_FIRST,
    group: 'none',
  },
  { id: 'all', label: 'review.view.all', filter: NO_FILTER, sort: WORST_FIRST, group: 'none' },
];

interface Props {
  readonly model: ReviewModel;
  readonly speaker: Speaker;
}

const sameFilter = (one: Shown, other: Shown) =>
  one.group === other.group && Object.entries(one.filter).every(([name, part]) => isSame(part, other.filter, name));
const isSame = (part: unknown, filter: object, name: string) =>
  JSON.stringify(part) === JSON.stringify((filter as Record<string, unknown>)[name]);

/** Views by name: those that are always there, then the moderator's own. */
export function Views({ model, speaker }: Props) {
  const [naming, setNaming] = useState(false);
  const { views } = model.memory;
  const shown: Shown = { filter: model.filter, sort: model.sort, group: model.group };
  const isKnown = [...BUILT_IN, ...views].some((view) => sameFilter(view, shown));
  return (
    <nav class="views" aria-label={speaker.say('review.views')}>
      {BUILT_IN.map((view) => (
        <ViewButton key={view.id} name={speaker.say(view.label)} view={view} model={model} />
      ))}
      {views.map((view) => (
        <span key={view.name} class="own">
          <ViewButton name={view.name} view={view} model={model} />
          <button
            type="button"
            class="remove"
            aria-label={speaker.say('review.view.remove', { name: view.name })}
            onClick={() => model.remember({ views: views.filter(({ name }) => name !== view.name) })}
          >
            ×
          </button>
        </span>
      ))}
      {naming ? (
        <Naming
          speaker={speaker}
          onName={(name) => {
            setNaming(false);
            if (name) model.remember({ views: [...views.filter((view) => view.name !== name), { ...shown, name }] });
          }}
        />
      ) : (
        !isKnown && (
          <button type="button" class="act" onClick={() => setNaming(true)}>
            {speaker.say('review.view.save')}
          </button>
        )
      )}
    </nav>
  );
}

function ViewButton({ name, view, model }: { name: string; view: Shown; model: ReviewModel }) {
  const isCurrent = sameFilter(view, { filter: model.filter, sort: model.sort, group: model.group });
  return (
    <button type="button" class="view" aria-pressed={isCurrent} onClick={() => model.show(view)}>
      {name}
    </button>
  );
}

function Naming({ speaker, onName }: { speaker: Speaker; onName(name: string): void }) {
  return (
    <input
      class="field"
      aria-label={speaker.say('review.view.name')}
      placeholder={speaker.say('review.view.name')}
      maxLength={60}
      ref={(field) => field?.focus()}
      onKeyDown={(event) => {
        if (event.isComposing) return;
        if (event.key === 'Enter') onName(event.currentTarget.value.trim());
        if (event.key === 'Escape') onName('');
      }}
    />
  );
}
