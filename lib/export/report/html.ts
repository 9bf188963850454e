/** HTML that is safe to be put into a page: what `html` made, or `ours` vouches for. */
export class Html {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

/** Markup and styles that stand in our own source. Never for a text that came from anywhere else. */
export function ours(source: string): Html {
  return new Html(source);
}

type Value = Html | string | number | null | readonly (Html | null)[];

/** Markup as written, with every value in it escaped. Null is nothing; a list of pieces is put together. */
export function html(markup: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(markup.map((piece, i) => (i === 0 ? piece : textOf(values[i - 1] ?? null) + piece)).join(''));
}

function textOf(value: Value): string {
  if (value === null) return '';
  if (value instanceof Html) return String(value);
  if (typeof value === 'object') return value.map((each) => each ?? '').join('');
  return escaped(String(value));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** Control characters, also those of C1, have no place in a document; halves of an emoji could not be written. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/gu;

function escaped(text: string): string {
  return text.replace(UNWRITABLE, '\uFFFD').replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
