import type { HistoryGlance, HistoryHands } from '../../components/options/history';
import type { Said } from '../../components/options/job';
import { browser } from '../../lib/browser';
import type { Speaker } from '../../lib/i18n';
import { restoreText } from '../../lib/judge/restore-text';
import { troubleText } from '../../lib/judge/trouble';
import { type Ledger, LedgerError, openLedger } from '../../lib/ledger';
import { backup, type Progress } from '../../lib/ledger/backup';
import { erase } from '../../lib/ledger/erase';
import { newestLook } from '../../lib/ledger/newest';
import { restore } from '../../lib/ledger/restore';
import { askBackground } from '../../lib/messages/own';
import { saveStream } from './save';

/** Opened when it is needed, and again when it could not be. All writers of all pages are under one lock (lib/ledger). */
let opened: Promise<Ledger> | undefined;

function ledger(): Promise<Ledger> {
  opened ??= openOnce();
  opened.catch(() => {
    opened = undefined;
  });
  return opened;
}

async function openOnce(): Promise<Ledger> {
  const answer = await openLedger();
  if (!answer.ok) throw new LedgerError(answer.reason);
  return answer.ledger;
}

/** Chromium tells which part of it the database is. */
interface DiskUse extends StorageEstimate {
  readonly usageDetails?: { readonly indexedDB?: number };
}

async function glance(): Promise<HistoryGlance> {
  const on = await ledger();
  const [{ items, points, since, sites }, newest, disk] = await Promise.all([
    on.totals(),
    newestLook(on),
    navigator.storage.estimate() as Promise<DiskUse>,
  ]);
  return {
    items,
    points,
    since,
    newest,
    bytes: disk.usageDetails?.indexedDB ?? disk.usage ?? null,
    sites: Object.entries(sites)
      .map(([id, count]) => ({ id, items: count }))
      .filter((site) => site.items > 0)
      .toSorted((one, other) => other.items - one.items),
  };
}

/** What went wrong, in words. */
function failure(error: unknown, speaker: Speaker): Said {
  console.error('Shuifen: the history', error);
  const trouble = troubleText(error instanceof LedgerError ? error.trouble : 'failed', speaker);
  return { ok: false, words: `${trouble.sentence} ${trouble.next}` };
}

const shareOf = ({ done, of }: Progress) => (of === 0 ? 1 : done / of);

/** The history, opened by the options page itself: a backup of a million values does not pass through messages. */
export const history: HistoryHands = {
  async look(speaker) {
    const told = await askBackground({ type: 'history' }).catch(() => null);
    const trouble = told?.ok ? told.trouble : null;
    try {
      return { glance: await glance(), trouble };
    } catch (error) {
      if (!(error instanceof LedgerError)) throw error;
      return { glance: null, trouble: trouble ?? troubleText(error.trouble, speaker) };
    }
  },

  async backup({ signal, onProgress }, speaker) {
    const at = Date.now();
    const { version } = browser.runtime.getManifest();
    const name = `shuifen-${new Date(at).toISOString().slice(0, 10)}.jsonl.gz`;
    try {
      const on = await ledger();
      const options = { signal, onProgress: (progress: Progress) => onProgress(shareOf(progress)) };
      const isSaved = await saveStream(name, () => backup(on, { version, at }, options), signal);
      return isSaved ? { ok: true, words: speaker.say('data.backup.done', { name }) } : null;
    } catch (error) {
      if (signal.aborted) return { ok: true, words: speaker.say('data.backup.stopped') };
      return failure(error, speaker);
    }
  },

  async restore(file, { signal, onProgress }, speaker) {
    try {
      const onBytes = (progress: Progress) => onProgress(shareOf(progress));
      const restored = await restore(await ledger(), file, { signal, onProgress: onBytes });
      if (restored.ok) await askBackground({ type: 'history-restored' });
      return { ok: restored.ok, words: restoreText(restored, speaker) };
    } catch (error) {
      if (signal.aborted) return { ok: true, words: speaker.say('data.restore.stopped') };
      return failure(error, speaker);
    }
  },

  async erase(site, speaker) {
    try {
      await erase(await ledger(), site);
      await askBackground({ type: 'history-erased', site });
      return { ok: true, words: speaker.say('data.erase.done') };
    } catch (error) {
      return failure(error, speaker);
    }
  },
};
