import type { PanelActions } from '../../components/PanelActions';
import { ask } from '../../lib/messages/client';
import type { PageRequest } from '../../lib/messages/protocol';
import type { ItemKey } from '../../lib/model';

/** Whether the background did it. An extension that has gone from behind the page does nothing any more. */
async function done(request: PageRequest): Promise<boolean> {
  const answer = await ask(request).catch(() => null);
  return answer?.ok ?? false;
}

/** What the panel has done about an item, by the background. */
export const actionsFor = (key: ItemKey): PanelActions => ({
  ignore: (what, reason) => done({ type: 'ignore', key, what, reason }),
  unignore: (what) => done({ type: 'unignore', key, what }),
  review: (open) => done({ type: 'review', key, open }),
  openReview: () => done({ type: 'open-review', key }),
});
