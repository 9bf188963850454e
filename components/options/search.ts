/** Whether all of the words that are searched for stand in a text, in whatever order and case. Nothing searched, all fits. */
export function hasWords(text: string, search: string, language: string): boolean {
  const within = text.toLocaleLowerCase(language);
  const wanted = search.toLocaleLowerCase(language).split(/\s+/).filter(Boolean);
  return wanted.every((word) => within.includes(word));
}
