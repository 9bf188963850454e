import type { PageItem, PageView } from '../model';
import type { Settings } from '../settings';

/** The view with the mark "never checked on the live site" taken off where the user has confirmed the figures. */
export function withConfirmedLayouts(view: PageView, { layouts }: Settings): PageView {
  const confirmed = (item: PageItem) => item.layout !== undefined && layouts[item.layout] === 'matching';
  if (!view.items.some(confirmed)) return view;
  const items = view.items.map((item) =>
    confirmed(item) ? { ...item, flags: item.flags.filter((flag) => flag !== 'unverified-layout') } : item,
  );
  return { ...view, items };
}

/** The first layout of a page that the user has not been asked about yet, or null. */
export function layoutToConfirm(view: PageView, { layouts }: Settings): string | null {
  return view.items.find(({ layout }) => layout !== undefined && layouts[layout] === undefined)?.layout ?? null;
}
