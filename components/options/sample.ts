import type { BadgePatch, PanelView } from '../../lib/messages/protocol';
import type { ItemKey } from '../../lib/model';

/** One invented item of the try-out, as a page would show it at one time. */
export interface SampleItem {
  readonly key: ItemKey;
  readonly author: string;
  readonly text: string;
  /** Its figures in words: "reposts 864K". */
  readonly figures: readonly string[];
  readonly badge: BadgePatch;
  readonly panel: PanelView;
}

/** The try-out: what is shown at each of two times, and the real badge and panel for it. */
export interface Sample {
  items(at: 'evening' | 'morning'): readonly SampleItem[];
  /** Puts the item's badge into an element; pressed, it opens the panel. Returns what takes both away. */
  mount(into: HTMLElement, item: SampleItem): () => void;
}
