import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { allAdapters } from '../../lib/adapters/all';
import { diagnose } from '../../lib/adapters/diagnose';
import { adaptersFor } from '../../lib/adapters/engine';
import { ask } from '../../lib/messages/client';

/** Runs in a page when its reader asks for a report of what could not be found there; the report is its result. */
export default defineUnlistedScript(async () => {
  const own = adaptersFor(location.href, allAdapters);
  if (own.length > 0) return diagnose(document, location.href, own);
  const answer = await ask({ type: 'adapters' });
  return answer.ok ? diagnose(document, location.href, answer.adapters) : '';
});
