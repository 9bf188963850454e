/** Markup that is safe to put into a page: made by `html`, or trusted by name. */
export class Html {
  constructor(readonly text: string) {}
  toString(): string {
    return this.text;
  }
}

/** `null` and `false` leave nothing, so that `condition && html\`…\`` can stand in a template. */
type Value = string | number | Html | readonly Html[] | null | false;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(value: Value): string {
  if (value === null || value === false) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(({ text }) => text).join('');
  return String(value).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** Markup from a template: every value is escaped, but markup that was made the same way. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(parts.reduce((text, part, i) => text + escaped(values[i - 1] ?? null) + part));
}

/** Our own style sheets and scripts, in which nothing must be escaped. Never for words of the story. */
export function trusted(text: string): Html {
  return new Html(text);
}
