/** What an export puts in place of a name or id (lib/export/redact.ts): it means nothing outside of its file. */
const CODE = /~[0-9a-f]{12}/;
const ONLY_A_CODE = new RegExp(`^${CODE.source}$`);

/** Whether a name or id is such a code. */
export function isCode(text: string): boolean {
  return ONLY_A_CODE.test(text);
}

/** Whether such a code stands somewhere in a text. */
export function hasCode(text: string): boolean {
  return CODE.test(text);
}
