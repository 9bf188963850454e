import type { PanelDetails } from '../lib/messages/protocol';

/** What was seen, look by look: folded away until somebody wants to check. */
export function Details({ details, label }: { details: PanelDetails; label: string }) {
  return (
    <details>
      <summary>
        {label} <span class="figure">{details.rows.length}</span>
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, and must by keyboard too */}
      <section class="table" aria-label={label} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {details.columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {details.rows.map((row, i) => (
              <tr key={`${i} ${row[0]}`}>
                {row.map((cell, j) => (
                  <td key={details.columns[j]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {details.more && <p>{details.more}</p>}
      </section>
    </details>
  );
}
