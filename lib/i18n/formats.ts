// Making a format costs a hundred times what using it does, and there are few of them: each is made once.

export const numberFormat = remembered(
  (language: string, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(language, options),
);
export const timeFormat = remembered(
  (language: string, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, options),
);

function remembered<Options, Format>(make: (language: string, options: Options) => Format): typeof make {
  const made = new Map<string, Format>();
  return (language, options) => {
    const name = language + JSON.stringify(options);
    const format = made.get(name) ?? make(language, options);
    made.set(name, format);
    return format;
  };
}
