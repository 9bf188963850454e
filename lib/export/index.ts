export { exportItems } from './export';
export { collectFiles } from './files';
export { type Imported, importedHistories, importedItems, mergeReview, type ReviewMerge } from './import';
export { REPORT_MOST_ITEMS } from './report/report';
export { redactionSays } from './statement';
export type { ExportAbout, ExportedItem, ExportFormat, ExportOptions, ExportPart, ExportProgress } from './types';
export { type Verified, verifyExport } from './verify';
export { type Checked, verifyFile } from './verify-files';
