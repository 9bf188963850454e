import type { CheckCard, Looked, Measured, Quality, TuningDesk, WholeQuality } from '../../components/options/tuning';
import { CHECKS } from '../../lib/checks';
import type { Language } from '../../lib/i18n';
import { ordinaryMarked, type Tuning } from '../../lib/verdict';
import measured from '../../lib/verdict/priors/quality.json';
import type { WorkerAnswer, WorkerAsk } from './what-if.worker';

/** Checks that tell what they noticed and never judge (science/HEURISTICS.md A6). */
const NEVER_JUDGES = ['digits'];

interface Row {
  readonly task: string;
  readonly check: string | null;
  readonly metric: string;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

const ROWS: readonly Row[] = Object.values(measured.tasks).flat();

const FALSE_ALARMS: readonly string[] = ['false alarms per 1,000', 'false alarms per 1,000 pages'];

const measuredAs = ({ value, low, high }: Row): Measured => ({ value, low: low ?? value, high: high ?? value });

/** What was measured of the whole verdict. */
function wholeQuality(): WholeQuality | null {
  const figure = (task: string, metric: string) => ROWS.find((row) => row.task === task && row.metric === metric);
  const marked = 'doubtful or worse per 1,000';
  const found = figure('verdict', 'recall@1%');
  const once = figure('verdict on all posts seen once', marked);
  const growing = figure('verdict on a news account', marked);
  if (!found || !once || !growing) return null;
  return { found: measuredAs(found), markedOnce: measuredAs(once), markedGrowing: measuredAs(growing) };
}

/** What was measured of a check. Of false alarms the first row is the one over all items; the others are parts of it. */
function qualityOf(check: string): Quality | null {
  const rows = ROWS.filter((row) => row.check === check);
  const found = rows.filter(({ metric }) => metric.startsWith('recall')).map(({ value }) => value);
  const alarms = rows.find(({ metric }) => FALSE_ALARMS.includes(metric));
  if (found.length === 0 && !alarms) return null;
  return {
    found: found.length > 0 ? { low: Math.min(...found), high: Math.max(...found), tasks: found.length } : null,
    falseAlarms: alarms ? measuredAs(alarms) : null,
  };
}

const CARDS: readonly CheckCard[] = CHECKS.map(({ id, group, kinds, threshold }) => ({
  id,
  group,
  kinds,
  threshold,
  judges: !NEVER_JUDGES.includes(id),
  quality: qualityOf(id),
}));

const tuningIn = ({ thresholds, checks, marks }: Tuning): Tuning => ({ thresholds, checks, marks });

/**
 * Judging on trial: in a worker of its own, so that no slider ever waits for it.
 *
 * @param language of the invented posts
 */
export function tuningDesk(language: () => Language): TuningDesk {
  const worker = new Worker(new URL('./what-if.worker.ts', import.meta.url), { type: 'module' });
  const ask = (what: WorkerAsk) => worker.postMessage(what);
  let lastId = 0;
  const listen = (hear: (answer: WorkerAnswer) => void) => {
    const listener = ({ data }: MessageEvent<WorkerAnswer>) => hear(data);
    worker.addEventListener('message', listener);
    return () => worker.removeEventListener('message', listener);
  };
  return {
    checks: CARDS,
    whole: wholeQuality(),
    ordinaryPosts: (marks) => ordinaryMarked(marks).find(({ kind }) => kind === 'post') ?? null,
    tryOut(now, tried, on, tell) {
      lastId += 1;
      const id = lastId;
      let changes: Looked['changes'] = [];
      const end = listen((answer) => {
        if (answer.of !== 'try' || answer.id !== id) return;
        changes = [...changes, ...answer.changes];
        tell({ ...answer, changes });
      });
      ask({ do: 'try', id, now: tuningIn(now), tried: tuningIn(tried), sample: on === 'sample' ? language() : null });
      return () => {
        end();
        ask({ do: 'stop', id });
      };
    },
    lookBack(tell) {
      lastId += 1;
      const id = lastId;
      const end = listen((answer) => {
        if (answer.of === 'look-back' && answer.id === id) tell(answer);
      });
      ask({ do: 'look-back', id });
      return end;
    },
  };
}
