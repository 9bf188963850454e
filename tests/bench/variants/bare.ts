// The least that badges can cost: the same number of them, drawn by hand and always the same, and nothing read.

import { createBadge, fillBadge } from '../../../lib/page/badge';
import { insertAt } from '../../../lib/page/insert';

const rows = new Map<string, number | null>();
for (const [n, row] of document.querySelectorAll('article > footer > div').entries()) {
  const host = createBadge(`bare:${n}`);
  fillBadge(host, { key: `bare:${n}`, state: 'unknown', word: '', reason: 'none', name: `Post ${n}: none` }, 'light');
  insertAt({ key: `bare:${n}`, element: row, anchor: row, place: 'append' }, host, rows);
}
