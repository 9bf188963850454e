/** The format of rows that are records, not bytes; it stands in each of them. */
const FORMAT = 1;

interface Versioned {
  readonly v: number;
}

export function versioned<Row extends object>(row: Row): Row & Versioned {
  return { ...row, v: FORMAT };
}

/** A record without its format; undefined where there is none, or one of a format that is not known here. */
export function unversioned<Row extends object>(row: (Row & Partial<Versioned>) | undefined): Row | undefined {
  if (row === undefined) return undefined;
  const { v = FORMAT, ...rest } = row;
  // All the fields but `v`, which no record of ours has besides.
  return v === FORMAT ? (rest as unknown as Row) : undefined;
}
