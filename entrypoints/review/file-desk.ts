import type { FileDesk } from '../../components/review/files';
import { REPORT_MOST_ITEMS } from '../../lib/export/report/report';
import type { DeskApi } from '../../lib/review/api';
import type { Remote } from '../../lib/review/port';
import { takeParts } from '../../lib/review/stream';
import type { ReviewRule } from '../../lib/schema/review';
import { choosePlace } from './save';

/** Files by way of the browser's pickers and the worker. */
export function fileDesk(desk: Remote<DeskApi>, ruleNow: () => ReviewRule): FileDesk {
  return {
    reportMost: REPORT_MOST_ITEMS,
    async export({ format, redaction, scope, selection }, options) {
      const place = await choosePlace(format);
      if (place === null) return null;
      const { port1, port2 } = new MessageChannel();
      const parts = takeParts(port1, options);
      await desk.export({ format, redaction, scope, selection, whole: place.whole, rule: ruleNow() }, port2);
      const names = await place.save(parts, () => options.signal.aborted);
      return options.signal.aborted ? null : names;
    },
    verify: (files) => desk.verify(files),
    import: (file) => desk.import(file),
    stopImport: () => desk.stopImport(),
    takeOver: (changes) => desk.takeOver(changes),
  };
}
