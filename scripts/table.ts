/** Full-width characters: Chinese and Japanese text, their punctuation, full-width forms. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}]/u;

/** The number of terminal cells that a text takes. */
export function cellsOf(text: string): number {
  return [...text].reduce((cells, character) => cells + (WIDE.test(character) ? 2 : 1), 0);
}

/** A text cut or padded to exactly `cells` cells. */
export function padTo(text: string, cells: number): string {
  const short = cellsOf(text) <= cells ? text : `${cut(text, cells - 1)}…`;
  return short + ' '.repeat(Math.max(0, cells - cellsOf(short)));
}

function cut(text: string, cells: number): string {
  let kept = '';
  for (const character of text) {
    if (cellsOf(kept + character) > cells) break;
    kept += character;
  }
  return kept;
}

/** Rows under their headings in columns as wide as their content, at most `widest` cells each. The last one is not padded. */
export function table(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  widest: readonly number[],
): string {
  const all = [headings, ...rows];
  const widths = headings.map((_, column) =>
    Math.min(widest[column] ?? Number.POSITIVE_INFINITY, Math.max(...all.map((row) => cellsOf(row[column] ?? '')))),
  );
  const line = (row: readonly string[]) =>
    widths
      .map((cells, column) => padTo(row[column] ?? '', cells))
      .join('  ')
      .trimEnd();
  return [line(headings), widths.map((cells) => '─'.repeat(cells)).join('  '), ...rows.map(line)].join('\n');
}
