import type { ReviewModel } from './model';

/** What a key does where no field has the focus. */
const LETTERS: Readonly<Record<string, (model: ReviewModel) => void>> = {
  j: (model) => model.move(1),
  k: (model) => model.move(-1),
  c: (model) => void model.decide('kept'),
  d: (model) => void model.decide('set-aside'),
  o: (model) => void model.decide('open'),
  x: (model) => {
    const row = model.currentRow();
    if (row) model.toggle(row.id);
  },
  a: (model) => model.selectAll(),
  u: (model) => void model.undo(),
  n: () => document.getElementById('note')?.focus(),
  '/': () => document.getElementById('search')?.focus(),
  '?': (model) => model.open('help'),
};

/** Keys that every list has, for who has switched the letters off. */
const ARROWS: Readonly<Record<string, (model: ReviewModel) => void>> = {
  ArrowDown: (model) => model.move(1),
  ArrowUp: (model) => model.move(-1),
  PageDown: (model) => model.moveTo(model.cursor + 10),
  PageUp: (model) => model.moveTo(model.cursor - 10, -1),
  Home: (model) => model.moveTo(0),
  End: (model) => model.moveTo(model.view.order.length - 1, -1),
};

/** Does what a key stands for; true where it did something. */
export function pressed(event: KeyboardEvent, model: ReviewModel): boolean {
  const target = event.target instanceof HTMLElement ? event.target : null;
  const isTyping = target?.matches('textarea, select, input:not([type=checkbox])') ?? false;
  if (event.key === 'Escape') return leave(target, isTyping, model);
  if (isTyping || model.sheet !== null || event.altKey || event.ctrlKey || event.metaKey || event.isComposing)
    return false;
  const arrow = target === null || !target.closest('.detail, details, summary') ? ARROWS[event.key] : undefined;
  const act = arrow ?? (model.memory.letters ? LETTERS[event.key] : undefined);
  act?.(model);
  return act !== undefined;
}

/** Out of a field, which keeps a note, back to the list; there the selection goes. */
function leave(target: HTMLElement | null, isTyping: boolean, model: ReviewModel): boolean {
  if (model.sheet !== null) return false;
  if (isTyping) {
    target?.blur();
    document.querySelector<HTMLElement>('.queue table')?.focus();
  } else if (model.selected.size > 0) model.selectNone();
  return isTyping;
}
