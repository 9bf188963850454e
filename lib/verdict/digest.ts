/**
 * A short fingerprint of a plain value: two runs of 32-bit FNV-1a over its JSON. It tells "changed" from "unchanged";
 * it proves nothing.
 *
 * @param value whatever JSON can carry; keys count in their order
 * @returns 16 hexadecimal digits
 */
export function digest(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  return hash(text, 0x811c9dc5) + hash(text, 0x050c5d1f);
}

function hash(text: string, seed: number): string {
  let h = seed;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return (h >>> 0).toString(16).padStart(8, '0');
}
